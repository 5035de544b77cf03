/** Places of rows with flat keys, by fractional indices. Unlike the library alone it never throws, whatever peers wrote. */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

export interface Placed {
  readonly id: string;
  readonly order: string;
}

/** Longer ones are not believed; between two neighbours there is room for some 1,000 insertions at one place. */
const longest = 200;

/** Whether a text is a place that others can be put before and behind. */
export function isPlace(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > longest) return false;
  try {
    generateKeyBetween(value, null);
    generateKeyBetween(null, value);
    return true;
  } catch {
    return false;
  }
}

/** In the order in which they are shown: by place, and by id where two people chose the same one. */
export const byPlace = (a: Placed, b: Placed): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** Places behind `after` (null: first; undefined, or one that isn't there: last) among rows in order. */
export function placesBehind(rows: readonly Placed[], after: string | null | undefined, count: number): string[] {
  const found = after === null ? -1 : rows.findIndex(({ id }) => id === after);
  const index = after === null || found >= 0 ? found : rows.length - 1;
  const left = rows[index]?.order ?? null;
  // Equal places can come from two people inserting at once: the right neighbour must lie strictly behind.
  const right = rows.slice(index + 1).find(({ order }) => left === null || order > left)?.order ?? null;
  // Where a place would grow too long to be believed, the neighbour's own does, which ids then tell apart.
  return generateNKeysBetween(left, right, count).map((place) =>
    place.length <= longest ? place : (left ?? right ?? place),
  );
}

/** The same for one row. */
export const placeBehind = (rows: readonly Placed[], after: string | null | undefined): string =>
  placesBehind(rows, after, 1)[0] ?? '';
