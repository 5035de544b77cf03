/** Whose suggestions of which kind the list shows. Pure. */
import type { Suggestion } from '../../../shared/document/suggestions.ts';
import type { SuggestedPlace } from '../../../shared/document/suggestion-list.ts';
import { groupOf, type Group, type Membership } from '../../../shared/domain/people.ts';
import type { TextKey, Translate } from '../../../shared/i18n/catalogue.ts';
import { authorName, changeName } from './describe.ts';

/** Shows all. */
export const everything = 'all';
/** One's own. */
export const own = 'own';

interface Filtered {
  readonly about: Suggestion;
  readonly places: readonly SuggestedPlace[];
}

export interface AuthorChoice {
  /** `all`, `own`, `person:<id>`, `name:<name in a file>`, `group:<id>`. */
  readonly id: string;
  readonly label: string;
  readonly group?: Group;
}

/** Whether a suggestion is one of those that are chosen. `me`: the id of who looks at the list. */
export function isBy({ about }: Filtered, who: string, membership: Membership, me: string): boolean {
  if (who === everything) return true;
  if (who === own) return about.as === '' && about.by === me;
  if (who.startsWith('name:')) return about.as === who.slice(5);
  if (who.startsWith('person:')) return about.as === '' && about.by === who.slice(7);
  const person = membership.people.get(about.by);
  return about.as === '' && person !== undefined && groupOf(person, membership)?.id === who.slice(6);
}

export const isOfKind = ({ places }: Filtered, kind: string): boolean =>
  kind === everything || changeName(places) === kind;

/** Who there is to choose from: groups first, then people and the names that files give. */
export function authorsOf(all: readonly Filtered[], membership: Membership, me: string, t: Translate): AuthorChoice[] {
  const people = new Map<string, string>();
  const groups = new Map<string, AuthorChoice>();
  let mine = false;
  for (const { about } of all) {
    if (about.as === '' && about.by === me) {
      mine = true;
      continue;
    }
    people.set(about.as === '' ? `person:${about.by}` : `name:${about.as}`, authorName(about, membership, t));
    const person = about.as === '' ? membership.people.get(about.by) : undefined;
    const group = person === undefined ? null : groupOf(person, membership);
    if (group !== null)
      groups.set(group.id, { id: `group:${group.id}`, label: t('suggest.filterGroup', { name: group.name }), group });
  }
  return [
    { id: everything, label: t('suggest.filterEverybody') },
    ...(mine ? [{ id: own, label: t('decide.filterOwn') }] : []),
    ...groups.values(),
    ...[...people].map(([id, label]) => ({ id, label })),
  ];
}

/** The kinds of changes that there are, by the text that names them. */
export function kindsOf(all: readonly Filtered[]): readonly TextKey[] {
  return [...new Set(all.map(({ places }) => changeName(places)))].sort();
}
