/**
 * Tables: which rows, columns and merged cells there are. All lie as flat keys in one Y.Map of the chapter's document, so
 * that rows and columns that several people insert, move or delete at the same time stay rectangular:
 *
 * - `<table>:r:<row>:order`, `<table>:c:<column>:order`: place among the others (fractional index),
 * - `…:gone`: deleted; the texts stay in the document, and undo brings the row back with all that is in it,
 * - `…:ins`, `…:del`: the suggestion that brings or takes it; `…:from`: the line that it is the moved copy of; `<table>:c:<column>:width`: its share of the width,
 * - `…:by@…`, `…:drop@…`: which decisions on its move stand (`line-decisions.ts`),
 * - `<table>:m:<row>:<column>`: merged cells from this one to `<row>:<column>`; whatever lies between belongs to them.
 *
 * What is in a cell is a root text of the document (`cellText`). Merging moves no text: the texts of all cells that are
 * merged are shown one below the other, and a split gives each its place again.
 */
import type * as Y from 'yjs';
import type { Block } from './block.ts';
import { copiesOfLines, copyForMove } from './line-decisions.ts';

/** How large a table may be; what a peer wrote beyond is not shown. */
export const MAX_ROWS = 1000;
export const MAX_COLUMNS = 63;
/** Shares of the width, of a table of 1000. */
export const MIN_WIDTH = 30;

/** A row or a column. */
export interface TableLine {
  readonly id: string;
  readonly order: string;
  /** The suggestions that bring it or take it away. */
  readonly ins: string | null;
  readonly del: string | null;
  /** Share of the width where one is set; null for rows. */
  readonly width: number | null;
}

export interface TableCell {
  /** Indices of its first row and column. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Names of its texts: the cell's own, and of merged cells those of the others, which are mostly empty. */
  readonly texts: readonly string[];
}

export interface Table {
  readonly id: string;
  readonly rows: readonly TableLine[];
  readonly columns: readonly TableLine[];
  /** Row by row; together they cover every place exactly once. */
  readonly cells: readonly TableCell[];
}

export const tableMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('tables');

/** The table that a key of that map is about. */
export const tableOfKey = (key: string): string => key.split(':', 1)[0] ?? '';

/** The name of a cell's root text. */
export const cellText = (table: string, row: string, column: string): string => `cell:${table}:${row}:${column}`;

/** Which table a block of the kind `table` shows. A copy that a suggested move makes shows the same one. */
export function tableOf({ props, markerId }: Pick<Block, 'props' | 'markerId'>): string {
  const { table } = props;
  return typeof table === 'string' ? table : markerId;
}

/** What is known of one row or column, deleted ones too. */
export interface KnownLine extends TableLine {
  readonly gone: boolean;
  /** The line that a suggested move made it a copy of. */
  readonly from: string | null;
  /** Whether its author took that back by undo, with what was copied; it may have come back by the undo of another's decision. */
  readonly withdrawn: boolean;
}

/** What the map holds of one table. */
export interface TableEntries {
  readonly rows: ReadonlyMap<string, KnownLine>;
  readonly columns: ReadonlyMap<string, KnownLine>;
  /** From the first cell of each merge (`<row>:<column>`) to its last. */
  readonly merges: ReadonlyMap<string, string>;
}

const ID = /^[\w-]{1,40}$/;
const NO_ENTRIES: TableEntries = { rows: new Map(), columns: new Map(), merges: new Map() };

/** The entries of every table of a document. */
export function readEntries(doc: Y.Doc): ReadonlyMap<string, TableEntries> {
  const map = tableMap(doc);
  const tables = new Map<
    string,
    { rows: Map<string, KnownLine>; columns: Map<string, KnownLine>; merges: Map<string, string> }
  >();
  const text = (key: string): string | null => {
    const value = map.get(key);
    return typeof value === 'string' && ID.test(value) ? value : null;
  };
  const decided: string[] = [];
  map.forEach((value, key) => {
    const [id = '', type, first = '', second = '', ...rest] = key.split(':');
    if (rest.length > 0 || !ID.test(id) || !ID.test(first) || typeof value !== 'string' || value.length > 200) return;
    const table = tables.get(id) ?? { rows: new Map(), columns: new Map(), merges: new Map() };
    tables.set(id, table);
    if (type === 'm') {
      if (ID.test(second)) table.merges.set(`${first}:${second}`, value);
    } else if (second.startsWith('by@')) decided.push(key);
    else if ((type === 'r' || type === 'c') && second === 'order') {
      const own = `${id}:${type}:${first}`;
      const ins = text(`${own}:ins`);
      const from = text(`${own}:from`);
      const width = type === 'c' ? map.get(`${own}:width`) : null;
      (type === 'r' ? table.rows : table.columns).set(first, {
        id: first,
        order: value,
        gone: map.get(`${own}:gone`) === true,
        ins,
        del: text(`${own}:del`),
        from:
          from ??
          (ins === null
            ? null
            : copyForMove(doc, { table: id, type: type === 'r' ? 'row' : 'column', copy: first }, ins)),
        withdrawn: from === null,
        width: typeof width === 'number' && width >= MIN_WIDTH && width <= 1000 ? width : null,
      });
    }
  });
  for (const key of decided) {
    const [id = '', type, line = ''] = key.split(':');
    const lines = type === 'r' ? tables.get(id)?.rows : tables.get(id)?.columns;
    const known = lines?.get(line);
    if (known !== undefined) lines?.set(line, { ...known, gone: true });
  }
  // A move that was decided, or whose copy somebody deleted, takes nothing.
  const linesOf = (table: string, type: 'row' | 'column') =>
    type === 'row' ? tables.get(table)?.rows : tables.get(table)?.columns;
  const moves = copiesOfLines(doc).filter(
    ({ table, type, line, suggestion }) => linesOf(table, type)?.get(line)?.del === suggestion,
  );
  const open = moves.flatMap(({ table, type, copy, line, suggestion }) => {
    const its = linesOf(table, type)?.get(copy);
    return its?.gone === false && its.ins === suggestion ? [`${table}:${type}:${line}`] : [];
  });
  for (const { table, type, line } of moves) {
    const known = linesOf(table, type)?.get(line);
    if (known !== undefined && !open.includes(`${table}:${type}:${line}`))
      linesOf(table, type)?.set(line, { ...known, del: null });
  }
  return tables;
}

/** In the order in which they are shown. */
export const inOrder = <L extends TableLine>(lines: Iterable<L>): L[] =>
  [...lines].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1));

/** One table; without rows and columns where there is none of this id. Whatever peers wrote, the result is well formed. */
export function readTable(doc: Y.Doc, id: string, entries = readEntries(doc).get(id) ?? NO_ENTRIES): Table {
  const shown = (lines: ReadonlyMap<string, KnownLine>, most: number) =>
    inOrder([...lines.values()].filter(({ gone }) => !gone)).slice(0, most);
  const rows = shown(entries.rows, MAX_ROWS);
  const columns = shown(entries.columns, MAX_COLUMNS);
  return { id, rows, columns, cells: layOut(id, rows, columns, entries) };
}

interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  /** The text of its first cell, which stays even where that cell's row or column is deleted. */
  readonly text: string;
}

function layOut(
  id: string,
  rows: readonly TableLine[],
  columns: readonly TableLine[],
  entries: TableEntries,
): TableCell[] {
  const areas = mergedAreas(id, rows, columns, entries);
  const cells: TableCell[] = [];
  rows.forEach((row, top) =>
    columns.forEach((column, left) => {
      const area = areas.find(
        (each) => top >= each.top && top <= each.bottom && left >= each.left && left <= each.right,
      );
      if (area === undefined) {
        const texts = [cellText(id, row.id, column.id)];
        cells.push({ row: top, column: left, rowSpan: 1, columnSpan: 1, texts });
      } else if (area.top === top && area.left === left) {
        const covered = rows
          .slice(top, area.bottom + 1)
          .flatMap((r) => columns.slice(left, area.right + 1).map((c) => cellText(id, r.id, c.id)));
        const texts = [...new Set([area.text, ...covered])];
        cells.push({
          row: top,
          column: left,
          rowSpan: area.bottom - top + 1,
          columnSpan: area.right - left + 1,
          texts,
        });
      }
    }),
  );
  return cells;
}

/** The rectangles of merged cells; of two that overlap, as two people may leave them, the first by name holds. */
function mergedAreas(
  id: string,
  rows: readonly TableLine[],
  columns: readonly TableLine[],
  entries: TableEntries,
): Area[] {
  const areas: Area[] = [];
  for (const [from, to] of [...entries.merges].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [row = '', column = ''] = from.split(':');
    const [lastRow = '', lastColumn = ''] = to.split(':');
    const down = span(rows, entries.rows.get(row), entries.rows.get(lastRow));
    const across = span(columns, entries.columns.get(column), entries.columns.get(lastColumn));
    if (down === null || across === null) continue;
    const area: Area = {
      top: down[0],
      bottom: down[1],
      left: across[0],
      right: across[1],
      text: cellText(id, row, column),
    };
    const isOne = area.top === area.bottom && area.left === area.right;
    // A single cell is left of it: it is a cell like others, unless the text it had stood in one that is deleted.
    if (isOne && area.text === cellText(id, rows[area.top]?.id ?? '', columns[area.left]?.id ?? '')) continue;
    if (!areas.some((other) => overlap(area, other))) areas.push(area);
  }
  return areas;
}

/** Indices of the first and last line that is shown from one line to another; null where none is. */
function span(
  lines: readonly TableLine[],
  a: KnownLine | undefined,
  b: KnownLine | undefined,
): readonly [number, number] | null {
  if (a === undefined || b === undefined) return null;
  const [first, last] = inOrder([a, b]);
  if (first === undefined || last === undefined) return null;
  const behind = (x: TableLine, y: TableLine) => x.order > y.order || (x.order === y.order && x.id >= y.id);
  const from = lines.findIndex((line) => behind(line, first));
  const to = lines.filter((line) => behind(last, line)).length - 1;
  return from < 0 || to < from ? null : [from, to];
}

const overlap = (a: Area, b: Area): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

/** The cell that covers a place. */
export function cellAt({ cells }: Table, row: number, column: number): TableCell | null {
  return (
    cells.find(
      (cell) =>
        row >= cell.row &&
        row < cell.row + cell.rowSpan &&
        column >= cell.column &&
        column < cell.column + cell.columnSpan,
    ) ?? null
  );
}

/** The names of all texts of a table, as one reads them. */
export function tableTexts(doc: Y.Doc, id: string): string[] {
  return readTable(doc, id).cells.flatMap(({ texts }) => texts);
}

/** The cells that begin in each row, by the row's index, from left to right. */
export function cellsByRow({ cells }: Pick<Table, 'cells'>): ReadonlyMap<number, readonly TableCell[]> {
  const rows = new Map<number, TableCell[]>();
  for (const cell of cells) {
    const row = rows.get(cell.row);
    if (row === undefined) rows.set(cell.row, [cell]);
    else row.push(cell);
  }
  return rows;
}
