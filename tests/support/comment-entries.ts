/** Entries in a chapter's room for comments. */
import type * as Y from 'yjs';
import { commentEntries } from '../../shared/document/comment-room.ts';
import { chapters, room } from './hub-server.ts';

export const commentsA = room('comments', chapters.a);
/** A thread on the chapter as a whole. */
export const note = (text: string) => ({ type: 'thread', at: 1, anchor: { on: 'chapter' }, text }) as const;
/** What all entries say, sorted. */
export const words = (doc: Y.Doc): unknown[] =>
  [...commentEntries(doc).values()].map((value) => (value as { text?: unknown }).text).sort();
export const keysOf = (doc: Y.Doc): string[] => [...commentEntries(doc).keys()];
