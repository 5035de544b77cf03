/** Mentions while one types: `@` and the beginning of a name. Pure. */
import type { Person } from '../../../shared/domain/people.ts';
import { mentionsIn, withNames } from '../../../shared/domain/comment-entries.ts';
import type { CommentDraft } from './comment-memory.ts';

const most = 6;

/** What stands between an `@` and the caret; null where no name is being typed. */
export function mentionBefore(text: string, caret: number): { readonly from: number; readonly query: string } | null {
  const found = /(?:^|[\s(„“"])@([^\s@]*(?: [^\s@]*)?)$/u.exec(text.slice(0, caret));
  const query = found?.[1];
  return query === undefined ? null : { from: caret - query.length - 1, query };
}

/** Who could be meant, those first whose name begins so. */
export function mentioned(people: readonly Person[], query: string): readonly Person[] {
  const wanted = query.trim().toLocaleLowerCase();
  const starts = (name: string): boolean => name.split(/[\s-]/u).some((word) => word.startsWith(wanted));
  return people
    .map((person) => ({ person, name: person.name.toLocaleLowerCase() }))
    .filter(({ name }) => name.includes(wanted))
    .sort((a, b) => Number(starts(b.name)) - Number(starts(a.name)) || a.name.localeCompare(b.name))
    .slice(0, most)
    .map(({ person }) => person);
}

/** The draft with a chosen person in place of what was typed, and where the caret goes. */
export function withMention(
  draft: CommentDraft,
  place: { readonly from: number; readonly query: string },
  { id, name }: Person,
): { readonly draft: CommentDraft; readonly caret: number } {
  const to = place.from + 1 + place.query.length;
  const text = `${draft.text.slice(0, place.from)}@${name} ${draft.text.slice(to).replace(/^ /, '')}`;
  const people = draft.people.some(([known]) => known === id)
    ? draft.people
    : [...draft.people, [id, name] as [string, string]];
  return { draft: { ...draft, text, people }, caret: place.from + name.length + 2 };
}

/** The text as an entry keeps it: whoever was chosen and still stands there by id. */
export function textToSend({ text, people }: CommentDraft): string {
  let sent = text.trim();
  // Longer names first: `@Mitglied 1` must not take `@Mitglied 12`.
  for (const [id, name] of [...people].sort((a, b) => b[1].length - a[1].length)) {
    if (name !== '') sent = sent.replaceAll(`@${name}`, `@{${id}}`);
  }
  return sent;
}

/** A kept text as a draft to change it. */
export function draftOf(text: string, nameOf: (person: string) => string): CommentDraft {
  return { text: withNames(text, nameOf), people: mentionsIn(text).map((id) => [id, nameOf(id)]) };
}
