/** What people do to the rows, columns and merged cells of a table. `origin` marks the transaction, e.g. for undo. */
import { generateNKeysBetween } from 'fractional-indexing';
import type * as Y from 'yjs';
import { newBlockId } from './blocks.ts';
import { noteCellsDropped } from './dropped-cells.ts';
import { copyOfLine, noteLineDropped } from './line-decisions.ts';
import {
  cellAt,
  inOrder,
  MAX_COLUMNS,
  MAX_ROWS,
  MIN_WIDTH,
  readEntries,
  readTable,
  tableMap,
  type KnownLine,
  type Table,
} from './table.ts';

export type LineType = 'row' | 'column';
const letter = { row: 'r', column: 'c' } as const;
const most = { row: MAX_ROWS, column: MAX_COLUMNS } as const;

/** Cells from one to another, by the indices of rows and columns, both included. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const lineKey = (table: string, type: LineType, line: string, name: string): string =>
  `${table}:${letter[type]}:${line}:${name}`;

const allLines = (doc: Y.Doc, table: string, type: LineType): KnownLine[] => {
  const entries = readEntries(doc).get(table);
  const lines = type === 'row' ? entries?.rows : entries?.columns;
  return inOrder(lines?.values() ?? []);
};

/** Makes a table with empty cells; returns the ids of its rows and columns. */
export function createTable(
  doc: Y.Doc,
  table: string,
  rows: number,
  columns: number,
  origin: unknown,
): { readonly rows: readonly string[]; readonly columns: readonly string[] } {
  const made = {
    rows: placeLines(doc, table, 'row', null, rows),
    columns: placeLines(doc, table, 'column', null, columns),
  };
  doc.transact(() => {
    setGone(doc, table, 'row', made.rows, false, origin);
    setGone(doc, table, 'column', made.columns, false, origin);
  }, origin);
  return made;
}

/**
 * Inserts empty rows or columns behind the line `after` (null: at the front); fewer than asked for where the table would
 * get too large. Returns their ids. `suggestion`: only as part of this suggestion.
 */
export function insertLines(
  doc: Y.Doc,
  table: string,
  type: LineType,
  after: string | null,
  count: number,
  origin: unknown,
  suggestion: string | null = null,
): string[] {
  const ids = placeLines(doc, table, type, after, count);
  doc.transact(() => showLines(doc, table, type, ids, suggestion), origin);
  return ids;
}

/** Shows lines that have their places; within the transaction that is to be one step of the history. */
export function showLines(
  doc: Y.Doc,
  table: string,
  type: LineType,
  ids: readonly string[],
  suggestion: string | null,
): void {
  const map = tableMap(doc);
  for (const id of ids) map.set(lineKey(table, type, id, 'gone'), false);
  if (suggestion !== null) for (const id of ids) map.set(lineKey(table, type, id, 'ins'), suggestion);
  if (type === 'column') makeRoom(doc, table, ids);
}

/** Marks what no history takes back: the place of a line that is not shown yet. */
const placing = Symbol('placing');

/**
 * Gives new lines their places as if they had been deleted. An insertion then brings them, and taking it back deletes them:
 * what somebody wrote in one meanwhile stays where it can be found.
 */
export function placeLines(doc: Y.Doc, table: string, type: LineType, after: string | null, count: number): string[] {
  const lines = allLines(doc, table, type);
  const room = Math.max(0, most[type] - lines.filter(({ gone }) => !gone).length);
  const ids = Array.from({ length: Math.min(count, room) }, newBlockId);
  const orders = ordersBehind(lines, after, ids.length);
  doc.transact(() => {
    ids.forEach((id, index) => {
      tableMap(doc).set(lineKey(table, type, id, 'order'), orders[index] ?? '');
      tableMap(doc).set(lineKey(table, type, id, 'gone'), true);
    });
  }, placing);
  return ids;
}

/** Where others have widths, new columns get the mean of them. */
function makeRoom(doc: Y.Doc, table: string, fresh: readonly string[]): void {
  const widths = readTable(doc, table).columns.flatMap(({ width }) => width ?? []);
  if (widths.length === 0) return;
  const mean = Math.round(widths.reduce((sum, width) => sum + width, 0) / widths.length);
  for (const id of fresh) tableMap(doc).set(lineKey(table, 'column', id, 'width'), Math.max(MIN_WIDTH, mean));
}

/** Deletes rows or columns, or brings deleted ones back; their texts stay in the document either way. */
export function setGone(
  doc: Y.Doc,
  table: string,
  type: LineType,
  ids: readonly string[],
  gone: boolean,
  origin: unknown,
): void {
  doc.transact(() => {
    for (const id of ids) {
      tableMap(doc).set(lineKey(table, type, id, 'gone'), gone);
      if (gone && copyOfLine(doc, table, type, id) !== null) dropCopy(doc, table, type, id);
    }
  }, origin);
}

/** With the copy of a line goes what was written in it, and not what others write in it meanwhile (`late-words.ts`). */
function dropCopy(doc: Y.Doc, table: string, type: LineType, copy: string): void {
  const decision = newBlockId();
  noteCellsDropped(doc, table, type, copy, decision);
  noteLineDropped(tableMap(doc), { table, type, copy }, decision);
}

/** Moves a row or column behind another (null: to the front). */
export function moveLine(
  doc: Y.Doc,
  table: string,
  type: LineType,
  id: string,
  after: string | null,
  origin: unknown,
): void {
  const others = allLines(doc, table, type).filter((line) => line.id !== id);
  const [order] = ordersBehind(others, after, 1);
  if (order !== undefined) doc.transact(() => tableMap(doc).set(lineKey(table, type, id, 'order'), order), origin);
}

/** Sets shares of the width by column; they are relative to each other. */
export function setWidths(doc: Y.Doc, table: string, widths: ReadonlyMap<string, number>, origin: unknown): void {
  doc.transact(() => {
    for (const [id, width] of widths) {
      const share = Math.min(1000, Math.max(MIN_WIDTH, Math.round(width)));
      tableMap(doc).set(lineKey(table, 'column', id, 'width'), share);
    }
  }, origin);
}

/** The smallest range around one that cuts through no merged cells. */
export function wholeRange(table: Table, range: CellRange): CellRange {
  let { top, left, bottom, right } = range;
  for (;;) {
    const before = [top, left, bottom, right].join();
    for (const cell of table.cells) {
      const [lastRow, lastColumn] = [cell.row + cell.rowSpan - 1, cell.column + cell.columnSpan - 1];
      if (lastRow < top || cell.row > bottom || lastColumn < left || cell.column > right) continue;
      top = Math.min(top, cell.row);
      left = Math.min(left, cell.column);
      bottom = Math.max(bottom, lastRow);
      right = Math.max(right, lastColumn);
    }
    if (before === [top, left, bottom, right].join()) return { top, left, bottom, right };
  }
}

/** Makes one cell of a range; merged cells within become part of it. */
export function mergeCells(doc: Y.Doc, id: string, asked: CellRange, origin: unknown): void {
  const table = readTable(doc, id);
  const range = wholeRange(table, asked);
  const at = (row: number, column: number) => {
    const [r, c] = [table.rows[row]?.id, table.columns[column]?.id];
    return r === undefined || c === undefined ? null : `${r}:${c}`;
  };
  const [from, to] = [at(range.top, range.left), at(range.bottom, range.right)];
  if (from === null || to === null || from === to) return;
  doc.transact(() => {
    for (let row = range.top; row <= range.bottom; row++)
      for (let column = range.left; column <= range.right; column++) dropMerge(doc, id, table, row, column);
    tableMap(doc).set(`${id}:m:${from}`, to);
  }, origin);
}

/** Makes merged cells single ones again; each gets back the text it had. */
export function splitCell(doc: Y.Doc, id: string, row: number, column: number, origin: unknown): void {
  const table = readTable(doc, id);
  doc.transact(() => dropMerge(doc, id, table, row, column), origin);
}

/** Takes away the merge that a place is part of. */
function dropMerge(doc: Y.Doc, id: string, table: Table, row: number, column: number): void {
  const cell = cellAt(table, row, column);
  const [, , r = '', c = ''] = cell?.texts[0]?.split(':') ?? [];
  const key = `${id}:m:${r}:${c}`;
  if (tableMap(doc).has(key)) tableMap(doc).delete(key);
}

function ordersBehind(lines: readonly KnownLine[], after: string | null, count: number): string[] {
  const index = after === null ? -1 : lines.findIndex(({ id }) => id === after);
  const left = lines[index]?.order ?? null;
  // Equal orders can come from two people inserting at one place at once: the right neighbour must lie strictly behind.
  const right = lines.slice(index + 1).find(({ order }) => left === null || order > left)?.order ?? null;
  return generateNKeysBetween(isOrder(left) ? left : null, isOrder(right) ? right : null, count);
}

/** What a peer wrote as a place may be no fractional index: then the end or the front is taken. */
function isOrder(order: string | null): order is string {
  if (order === null) return false;
  try {
    generateNKeysBetween(order, null, 1);
    return true;
  } catch {
    return false;
  }
}
