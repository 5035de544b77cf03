import { describe, expect, test } from 'vitest';
import { CELLS_IN_SLICE, divide } from '../../../renderer/editor/frames/table/drawing/slices.ts';
import { rowHeight } from '../../../renderer/editor/frames/table/drawing/row-height.ts';
import type { Table, TableCell, TableLine } from '../../../shared/document/table.ts';

const line = (id: string): TableLine => ({ id, order: id, ins: null, del: null, width: null });

/** A table of rows with these ids; `merged`: a cell of the first column that reaches from one row down to another. */
function table(rows: readonly string[], columns: number, merged?: readonly [number, number]): Table {
  const cells: TableCell[] = [];
  rows.forEach((id, row) => {
    for (let column = 0; column < columns; column++) {
      const within = merged !== undefined && column === 0 && row >= merged[0] && row <= merged[1];
      if (within && row > merged[0]) continue;
      const rowSpan = within ? merged[1] - merged[0] + 1 : 1;
      cells.push({ row, column, rowSpan, columnSpan: 1, texts: [`cell:t:${id}:${column}`] });
    }
  });
  return { id: 't', rows: rows.map(line), columns: Array.from({ length: columns }, (_, at) => line(`c${at}`)), cells };
}

const ids = (count: number, letter = 'r'): string[] => Array.from({ length: count }, (_, at) => `${letter}${at}`);
const shape = (slices: ReturnType<typeof divide>): (readonly number[])[] => slices.map(({ from, to }) => [from, to]);

describe('LT1 the rows of a long table stand in slices of a few cells, never within merged cells, and stay in theirs', () => {
  test('all rows, each once, in slices of few cells', () => {
    const slices = divide(table(ids(200), 6), new Map());
    expect(slices.map(({ from }) => from)).toEqual([0, ...slices.slice(0, -1).map(({ to }) => to)]);
    expect(slices.at(-1)?.to).toBe(200);
    expect(Math.max(...slices.map(({ from, to }) => (to - from) * 6))).toBeLessThanOrEqual(CELLS_IN_SLICE);
    expect(shape(divide(table(ids(3), 63), new Map()))).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect(divide(table([], 0), new Map())).toEqual([]);
  });

  test('merged cells keep their rows together', () => {
    const slices = divide(table(ids(40), 6, [8, 23]), new Map());
    expect(slices.some(({ from }) => from > 8 && from <= 23)).toBe(false);
    expect(slices.at(-1)?.to).toBe(40);
  });

  test('a row that comes, goes or moves leaves all others in their slices', () => {
    const known = new Map<string, number>();
    const rows = ids(40);
    const before = divide(table(rows, 6), known);
    expect(shape(before)).toEqual([
      [0, 10],
      [10, 20],
      [20, 30],
      [30, 40],
    ]);
    const sliceOf = new Map(known);
    const others = (without: string): [string, number][] => [...sliceOf].filter(([id]) => id !== without);
    // Inserted, the first of a slice deleted, the first of a slice moved up, one of far away moved up.
    for (const [moved, next] of [
      ['new', [...rows.slice(0, 4), 'new', ...rows.slice(4)]],
      ['r10', rows.filter((id) => id !== 'r10')],
      ['r10', [...rows.slice(0, 9), 'r10', 'r9', ...rows.slice(11)]],
      ['r35', [...rows.slice(0, 5), 'r35', ...rows.slice(5, 35), ...rows.slice(36)]],
    ] as const) {
      const own = new Map(sliceOf);
      divide(table(next, 6), own);
      for (const [id, slice] of others(moved)) expect(own.get(id), `${id} after ${moved}`).toBe(slice);
    }
  });

  test('many rows that come at once are slices of their own', () => {
    const known = new Map<string, number>();
    divide(table(ids(10), 6), known);
    const slices = divide(table([...ids(5), ...ids(100, 'n'), ...ids(10).slice(5)], 6), known);
    expect(slices.at(-1)?.to).toBe(110);
    expect(Math.max(...slices.map(({ from, to }) => to - from))).toBeLessThanOrEqual(20);
  });

  test('the height of what is not drawn follows from how much stands in it', () => {
    const shares = [500, 500];
    expect(rowHeight([0, 0], shares)).toBeCloseTo(2.25);
    expect(rowHeight([3, 12], shares)).toBeCloseTo(2.25);
    expect(rowHeight([3, 130], shares)).toBeCloseTo(3 * 1.45 + 0.8);
  });
});
