/** Makes a table of a chapter read as it did: its lines, their order and widths, merged cells, and the texts of its cells. */
import { generateNKeysBetween } from 'fractional-indexing';
import type * as Y from 'yjs';
import { longestAscending } from '../compare/align.ts';
import type { TableContent } from '../nested.ts';
import { lineKey, setGone, type LineType } from '../table-edit.ts';
import {
  cellText,
  inOrder,
  readEntries,
  readTable,
  tableMap,
  type KnownLine,
  type Table,
  type TableCell,
  type TableLine,
} from '../table.ts';

export const lineTypes: readonly LineType[] = ['row', 'column'];

/** What is known of the lines of a table, deleted ones too, by their ids. */
export function knownLines(doc: Y.Doc, table: string, type: LineType): ReadonlyMap<string, KnownLine> {
  const entries = readEntries(doc).get(table);
  return (type === 'row' ? entries?.rows : entries?.columns) ?? new Map<string, KnownLine>();
}

/** Lines, widths and merged cells; not the texts. Within the transaction. */
export function restoreLayout(doc: Y.Doc, then: TableContent): void {
  for (const [type, lines] of [
    ['row', then.rows],
    ['column', then.columns],
  ] as const) {
    // A line that comes back or goes may show again that another was struck by its suggested move.
    for (let rounds = 0; rounds < MOST_ROUNDS && restoreLines(doc, then.id, type, lines); rounds++);
  }
  restoreMerges(doc, then);
}

/** Whether something had to be written. */
function restoreLines(doc: Y.Doc, table: string, type: LineType, then: readonly TableLine[]): boolean {
  const map = tableMap(doc);
  let wrote = false;
  const known = knownLines(doc, table, type);
  const wanted = new Set(then.map(({ id }) => id));
  const surplus = [...known.values()].filter(({ id, gone }) => !gone && !wanted.has(id)).map(({ id }) => id);
  if (surplus.length > 0) setGone(doc, table, type, surplus, true, null);
  wrote ||= surplus.length > 0;
  const orders = ordersFor(then, known);
  for (const [index, line] of then.entries()) {
    const was = known.get(line.id);
    const set = (name: string, value: unknown): void => {
      map.set(lineKey(table, type, line.id, name), value);
      wrote = true;
    };
    const order = orders[index];
    if (order !== undefined && order !== was?.order) set('order', order);
    if (was?.gone !== false) {
      showAgain(doc, table, type, line.id);
      wrote = true;
    }
    for (const name of ['ins', 'del', 'width'] as const)
      if ((was?.[name] ?? null) !== line[name]) set(name, line[name]);
  }
  return wrote;
}

/** A line that is gone comes back; also one that is gone by a decision on its move, which then no longer stands. */
export function showAgain(doc: Y.Doc, table: string, type: LineType, line: string): void {
  const map = tableMap(doc);
  for (const start of [lineKey(table, type, line, 'by@'), lineKey(table, type, line, 'drop@')])
    for (const key of [...map.keys()]) if (key.startsWith(start)) map.delete(key);
  map.set(lineKey(table, type, line, 'gone'), false);
}

/** The places of lines: those that need no other keep theirs. */
function ordersFor(then: readonly TableLine[], known: ReadonlyMap<string, KnownLine>): readonly string[] {
  const orders = then.map(({ id }) => {
    const order = known.get(id)?.order ?? null;
    return isOrder(order) ? order : null;
  });
  const sorted = [...new Set(orders.filter((order) => order !== null))].sort();
  const placed = orders.flatMap((order, index) => (order === null ? [] : [{ index, order }]));
  const kept = longestAscending(placed.map(({ order }) => sorted.indexOf(order))).flatMap((at) => placed[at] ?? []);
  const out: string[] = [];
  let left: string | null = null;
  for (const { index, order } of [...kept, { index: then.length, order: null }]) {
    out.push(...generateNKeysBetween(left, order, index - out.length));
    if (order !== null) out.push(order);
    left = order;
  }
  return out;
}

function isOrder(order: string | null): order is string {
  if (order === null) return false;
  try {
    generateNKeysBetween(order, null, 1);
    return true;
  } catch {
    return false;
  }
}

/** Cells that are more than their own place; also single ones with the text of a line that is gone. By the cell that they begin with. */
export function mergesOf({ id, rows, columns, cells }: Table): ReadonlyMap<string, TableCell> {
  return new Map(
    cells.flatMap((cell): [string, TableCell][] => {
      const { row, column, rowSpan, columnSpan, texts } = cell;
      const [own = ''] = texts;
      const single = rowSpan === 1 && columnSpan === 1 && texts.length === 1;
      if (single && own === cellText(id, rows[row]?.id ?? '', columns[column]?.id ?? '')) return [];
      const [, , first = '', second = ''] = own.split(':');
      return [[`${first}:${second}`, cell]];
    }),
  );
}

const sameCell = (a: TableCell, b: TableCell): boolean =>
  a.row === b.row && a.column === b.column && a.rowSpan === b.rowSpan && a.columnSpan === b.columnSpan;

/** One merge may hide another one, so it is looked at again until all are as they were. */
function restoreMerges(doc: Y.Doc, then: TableContent): void {
  const map = tableMap(doc);
  const key = (from: string): string => `${then.id}:m:${from}`;
  const wanted = [...mergesOf(then)].map(([from, cell]) => ({ from, cell, to: farEnd(doc, then, from, cell) }));
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds++) {
    const shown = mergesOf(readTable(doc, then.id));
    const isRight = (from: string, cell: TableCell): boolean =>
      wanted.some((other) => other.from === from && sameCell(other.cell, cell));
    const wrong = [...shown].flatMap(([from, cell]) => (isRight(from, cell) ? [] : [from]));
    const lacking = wanted.filter(({ from, to, cell }) => {
      const is = shown.get(from);
      return (is === undefined || !sameCell(is, cell)) && map.get(key(from)) !== to;
    });
    if (wrong.length === 0 && lacking.length === 0) return;
    for (const from of wrong) map.delete(key(from));
    for (const { from, to } of lacking) map.set(key(from), to);
  }
}
const MOST_ROUNDS = 100;

/** The cell that a merge reaches to: the corner opposite of where it begins, which need not be its first one. */
function farEnd(doc: Y.Doc, { id, rows, columns }: Table, from: string, cell: TableCell): string {
  const [row = '', column = ''] = from.split(':');
  const end = (type: LineType, own: string, lines: readonly TableLine[], first: number, count: number): string => {
    const known = knownLines(doc, id, type);
    const [head, last] = [lines[first]?.id ?? '', lines[first + count - 1]?.id ?? ''];
    const begins = own === head || (own !== last && (known.get(own)?.order ?? '') <= (known.get(head)?.order ?? ''));
    return begins ? last : head;
  };
  return `${end('row', row, rows, cell.row, cell.rowSpan)}:${end('column', column, columns, cell.column, cell.columnSpan)}`;
}

/** The lines that are shown, in order. */
export const shownLines = (known: ReadonlyMap<string, KnownLine>): readonly KnownLine[] =>
  inOrder([...known.values()].filter(({ gone }) => !gone));
