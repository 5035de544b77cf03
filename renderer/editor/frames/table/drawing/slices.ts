/**
 * A long table is drawn in slices, each a table of its own for the browser: what changes in one costs no layout of the others,
 * and those far from the window cost nothing. Which rows stand together is remembered, so that a row that comes or goes does
 * not move all those behind it from slice to slice. Pure.
 */
import type { Table } from '../../../../../shared/document/table.ts';

/** How many cells a slice holds before the next row begins another. */
export const CELLS_IN_SLICE = 60;

/** The rows from `from` up to `to`. */
export interface Slice {
  readonly key: number;
  readonly from: number;
  readonly to: number;
}

/** Divides the rows of a table; `known` has the slice of each row by its id, and is brought up to date. Never within merged cells. */
export function divide({ rows, columns, cells }: Table, known: Map<string, number>): readonly Slice[] {
  const most = Math.max(1, Math.floor(CELLS_IN_SLICE / Math.max(1, columns.length)));
  const bound = boundRows(cells);
  const used = new Set<number>();
  const slices: { key: number; from: number; to: number }[] = [];
  let next = Math.max(-1, ...known.values()) + 1;
  for (const [index, { id }] of rows.entries()) {
    const last = slices.at(-1);
    const own = known.get(id);
    let key = last?.key;
    if (last === undefined) key = own ?? next++;
    else if (bound.has(index) || own === last.key) key = last.key;
    else if (own === undefined) key = last.to - last.from < most ? last.key : next++;
    // A single row that was moved between others stays with these.
    else if (!used.has(own) && known.get(rows[index + 1]?.id ?? '') !== last.key) key = own;
    if (key === undefined) continue;
    known.set(id, key);
    if (last !== undefined && key === last.key) last.to = index + 1;
    else slices.push({ key, from: index, to: index + 1 });
    used.add(key);
  }
  return slices;
}

/** Rows that merged cells reach into from above. */
function boundRows(cells: Table['cells']): ReadonlySet<number> {
  const bound = new Set<number>();
  for (const { row, rowSpan } of cells) for (let below = row + 1; below < row + rowSpan; below++) bound.add(below);
  return bound;
}
