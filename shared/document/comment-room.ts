/**
 * Writing into a chapter's comments room. Each change is one entry under the name of who makes it; to change what one
 * said oneself is to write its entry again. The hub refuses anything else (`electron/hub/check-entries.ts`).
 */
import * as v from 'valibot';
import type * as Y from 'yjs';
import {
  authorOf,
  entriesRoot,
  entryKey,
  entrySchema,
  readEntry,
  type Entry,
  type NewEntry,
} from '../domain/comment-entries.ts';
import { foldComments, nextOrder, type Comments, type Judge } from '../domain/comments.ts';
import { newBlockId } from './blocks.ts';

/** All entries by key, as they stand there: to be read with `readEntry`. */
export const commentEntries = (doc: Y.Doc): Y.Map<unknown> => doc.getMap(entriesRoot);

/** Threads and proposals of the room. */
export function readComments(doc: Y.Doc, judge: Judge): Comments {
  return foldComments(commentEntries(doc).entries(), judge);
}

/** Writes a new entry under the name of `person` and returns its key. Throws when it is none: a mistake of the program. */
export function addEntry(doc: Y.Doc, person: string, entry: NewEntry, origin: unknown): string {
  const key = entryKey(person, newBlockId());
  write(doc, key, entry, origin);
  return key;
}

/** Writes one's own entry again, with changes. Does nothing when there is none of this type under the key. */
export function changeEntry<T extends Entry['type']>(
  doc: Y.Doc,
  key: string,
  type: T,
  change: Partial<Omit<Extract<NewEntry, { type: T }>, 'type'>>,
  origin: unknown,
): void {
  const entry = readEntry(commentEntries(doc).get(key));
  if (entry?.type === type) write(doc, key, { ...entry, ...change }, origin);
}

/** Changes the words of one's own comment. */
export function editComment(doc: Y.Doc, key: string, text: string, now: number, origin: unknown): void {
  const type = commentEntries(doc).get(key);
  const entry = readEntry(type);
  if (entry?.type === 'thread' || entry?.type === 'reply') write(doc, key, { ...entry, text, edited: now }, origin);
}

/** Takes one's own comment back; the words are gone, also for those who look into the file. */
export function deleteComment(doc: Y.Doc, key: string, now: number, origin: unknown): void {
  const entry = readEntry(commentEntries(doc).get(key));
  if (entry?.type !== 'thread' && entry?.type !== 'reply') return;
  write(doc, key, { ...entry, text: '', edited: now, deleted: true }, origin);
}

/** What one person says, now, in the end. */
export interface Saying {
  readonly doc: Y.Doc;
  readonly person: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly origin: unknown;
}

/** Resolves or reopens a thread. */
export function setThreadState({ doc, person, now, origin }: Saying, thread: string, state: 'open' | 'resolved'): void {
  const order = nextOrder(commentEntries(doc).entries(), thread);
  addEntry(doc, person, { type: 'state', thread, at: now, order, state }, origin);
}

/** Gives a thread to a person to see to, or to nobody. */
export function assignThread({ doc, person, now, origin }: Saying, thread: string, to: string | null): void {
  const order = nextOrder(commentEntries(doc).entries(), thread);
  addEntry(doc, person, { type: 'assign', thread, at: now, order, to }, origin);
}

/** Hides what somebody else wrote, or shows it again. */
export function hideEntry(
  { doc, person, now, origin }: Saying,
  target: string,
  { hidden, why }: { readonly hidden: boolean; readonly why: string },
): void {
  const order = nextOrder(commentEntries(doc).entries(), target);
  addEntry(doc, person, { type: 'hide', target, at: now, order, hidden, why }, origin);
}

/** Says what became of a proposal. */
export function decideProposal(
  { doc, person, now, origin }: Saying,
  proposal: string,
  { state, why }: { readonly state: 'open' | 'taken' | 'declined'; readonly why: string },
): void {
  const order = nextOrder(commentEntries(doc).entries(), proposal);
  addEntry(doc, person, { type: 'proposalState', proposal, at: now, order, state, why }, origin);
}

/** What a person wrote here as plain lines, for a draft of what could not be accepted; empty when there is nothing. */
export function commentsAsText(doc: Y.Doc, by: (person: string, client: number | null) => boolean): string {
  const map = commentEntries(doc);
  const texts: string[] = [];
  for (const [key, value] of map.entries()) {
    const entry = readEntry(value);
    const author = authorOf(key);
    if (author === null || !by(author, map._map.get(key)?.id.client ?? null)) continue;
    if ((entry?.type === 'thread' || entry?.type === 'reply') && entry.text !== '') texts.push(entry.text);
  }
  return texts.join('\n\n');
}

function write(doc: Y.Doc, key: string, entry: NewEntry, origin: unknown): void {
  const value = v.parse(entrySchema, entry);
  doc.transact(() => commentEntries(doc).set(key, value), origin);
}
