/**
 * Cells of a row or column that is suggested to move stand twice until somebody decides: where they are, and as a copy where
 * they should go (`suggested-line-move.ts`). Accepting keeps the ones that were there first, with what people wrote in them
 * meanwhile, and brings into them what was written in the copies. For that it is kept which characters are copies of which.
 */
import * as Y from 'yjs';
import { equalValues, type Attributes } from './block.ts';
import { deltaOf } from './blocks.ts';
import { idsIn, keyOf, type Id, type Ranges } from './brought-map.ts';
import { noteBrought, noteDropped, type Notes } from './brought-notes.ts';
import { blockProperties } from './chapter.ts';
import { copiedInto, forgetCopied } from './copied-characters.ts';
import { applyOperations, type Operation, type Piece } from './operations.ts';
import type { FirstOf } from './same-characters.ts';
import { seenBy } from './seen-by.ts';
import { seenIn } from './seen.ts';
import { suggestionOf } from './suggest.ts';
import { noteSuggestion, readSuggestion } from './suggestions.ts';
import { piecesOf } from './text-pieces.ts';

/**
 * Brings what was written in a copy into the text that it is a copy of; within the transaction. Where it isn't known what was
 * copied, everything of the copy counts as written there, unless both say the same.
 */
export function mergeCopy(
  doc: Y.Doc,
  { from, fromName }: { readonly from: Y.Text; readonly fromName: string },
  to: Y.Text,
  name: string,
  {
    notes,
    decision,
    withdrawn,
  }: { readonly notes: Notes | null; readonly decision: string; readonly withdrawn: boolean },
): void {
  const read = copiedInto(doc, name) ?? null;
  if (read === null && equalValues(deltaOf(from), deltaOf(to))) return noteDropped(doc, name, idsIn(to), decision);
  const { from: source, to: copy } = read ?? { from: [], to: [] };
  const sameOf: FirstOf = notes?.sameOf ?? ((id) => id);
  const there = indexed(to, copy, sameOf);
  const seen = seenBy(doc, to);
  const struck = new Map<number, readonly string[]>();
  there.forEach(({ index, piece }, at) => {
    const ids = strikersOf(piece).filter((id) => seen(id, at));
    if (index >= 0 && ids.length > 0) struck.set(index, ids);
  });
  // What another acceptance has brought already is there, where the other's copy came back by undo.
  const firstOf = (id: Id): string => keyOf(notes?.firstOf(id) ?? id);
  const known = new Set(idsIn(from).map(firstOf));
  const ids = idsIn(to);
  const isThere = ids.map((id) => known.has(firstOf(id)));
  const before = Y.getState(doc.store, doc.clientID);
  const changes = changesOf(
    indexed(from, source, sameOf),
    there.filter(({ index }, at) => index >= 0 || isThere[at] !== true),
  );
  // Who took the suggestion back took out all that was copied: nobody deleted it.
  const isMeant = ({ type }: Operation): boolean => !withdrawn || type !== 'delete';
  applyOperations(from, blockProperties(doc), changes.filter(isMeant));
  const isNoted = noteBrought(
    doc,
    fromName,
    ids.filter((_, at) => there[at]?.index === -1 && isThere[at] !== true),
    idsIn(from).filter(([client, clock]) => client === doc.clientID && clock >= before),
    decision,
  );
  if (!isNoted) forgetCopied(doc, name);
  if (struck.size > 0) carrySeen(doc, from, indexed(from, source, sameOf), struck);
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
function indexed(text: Y.Text, known: Ranges, sameOf: FirstOf): readonly Character[] {
  const starts = new Map<number, (readonly [number, number, number])[]>();
  let count = 0;
  for (const [client, clock, length] of known) {
    starts.set(client, [...(starts.get(client) ?? []), [clock, length, count]]);
    count += length;
  }
  const ids = idsIn(text);
  return piecesOf(text).map((piece, at) => {
    const [client, clock] = sameOf(ids[at] ?? [0, 0]);
    const range = starts.get(client)?.find(([first, length]) => clock >= first && clock < first + length);
    return { index: range === undefined ? -1 : range[2] + clock - range[0], piece };
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
