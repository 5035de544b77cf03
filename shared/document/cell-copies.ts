/**
 * Cells of a row or column that is suggested to move stand twice until somebody decides: where they are, and as a copy where
 * they should go (`suggested-line-move.ts`). Accepting keeps the ones that were there first, with what people wrote in them
 * meanwhile, and brings into them what was written in the copies. For that it is kept which characters are copies of which.
 */
import * as v from 'valibot';
import * as Y from 'yjs';
import { equalValues, type Attributes } from './block.ts';
import { deltaOf } from './blocks.ts';
import { broughtInto, idsIn, noteBrought } from './brought-words.ts';
import { blockProperties } from './chapter.ts';
import { cleanAttributes, markerIdOf } from './delta.ts';
import { applyOperations, type Operation, type Piece } from './operations.ts';
import { seenBy } from './seen-by.ts';
import { seenIn } from './seen.ts';
import { suggestionOf } from './suggest.ts';
import { noteSuggestion, readSuggestion } from './suggestions.ts';

/** By the name of the copy's text. A map of its own that no history takes back. */
const copiedMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('copied');

/** Longest list of ranges for one cell. */
const MOST_RANGES = 2000;
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const ranges = v.pipe(v.array(v.strictTuple([whole, whole, whole])), v.maxLength(MOST_RANGES));
const copied = v.object({ from: ranges, to: ranges });

/** Characters in their order, as [client, first clock, length]. */
type Ranges = readonly (readonly [number, number, number])[];

/** Notes that a text was copied from another one just now; within the transaction. */
export function noteCopied(doc: Y.Doc, from: Y.Text, to: Y.Text, name: string): void {
  const entry = { from: rangesOf(from), to: rangesOf(to) };
  if (entry.from.length <= MOST_RANGES && entry.to.length <= MOST_RANGES) copiedMap(doc).set(name, entry);
}

function rangesOf(text: Y.Text): Ranges {
  const found: [number, number, number][] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const last = found[found.length - 1];
    const { client, clock } = item.id;
    if (last !== undefined && last[0] === client && last[1] + last[2] === clock) last[2] += item.length;
    else found.push([client, clock, item.length]);
  }
  return found;
}

/**
 * Brings what was written in a copy into the text that it is a copy of; within the transaction. Where it isn't known what was
 * copied, everything of the copy counts as written there, unless both say the same.
 */
export function mergeCopy(
  doc: Y.Doc,
  { from, fromName }: { readonly from: Y.Text; readonly fromName: string },
  to: Y.Text,
  name: string,
): void {
  const read = v.safeParse(copied, copiedMap(doc).get(name));
  if (!read.success && equalValues(deltaOf(from), deltaOf(to))) return;
  const { from: source, to: copy } = read.success ? read.output : { from: [], to: [] };
  const there = indexed(to, copy);
  const seen = seenBy(doc, to);
  const struck = new Map<number, readonly string[]>();
  there.forEach(({ index, piece }, at) => {
    const ids = strikersOf(piece).filter((id) => seen(id, at));
    if (index >= 0 && ids.length > 0) struck.set(index, ids);
  });
  // What another acceptance has brought already is there, where the other's copy came back by undo.
  const known = broughtInto(doc, from, fromName);
  const ids = idsIn(to);
  const isThere = there.map((_, at) => known.has((ids[at] ?? []).join(':')));
  const before = Y.getState(doc.store, doc.clientID);
  applyOperations(
    from,
    blockProperties(doc),
    changesOf(
      indexed(from, source),
      there.filter((_, at) => isThere[at] !== true),
    ),
  );
  noteBrought(
    doc,
    fromName,
    ids.filter((_, at) => there[at]?.index === -1 && isThere[at] !== true),
    idsIn(from).filter(([client, clock]) => client === doc.clientID && clock >= before),
  );
  if (struck.size > 0) carrySeen(doc, from, indexed(from, source), struck);
}

const strikersOf = (piece: Piece): readonly string[] =>
  'marker' in piece
    ? []
    : Object.keys(piece.attrs).flatMap((key) => {
        const part = suggestionOf(key);
        return part?.part === 'del' ? [part.id] : [];
      });

/** Who had seen what they struck in the copy had seen it here. */
function carrySeen(
  doc: Y.Doc,
  text: Y.Text,
  characters: readonly Character[],
  struck: ReadonlyMap<number, readonly string[]>,
): void {
  const ranges = new Map<string, (readonly [number, number])[]>();
  characters.forEach(({ index, piece }, at) => {
    const known = struck.get(index) ?? [];
    for (const id of strikersOf(piece)) if (known.includes(id)) ranges.set(id, [...(ranges.get(id) ?? []), [at, 1]]);
  });
  for (const [id, places] of ranges) {
    const { by, at } = readSuggestion(doc, id);
    noteSuggestion(doc, id, by, at, seenIn(text, places));
  }
}

interface Character {
  /** Which of the copied characters it is; -1 for one that was written since. */
  readonly index: number;
  readonly piece: Piece;
}

/** The characters of a text, each with its number among the copied ones. */
function indexed(text: Y.Text, known: Ranges): readonly Character[] {
  const starts = new Map<number, (readonly [number, number, number])[]>();
  let count = 0;
  for (const [client, clock, length] of known) {
    starts.set(client, [...(starts.get(client) ?? []), [clock, length, count]]);
    count += length;
  }
  const indices: number[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const own = starts.get(item.id.client) ?? [];
    for (let offset = 0; offset < item.length; offset++) {
      const at = item.id.clock + offset;
      const range = own.find(([clock, length]) => at >= clock && at < clock + length);
      indices.push(range === undefined ? -1 : range[2] + at - range[0]);
    }
  }
  return piecesOf(text).map((piece, at) => ({ index: indices[at] ?? -1, piece }));
}

/** A text's content, one piece for each position. */
function piecesOf(text: Y.Text): readonly Piece[] {
  return deltaOf(text).flatMap(({ insert, attributes }): Piece[] => {
    const attrs = cleanAttributes(attributes);
    if (typeof insert === 'string') return insert.split('').map((letter) => ({ text: letter, attrs }));
    const marker = markerIdOf(insert);
    return [marker !== null ? { marker } : { text: '\uFFFC', attrs, embed: insert }];
  });
}

/** What was written, deleted and formatted in the copy, as operations on the other text. */
function changesOf(source: readonly Character[], copy: readonly Character[]): readonly Operation[] {
  const places = new Map(source.flatMap(({ index }, at) => (index < 0 ? [] : [[index, at] as const])));
  const left = new Map(copy.flatMap(({ index, piece }) => (index < 0 ? [] : [[index, piece] as const])));
  const inserted = new Map<number, Piece[]>();
  let last = -1;
  for (const { index, piece } of copy) {
    if (index >= 0) last = index;
    else {
      const at = placeBehind(places, last);
      inserted.set(at, [...(inserted.get(at) ?? []), piece]);
    }
  }
  const operations: Operation[] = [];
  for (let at = 0; at <= source.length; at++) {
    const pieces = inserted.get(at);
    if (pieces !== undefined) operations.push({ type: 'insert', at, pieces, length: pieces.length, left: null });
    const here = source[at];
    if (here === undefined || here.index < 0) continue;
    const there = left.get(here.index);
    if (there === undefined) operations.push({ type: 'delete', at, length: 1 });
    else {
      const attributes = added(here.piece, there);
      if (attributes !== null) operations.push({ type: 'format', at, length: 1, attributes });
    }
  }
  return operations;
}

/** Where what stands behind a copied character goes: behind it, or behind the next before it that is still there. */
function placeBehind(places: ReadonlyMap<number, number>, index: number): number {
  for (let known = index; known >= 0; known--) {
    const at = places.get(known);
    if (at !== undefined) return at + 1;
  }
  return 0;
}

/** What the copy's character has that the other lacks. */
function added(here: Piece, there: Piece): Attributes | null {
  if ('marker' in here || 'marker' in there) return null;
  const missing = Object.entries(there.attrs).filter(([key]) => !(key in here.attrs));
  return missing.length === 0 ? null : Object.fromEntries(missing);
}
