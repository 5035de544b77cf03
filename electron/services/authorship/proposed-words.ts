/** Whether somebody who may only propose had proposed words that others took over into the text. */
import type { Doc } from 'yjs';
import { suggestionMap } from '../../../shared/document/suggestions.ts';
import { WrittenLog } from '../../../shared/document/blame/written-log.ts';
import { commentEntries } from '../../../shared/document/comment-room.ts';
import { authorOf, readEntry } from '../../../shared/domain/comment-entries.ts';

/** People under whose name somebody else wrote a suggestion. */
export function othersNamed(doc: Doc, personOf: (client: number) => string | null): ReadonlySet<string> {
  const named = new Set<string>();
  for (const [key, item] of suggestionMap(doc)._map) {
    const by: unknown = item.deleted || !key.endsWith(':by') ? null : suggestionMap(doc).get(key);
    if (typeof by === 'string' && by !== personOf(item.id.client)) named.add(by);
  }
  return named;
}

/** What each of these people typed in their proposals for a chapter; the hub lets nobody write there under another's name. */
export function proposedBy(comments: Doc, people: ReadonlySet<string>): ReadonlyMap<string, string> {
  const logs = new Map<string, WrittenLog>();
  for (const [key, value] of commentEntries(comments).entries()) {
    const author = authorOf(key);
    const entry = author !== null && people.has(author) ? readEntry(value) : null;
    if (author === null || entry?.type !== 'proposal') continue;
    const log = logs.get(author) ?? new WrittenLog();
    logs.set(author, log);
    for (const bytes of entry.updates) log.add({ actor: author, at: 0, bytes });
  }
  return new Map(
    [...logs].map(([person, log]) => [person, [...log.written.all()].map(([, { value }]) => value.text).join(' ')]),
  );
}

/** Whether all words are among what was typed. */
export function holdsWords(typed: string, words: string): boolean {
  const wanted = words.match(/[\p{L}\p{N}]+/gu) ?? [];
  return typed !== '' && wanted.every((word) => typed.includes(word));
}
