/**
 * Notes where words come from that are moved, dragged or pasted (`origins-map.ts`): the new characters are copies of what the same
 * step takes away, or of what was copied or cut last in this window. Never looks at a single key.
 */
import * as Y from 'yjs';
import { EMBED_CHARACTER } from '../block.ts';
import { packed, unpacked, type Id, type Ranges } from '../brought-map.ts';
import { markerIdOf } from '../delta.ts';
import { effortFor, longestCommon, MARKER, type Effort, type Span } from '../longest-common.ts';
import type { Operation } from '../operations.ts';
import { suggestionOf } from '../suggest.ts';
import { noteOrigin } from './origins-map.ts';

/** Shorter pieces of words are the same by chance. */
const LEAST_PIECE = 8;
/** What is longer is not compared. */
const MOST_CHARACTERS = 200_000;

/** Characters of a text in their order. */
interface Source {
  readonly doc: Y.Doc;
  readonly text: string;
  readonly ids: Ranges;
}

/** What was copied or cut last in this window. */
let copied: Source | null = null;

/** To be called when a part of a text is copied: [position, length] of it. */
export function rememberCopied(text: Y.Text, at: number, length: number): void {
  copied = length < LEAST_PIECE || length > MOST_CHARACTERS ? null : sourceIn(text, [[at, length]]);
}

/** A part of a text. */
export type Place = readonly [at: number, length: number];

/**
 * To be called before operations are written into a text. What it returns is to be called when they have been, in the same
 * transaction; null where nothing can be a copy, as of what is typed. `moved`: what is known to be moved by them.
 */
export function origins(
  text: Y.Text,
  operations: readonly Operation[],
  moved: readonly Place[] = [],
): (() => void) | null {
  const inserted = operations.reduce((sum, each) => sum + (each.type === 'insert' ? each.length : 0), 0);
  const gone = rangesOf(operations, ({ type }) => type === 'delete');
  const struck = inserted < 2 ? [] : rangesOf(operations, isStruck);
  const lost = gone.reduce((sum, [, length]) => sum + length, 0);
  if (inserted > MOST_CHARACTERS || lost > MOST_CHARACTERS) return null;
  if (inserted < 2) {
    // What is cut may be pasted next.
    if (lost >= LEAST_PIECE) copied = sourceIn(text, gone);
    return null;
  }
  const sources = together([...gone, ...struck, ...moved])
    .map((place) => sourceIn(text, [place]))
    .filter((each) => each !== null);
  if (copied !== null && copied.doc === text.doc && inserted >= LEAST_PIECE) sources.push(copied);
  const { doc } = text;
  if (sources.length === 0 || doc === null) return null;
  const since = Y.getState(doc.store, doc.clientID);
  return () => note(doc, written(text, since), sources);
}

function rangesOf(operations: readonly Operation[], isMeant: (operation: Operation) => boolean): Place[] {
  return operations.flatMap((each): Place[] =>
    each.type !== 'property' && isMeant(each) ? [[each.at, each.length]] : [],
  );
}

/** Ascending, those that follow each other as one. */
function together(places: readonly Place[]): Place[] {
  const found: [number, number][] = [];
  for (const [at, length] of [...places].sort(([a], [b]) => a - b)) {
    const last = found.at(-1);
    if (last !== undefined && last[0] + last[1] >= at) last[1] = Math.max(last[1], at + length - last[0]);
    else found.push([at, length]);
  }
  return found;
}

const isStruck = (operation: Operation): boolean =>
  operation.type === 'format' &&
  Object.entries(operation.attributes).some(([key, value]) => value !== null && suggestionOf(key)?.part === 'del');

/** The characters at ascending places, each with the marker before it. */
function sourceIn(text: Y.Text, places: readonly Place[]): Source | null {
  const { doc } = text;
  const ids: Id[] = [];
  const letters: string[] = [];
  let at = 0;
  let next = 0;
  for (let item = text._start; item !== null && next < places.length; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const content = lettersOf(item);
    for (let offset = 0; offset < item.length && next < places.length; offset++, at++) {
      const [from, length] = places[next] ?? [0, 0];
      const isIn = at >= from || (at === from - 1 && content[offset] === MARKER);
      if (isIn) {
        ids.push([item.id.client, item.id.clock + offset]);
        letters.push(content[offset] ?? '');
      }
      if (at >= from + length - 1) next++;
    }
  }
  return doc === null || ids.length === 0 ? null : { doc, text: letters.join(''), ids: packed(ids) };
}

/** What this document's client has written into a text since a clock. */
function written(text: Y.Text, since: number): Source | null {
  const { doc } = text;
  const ids: Id[] = [];
  let letters = '';
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable || item.id.client !== doc?.clientID || item.id.clock < since) continue;
    for (let offset = 0; offset < item.length; offset++) ids.push([item.id.client, item.id.clock + offset]);
    letters += lettersOf(item);
  }
  return doc === null || ids.length === 0 ? null : { doc, text: letters, ids: packed(ids) };
}

function lettersOf({ content, length }: Y.Item): string {
  if (content instanceof Y.ContentString) return content.str;
  if (content instanceof Y.ContentEmbed && markerIdOf(content.embed) !== null) return MARKER;
  return EMBED_CHARACTER.repeat(length);
}

function note(doc: Y.Doc, now: Source | null, sources: readonly Source[]): void {
  if (now === null) return;
  const made = unpacked(now.ids);
  const taken: Span[] = [];
  for (const source of sources) {
    const known = unpacked(source.ids);
    for (const [to, from, length] of samePieces(now.text, source.text)) {
      if (taken.some(([start, end]) => to < end && to + length > start)) continue;
      taken.push([to, to + length]);
      noteOrigin(doc, packed(made.slice(to, to + length)), packed(known.slice(from, from + length)));
    }
  }
}

type Piece = readonly [to: number, from: number, length: number];

/** What is the same: all of it, with or without the marker before it; else pieces of some length. */
function samePieces(now: string, before: string): readonly Piece[] {
  for (const skip of [0, 1]) {
    const at = skip === 0 || before.startsWith(MARKER) ? now.indexOf(before.slice(skip)) : -1;
    if (at >= 0 && before.length > skip) return [[at, skip, before.length - skip]];
  }
  const at = before.indexOf(now);
  if (at >= 0) return [[0, at, now.length]];
  const pieces: Piece[] = [];
  match(now, before, [0, now.length], [0, before.length], effortFor(now.length + before.length), pieces);
  return pieces;
}

function match(
  a: string,
  b: string,
  [startA, endA]: Span,
  [startB, endB]: Span,
  effort: Effort,
  pieces: Piece[],
): void {
  if (endA - startA < LEAST_PIECE || endB - startB < LEAST_PIECE) return;
  const piece = longestCommon(a, b, [startA, endA], [startB, endB], effort);
  if (piece === null || piece.length < LEAST_PIECE) return;
  const { from, to, length } = piece;
  match(a, b, [startA, from], [startB, to], effort, pieces);
  pieces.push([from, to, length]);
  match(a, b, [from + length, endA], [to + length, endB], effort, pieces);
}
