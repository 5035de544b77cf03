/**
 * Accepting the move of a row or column brings what was written in its copy into the line itself (`cell-copies.ts`). Two people
 * who accept it at the same moment bring the same words twice. So each acceptance notes which characters it brought of which,
 * and whoever sees two of one, and may write, takes all but one out again: the same one everywhere, whoever does it.
 *
 * The map `brought` holds a flat key for each acceptance, so that none overwrites another; no history takes it back.
 * `<text>@<client>:<clock>` says what it brought, `<text>@<client>:<clock>!` that its characters stand for those of others
 * as well: then undo leaves them (`standsForOthers`), since the others' acceptance still holds.
 */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { deltaOf } from './blocks.ts';
import { isPartial } from './copies.ts';
import { cleanAttributes } from './delta.ts';

/** Longest list of ranges for one acceptance, and most keys that are looked at. */
const MOST_RANGES = 2000;
const MOST_KEYS = 20_000;
/** Most characters that are looked at of one acceptance. */
const MOST_CHARACTERS = 100_000;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const range = v.strictTuple([whole, whole, v.pipe(whole, v.maxValue(MOST_CHARACTERS))]);
const ranges = v.pipe(v.array(range), v.maxLength(MOST_RANGES));
const broughtEntry = v.object({ of: ranges, as: ranges });

const broughtMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('brought');

/** A character's Yjs id. */
type Id = readonly [client: number, clock: number];
const keyOf = ([client, clock]: Id): string => `${client}:${clock}`;

/** Notes that the characters `of` of a copy were written as `as` into a text; within the transaction. */
export function noteBrought(doc: Y.Doc, name: string, of: readonly Id[], as: readonly Id[]): void {
  const [first] = as;
  if (first === undefined || of.length !== as.length || of.length > MOST_CHARACTERS) return;
  const entry = { of: packed(of), as: packed(as) };
  if (entry.of.length <= MOST_RANGES && entry.as.length <= MOST_RANGES)
    broughtMap(doc).set(`${name}@${keyOf(first)}`, entry);
}

/** Whether two people may have brought the same into a text: it is worth looking. Cheap where nobody did. */
export function mayBeTwice(doc: Y.Doc, name: string): boolean {
  return doc.share.has('brought') && keysOf(doc, name).length > 1;
}

/** The characters of copies that were brought into a text and are still there. */
export function broughtInto(doc: Y.Doc, text: Y.Text, name: string): ReadonlySet<string> {
  if (!doc.share.has('brought')) return new Set();
  const there = new Set(charactersOf(text).map(({ id }) => keyOf(id)));
  return new Set(entriesOf(doc, name).flatMap(({ pairs }) => pairs.flatMap(([of, as]) => (there.has(as) ? [of] : []))));
}

interface Doubled {
  /** Positions in the text, ascending. */
  readonly extra: readonly number[];
  /** What the characters that stay lack of the others, by position. */
  readonly formats: ReadonlyMap<number, Record<string, unknown>>;
  /** The keys of the acceptances whose characters stay. */
  readonly standing: ReadonlySet<string>;
}

/** Takes out what was brought twice, if anything was, as one transaction of `origin`. */
export function takeOutTwice(doc: Y.Doc, text: Y.Text, name: string, origin: unknown = null): void {
  const doubled = doubledIn(doc, text, name);
  if (doubled === null) return;
  const map = broughtMap(doc);
  doc.transact(() => {
    for (const [at, attributes] of doubled.formats) text.format(at, 1, attributes);
    for (const at of [...doubled.extra].reverse()) text.delete(at, 1);
    for (const key of doubled.standing) if (map.get(`${key}!`) !== true) map.set(`${key}!`, true);
  }, origin);
}

/** What of a text is there twice; null for nothing, and while a part of what others wrote is still to come. */
function doubledIn(doc: Y.Doc, text: Y.Text, name: string): Doubled | null {
  if (isPartial(doc) || !mayBeTwice(doc, name)) return null;
  const characters = charactersOf(text);
  const places = new Map(characters.map(({ id }, at) => [keyOf(id), at]));
  const brought = new Map<string, { readonly at: number; readonly key: string }[]>();
  for (const { key, pairs } of entriesOf(doc, name))
    for (const [of, as] of pairs) {
      const at = places.get(as);
      if (at !== undefined) brought.set(of, [...(brought.get(of) ?? []), { at, key }]);
    }
  const extra = new Set<number>();
  const formats = new Map<number, Record<string, unknown>>();
  const standing = new Set<string>();
  const order = ({ at }: { readonly at: number }): Id => characters[at]?.id ?? [0, 0];
  for (const each of brought.values()) {
    const [stays, ...others] = each.sort((a, b) => order(a)[0] - order(b)[0] || order(a)[1] - order(b)[1]);
    const gone = others.filter(({ at }) => at !== stays?.at);
    if (stays === undefined || gone.length === 0) continue;
    standing.add(stays.key);
    const own = characters[stays.at]?.attrs ?? {};
    for (const { at } of gone) {
      extra.add(at);
      const missing = Object.entries(characters[at]?.attrs ?? {}).filter(([attribute]) => !(attribute in own));
      if (missing.length > 0) formats.set(stays.at, { ...formats.get(stays.at), ...Object.fromEntries(missing) });
    }
  }
  // What stands for one character doesn't go as the copy of another, whatever a peer wrote.
  for (const [stays] of brought.values()) if (stays !== undefined) extra.delete(stays.at);
  return extra.size === 0 ? null : { extra: [...extra].sort((a, b) => a - b), formats, standing };
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

/** The keys of what was brought into a text. */
function keysOf(doc: Y.Doc, name: string): readonly string[] {
  const map = broughtMap(doc);
  if (map.size > MOST_KEYS) return [];
  return [...map.keys()].filter((key) => key.startsWith(`${name}@`) && !key.endsWith('!'));
}

interface Entry {
  readonly key: string;
  /** The keys of a copy's character and of the one that was written for it. */
  readonly pairs: readonly (readonly [of: string, as: string])[];
}

function entriesOf(doc: Y.Doc, name: string): readonly Entry[] {
  return keysOf(doc, name).flatMap((key) => {
    const read = v.safeParse(broughtEntry, broughtMap(doc).get(key));
    if (!read.success || lengthOf(read.output.as) > MOST_CHARACTERS) return [];
    const [of, as] = [unpacked(read.output.of), unpacked(read.output.as)];
    if (of.length !== as.length) return [];
    return [{ key, pairs: of.map((id, index) => [keyOf(id), keyOf(as[index] ?? [0, 0])] as const) }];
  });
}

type Ranges = readonly (readonly [number, number, number])[];
const lengthOf = (each: Ranges): number => each.reduce((sum, [, , length]) => sum + length, 0);

/** Ids in their order as [client, first clock, length]. */
function packed(ids: readonly Id[]): Ranges {
  const found: [number, number, number][] = [];
  for (const [client, clock] of ids) {
    const last = found[found.length - 1];
    if (last !== undefined && last[0] === client && last[1] + last[2] === clock) last[2]++;
    else found.push([client, clock, 1]);
  }
  return found;
}

function unpacked(packedIds: Ranges): readonly Id[] {
  if (lengthOf(packedIds) > MOST_CHARACTERS) return [];
  return packedIds.flatMap(([client, clock, length]) => Array.from({ length }, (_, at): Id => [client, clock + at]));
}

interface Character {
  readonly id: Id;
  readonly attrs: Readonly<Record<string, unknown>>;
}

/** The characters of a text with their Yjs ids, one for each position. */
function charactersOf(text: Y.Text): readonly Character[] {
  const attrs = deltaOf(text).flatMap(({ insert, attributes }) => {
    const own = cleanAttributes(attributes);
    return Array.from({ length: typeof insert === 'string' ? insert.length : 1 }, () => own);
  });
  return idsIn(text).map((id, at) => ({ id, attrs: attrs[at] ?? {} }));
}

/** The Yjs ids of a text's characters. */
export function idsIn(text: Y.Text): readonly Id[] {
  const ids: Id[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    for (let offset = 0; offset < item.length; offset++) ids.push([item.id.client, item.id.clock + offset]);
  }
  return ids;
}
