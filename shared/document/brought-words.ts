/**
 * Accepting the move of a row or column brings what was written in its copy into the line itself (`cell-copies.ts`). Two people
 * who accept it at the same moment bring the same words twice. So it is noted what was brought (`brought-notes.ts`), and
 * whoever sees two of one, and may write, takes all but one out again: the same one everywhere, whoever does it.
 */
import type * as Y from 'yjs';
import { canonicalJson } from '../domain/canonical-json.ts';
import { idsIn, keyOf, broughtMap, type Id } from './brought-map.ts';
import { noteTakenOut, type Notes } from './brought-notes.ts';
import type { Piece } from './operations.ts';
import { piecesOf } from './text-pieces.ts';

interface Doubled {
  /** Positions in the text, ascending. */
  readonly extra: readonly number[];
  /** What the characters that stay lack of the others, by position. */
  readonly formats: ReadonlyMap<number, Record<string, unknown>>;
  /** The ids of those that stay. */
  readonly staying: readonly Id[];
}

/** Takes out of a text what was brought twice, if anything was. Within a transaction. True where something was. */
export function takeOutTwice(doc: Y.Doc, text: Y.Text, name: string, notes: Notes): boolean {
  if (!notes.restored && !notes.brought.has(name)) return false;
  const ids = idsIn(text);
  const doubled = doubledIn(text, ids, notes);
  if (doubled === null) return false;
  for (const [at, attributes] of doubled.formats) text.format(at, 1, attributes);
  for (const at of [...doubled.extra].reverse()) text.delete(at, 1);
  const extra = new Set(doubled.extra);
  noteTakenOut(
    doc,
    name,
    ids.filter((_, at) => extra.has(at)),
  );
  const staying = new Set(doubled.staying.map((id) => keyOf(notes.sameOf(id))));
  const map = broughtMap(doc);
  for (const { as, key } of notes.brought.get(name) ?? [])
    if (staying.has(as) && map.get(`${key}!`) !== true) map.set(`${key}!`, true);
  return true;
}

/** What of a text is there twice; null for nothing. */
function doubledIn(text: Y.Text, ids: readonly Id[], { firstOf, sameOf }: Notes): Doubled | null {
  const places = new Map<string, number[]>();
  ids.forEach((id, at) => {
    const first = keyOf(firstOf(id));
    places.set(first, [...(places.get(first) ?? []), at]);
  });
  const several = [...places].filter(([, { length }]) => length > 1);
  if (several.length === 0) return null;
  const pieces = piecesOf(text);
  const extra: number[] = [];
  const formats = new Map<number, Record<string, unknown>>();
  const staying: Id[] = [];
  /** What is the first character itself stays, else what was brought first by the order of ids. */
  const rank = (first: string, at: number): readonly [number, number, number] => {
    const id = ids[at] ?? [0, 0];
    return [keyOf(sameOf(id)) === first ? 0 : 1, ...id];
  };
  for (const [first, positions] of several) {
    const [stays, ...others] = positions.sort((a, b) => {
      const [x, y] = [rank(first, a), rank(first, b)];
      return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
    });
    if (stays === undefined) continue;
    // Whatever a peer noted, no word goes for another one.
    const gone = others.filter((at) => wordOf(pieces[at]) === wordOf(pieces[stays]));
    const own = attributesOf(pieces[stays]);
    for (const at of gone) {
      extra.push(at);
      const missing = Object.entries(attributesOf(pieces[at])).filter(([attribute]) => !(attribute in own));
      if (missing.length > 0) formats.set(stays, { ...formats.get(stays), ...Object.fromEntries(missing) });
    }
    const id = ids[stays];
    if (gone.length > 0 && id !== undefined) staying.push(id);
  }
  return extra.length === 0 ? null : { extra: extra.sort((a, b) => a - b), formats, staying };
}

const attributesOf = (piece: Piece | undefined): Readonly<Record<string, unknown>> =>
  piece === undefined || 'marker' in piece ? {} : piece.attrs;
const wordOf = (piece: Piece | undefined): string =>
  piece === undefined ? '' : 'marker' in piece ? 'marker' : canonicalJson([piece.text, piece.embed ?? null]);
