/** Whose work one looks at: everybody's, a person's, a group's. */
import type { Session } from '../../app/session.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import { personName } from './travel-words.ts';

export const everybody = 'all';

export interface FilterChoice {
  readonly id: string;
  readonly label: string;
}

/** Groups, then everybody who wrote, by name. */
export function filterChoices(session: Session, writers: readonly string[], t: Translate): FilterChoice[] {
  const groups = session.membership.groups.map(({ id, name }) => ({
    id: `group ${id}`,
    label: t('travel.group', { name }),
  }));
  const people = writers
    .map((person) => ({ id: `person ${person}`, label: personName(session, person, t) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return [{ id: everybody, label: t('travel.everybody') }, ...people, ...groups];
}

/** The people that a choice stands for, null for everybody. */
export function peopleOf(session: Session, choice: string): string[] | null {
  const [kind, id] = choice.split(' ');
  if (kind === 'person' && id !== undefined) return [id];
  if (kind !== 'group') return null;
  return [...session.membership.people.values()]
    .filter(({ roles }) => roles.some((role) => role.role === 'member' && role.group === id))
    .map((person) => person.id)
    .slice(0, 500);
}
