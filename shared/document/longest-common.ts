/** The longest piece that two texts have in common, found with bounded effort. */

/** Stands for a marker in the flat text; the map tells which. */
export const MARKER = '\uFDD0';
/** Pieces shorter than this are none. */
const ANCHOR = 3;
/** Steps for one comparison: enough for any text that people write; what repeats itself endlessly is compared less finely. */
const STEPS_AT_LEAST = 1_000_000;
const STEPS_PER_CHARACTER = 16;

/** What a comparison may still cost: one step for each place looked at and each pair of characters compared. */
export interface Effort {
  left: number;
}

/** The effort that two texts of these lengths together are worth. */
export const effortFor = (characters: number): Effort => ({
  left: STEPS_AT_LEAST + STEPS_PER_CHARACTER * characters,
});

export type Span = readonly [start: number, end: number];

/** `length` characters from `from` in the one text are those from `to` in the other. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

export const isHigh = (text: string, index: number): boolean => (text.charCodeAt(index) & 0xfc00) === 0xd800;
export const isLow = (text: string, index: number): boolean => (text.charCodeAt(index) & 0xfc00) === 0xdc00;

/**
 * The longest piece of text in both stretches, at least `ANCHOR` long; a shorter one, or none, when the effort is used up.
 * Spends at most the effort and one comparison more.
 */
export function longestCommon(
  a: string,
  b: string,
  [startA, endA]: Span,
  [startB, endB]: Span,
  effort: Effort,
): Piece | null {
  effort.left -= endB - startB;
  if (effort.left <= 0) return null;
  const places = new Map<string, number[]>();
  for (let j = startB; j + ANCHOR <= endB; j++) {
    const gram = b.slice(j, j + ANCHOR);
    const list = places.get(gram);
    if (list === undefined) places.set(gram, [j]);
    else if (list.length < 8) list.push(j);
  }
  let best: Piece = { from: 0, to: 0, length: 0 };
  for (let i = startA; i + ANCHOR <= endA && endA - i > best.length && effort.left > 0; i++) {
    effort.left--;
    for (const j of places.get(a.slice(i, i + ANCHOR)) ?? []) {
      if (effort.left <= 0) break;
      // What can't be longer than the best is not compared at all.
      if (endB - j <= best.length || a[i + best.length] !== b[j + best.length]) continue;
      let count = 0;
      while (i + count < endA && j + count < endB && a[i + count] === b[j + count] && a[i + count] !== MARKER) count++;
      effort.left -= count;
      if (count > best.length) best = { from: i, to: j, length: count };
    }
  }
  let { from, to, length: count } = best;
  if (count > 0 && isLow(a, from)) {
    from++;
    to++;
    count--;
  }
  if (count > 0 && isHigh(a, from + count - 1)) count--;
  return count >= ANCHOR ? { from, to, length: count } : null;
}
