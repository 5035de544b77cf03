/**
 * What is known of words that were brought from the copy of a row or column into the line itself (`cell-copies.ts`,
 * `late-words.ts`), in the map `brought`: flat keys, so that none overwrites another; no history takes them back.
 *
 * - `<text>@<client>:<clock>`: which characters were written for which of a copy, and for which decision. It holds as long as
 *   that decision stands (`line-decisions.ts`); without one it always does,
 * - `<text>@<client>:<clock>!`: its characters stand for those of others as well; then undo leaves them,
 * - `<text>~<client>:<clock>`: characters that were taken out again, since they were there twice,
 * - `<text of the copy>/<decision>`: characters that went with the copy, known to whoever decided so,
 * - `=<client>:<clock>`: which character is which (`same-characters.ts`).
 */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { broughtMap, keyOf, lengthOf, MOST_KEYS, packed, unpacked, type Id, type Ranges } from './brought-map.ts';
import { copiedSteps, forgetCopied } from './copied-characters.ts';
import { following, restoredSteps, stepsBetween, type FirstOf, type Step } from './same-characters.ts';

/** Longest list of ranges for one note. */
const MOST_RANGES = 2000;
/** Most characters that are looked at of one. */
const MOST_CHARACTERS = 100_000;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const range = v.strictTuple([whole, whole, v.pipe(whole, v.maxValue(MOST_CHARACTERS))]);
const ranges = v.pipe(
  v.array(range),
  v.maxLength(MOST_RANGES),
  v.check((list) => lengthOf(list) <= MOST_CHARACTERS),
);
const broughtEntry = v.object({ of: ranges, as: ranges, by: v.optional(v.pipe(v.string(), v.maxLength(100)), '') });

const fits = (each: Ranges): boolean => each.length <= MOST_RANGES && lengthOf(each) <= MOST_CHARACTERS;

/** Notes that the characters `of` of a copy were written as `as` into a text; false where that is too much for a note. */
export function noteBrought(doc: Y.Doc, name: string, of: readonly Id[], as: readonly Id[], by: string): boolean {
  const [first] = as;
  if (first === undefined || of.length !== as.length) return of.length === 0;
  const entry = { of: packed(of), as: packed(as), by };
  if (!fits(entry.of) || !fits(entry.as)) return false;
  broughtMap(doc).set(`${name}@${keyOf(first)}`, entry);
  return true;
}

/** Notes that what was brought for a decision stands without it as well. At most 2,000 characters. */
export function noteKept(doc: Y.Doc, name: string, kept: readonly { readonly of: Id; readonly as: Id }[]): void {
  const [first] = kept;
  if (first === undefined) return;
  const entry = { of: packed(kept.map(({ of }) => of)), as: packed(kept.map(({ as }) => as)), by: '' };
  broughtMap(doc).set(`${name}@+${keyOf(first.as)}`, entry);
}

/** Notes that characters of a text were taken out, since others stand for the same. */
export function noteTakenOut(doc: Y.Doc, name: string, ids: readonly Id[]): void {
  const [first] = ids;
  if (first === undefined) return;
  broughtMap(doc).set(`${name}~${doc.clientID}:${keyOf(first)}`, { of: packed(ids), as: [] });
}

/** Notes that characters of a copy went with it, for a decision. */
export function noteDropped(doc: Y.Doc, name: string, ids: readonly Id[], by: string): void {
  const of = packed(ids);
  if (ids.length > 0 && fits(of)) broughtMap(doc).set(`${name}/${by}`, { of, as: [], by });
  else if (ids.length > 0) forgetCopied(doc, name);
}

/** A character that was brought. */
export interface Brought {
  /** What it was first, wherever that was written. */
  readonly first: string;
  /** What it was before undo or redo wrote it anew. */
  readonly as: string;
  /** The note's key. */
  readonly key: string;
  /** The decision that it was brought for; empty for none. */
  readonly by: string;
}

export interface Notes {
  /** What a character was first: in a copy, the original's; brought, that of the copy. */
  readonly firstOf: FirstOf;
  /** What it was before undo or redo wrote it anew. */
  readonly sameOf: FirstOf;
  /** Whether undo or redo wrote anything anew. */
  readonly restored: boolean;
  /** What was brought into a text, by its name. */
  readonly brought: ReadonlyMap<string, readonly Brought[]>;
  /** What was taken out of a text, by `as`. */
  readonly takenOut: ReadonlyMap<string, ReadonlySet<string>>;
  /** What went with a copy's text, by what it was first, and for which decision. */
  readonly dropped: ReadonlyMap<string, readonly { readonly by: string; readonly ids: ReadonlySet<string> }[]>;
}

/** All that is noted; null where it is too much to be looked at. What a peer wrote badly is left out. */
export function readNotes(doc: Y.Doc): Notes | null {
  const again = restoredSteps(doc);
  const entries = entriesOf(doc);
  if (entries === null) return null;
  const steps: Step[] = [...again, ...copiedSteps(doc)];
  for (const { kind, of, as } of entries) if (kind === '@') for (const step of stepsBetween(as, of)) steps.push(step);
  const [sameOf, firstOf] = [following(again), following(steps)];
  const brought = new Map<string, Brought[]>();
  const takenOut = new Map<string, Set<string>>();
  const dropped = new Map<string, { by: string; ids: ReadonlySet<string> }[]>();
  for (const { key, name, kind, by, ...ranges } of entries) {
    const [of, as] = [unpacked(ranges.of), unpacked(ranges.as)];
    if (kind === '@')
      putAll(
        brought,
        name,
        as.map((id, at) => ({ first: keyOf(firstOf(of[at] ?? id)), as: keyOf(sameOf(id)), key, by })),
      );
    else if (kind === '~')
      takenOut.set(name, new Set([...(takenOut.get(name) ?? []), ...of.map((id) => keyOf(sameOf(id)))]));
    else putAll(dropped, name, [{ by, ids: new Set(of.map((id) => keyOf(firstOf(id)))) }]);
  }
  return { firstOf, sameOf, restored: again.length > 0, brought, takenOut, dropped };
}

interface Entry extends v.InferOutput<typeof broughtEntry> {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
}

function entriesOf(doc: Y.Doc): readonly Entry[] | null {
  if (!doc.share.has('brought')) return [];
  const map = broughtMap(doc);
  if (map.size > MOST_KEYS) return null;
  return [...map.entries()].flatMap(([key, value]): Entry[] => {
    const [, name, kind] = /^(cell:[^@~/]*)([@~/])/.exec(key) ?? [];
    if (name === undefined || kind === undefined || key.endsWith('!')) return [];
    const read = v.safeParse(broughtEntry, value);
    if (!read.success || (kind === '@' && lengthOf(read.output.of) !== lengthOf(read.output.as))) return [];
    return [{ key, name, kind, ...read.output }];
  });
}

function putAll<T>(lists: Map<string, T[]>, name: string, items: readonly T[]): void {
  const list = lists.get(name) ?? [];
  for (const item of items) list.push(item);
  lists.set(name, list);
}

/** Whether a character that undo is about to take stands for what others brought as well. */
export function standsForOthers(doc: Y.Doc, item: Y.Item): boolean {
  if (!doc.share.has('brought')) return false;
  const map = broughtMap(doc);
  if (map.size > MOST_KEYS) return false;
  for (const key of map.keys()) {
    if (!key.endsWith('!')) continue;
    const read = v.safeParse(broughtEntry, map.get(key.slice(0, -1)));
    const covers = ([client, clock, length]: readonly [number, number, number]): boolean =>
      client === item.id.client && item.id.clock >= clock && item.id.clock < clock + length;
    if (read.success && read.output.as.some(covers)) return true;
  }
  return false;
}
