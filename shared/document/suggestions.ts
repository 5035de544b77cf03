/**
 * Whose suggestions they are, when and why: flat keys `<suggestion>:<property>` in the chapter's map `suggestions`. What a
 * suggestion changes stands in the text itself (`suggest.ts`).
 */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { joinSeen, type Restored, type Seen } from './seen.ts';

export interface Suggestion {
  readonly id: string;
  /** The person's id; empty where a peer left it out. */
  readonly by: string;
  /** A name that an imported file gives instead of a person's; empty for none. It proves nothing and is shown as such. */
  readonly as: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The reason, empty for none. */
  readonly why: string;
  /** What its author had seen of the text that it would delete. */
  readonly seen: Seen;
}

/** Longest name of an author that a file may give, in characters. */
const MAX_NAME = 120;
const text = v.fallback(v.pipe(v.string(), v.maxLength(2000)), '');
const name = v.fallback(v.pipe(v.string(), v.maxLength(MAX_NAME)), '');
const time = v.fallback(v.pipe(v.number(), v.minValue(0)), 0);
const seen = v.fallback(v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))), {});

/** Flat keys; part of what an editor's undo takes back. */
export const suggestionMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('suggestions');

/** The ids of all that was suggested here, decided or not. */
export const noted = (doc: Y.Doc): readonly string[] =>
  [...suggestionMap(doc).keys()].flatMap((key) => (key.endsWith(':by') ? [key.slice(0, -':by'.length)] : []));

/** Reads an entry; whatever a peer wrote, the result is well formed. */
export function readSuggestion(doc: Y.Doc, id: string): Suggestion {
  const map = suggestionMap(doc);
  const get = (name: string) => map.get(`${id}:${name}`);
  return {
    id,
    by: v.parse(text, get('by')),
    as: v.parse(name, get('as')),
    at: v.parse(time, get('at')),
    why: v.parse(text, get('why')),
    seen: v.parse(seen, get('seen')),
  };
}

/**
 * Notes that `by` suggests something under this id, having seen `saw`. To be called within the transaction that writes it.
 * `as`: the author's name as an imported file gives it, while `by` is the person who imported it.
 */
export function noteSuggestion(doc: Y.Doc, id: string, by: string, at: number, saw: Seen, as = ''): void {
  const map = suggestionMap(doc);
  if (map.get(`${id}:by`) === undefined) {
    map.set(`${id}:by`, by);
    map.set(`${id}:at`, at);
    if (as !== '') map.set(`${id}:as`, as.slice(0, MAX_NAME));
  }
  if (Object.keys(saw).length > 0) map.set(`${id}:seen`, joinSeen(readSuggestion(doc, id).seen, saw));
}

const restored = v.fallback(
  v.pipe(
    v.array(
      v.strictTuple([v.pipe(v.number(), v.integer(), v.minValue(0)), v.pipe(v.number(), v.integer(), v.minValue(1))]),
    ),
    v.maxLength(2000),
  ),
  [],
);

/** Keys `<suggestion>:<client>`. A map of its own that no history takes back: what is known to have come back stays known. */
const restoredMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('restored');

/** What came back, by undo or by a move, of the characters that a suggestion's author had seen (`seen.ts`). */
export function readRestored(doc: Y.Doc, id: string): Restored {
  const map = restoredMap(doc);
  return (client) => v.parse(restored, map.get(`${id}:${client}`));
}

/** Adds to it, for this document's client; within the transaction. */
export function noteRestored(doc: Y.Doc, id: string, ranges: readonly (readonly [number, number])[]): void {
  const all = [...readRestored(doc, id)(doc.clientID), ...ranges];
  restoredMap(doc).set(`${id}:${doc.clientID}`, all.slice(-2000));
}

/** Gives a suggestion its reason. */
export function setReason(doc: Y.Doc, id: string, why: string, origin: unknown): void {
  doc.transact(() => suggestionMap(doc).set(`${id}:why`, why.slice(0, 2000)), origin);
}

/** Calls `listener` when anything about suggestions is written. */
export function onSuggestions(doc: Y.Doc, listener: () => void): () => void {
  const map = suggestionMap(doc);
  map.observe(listener);
  return () => map.unobserve(listener);
}
