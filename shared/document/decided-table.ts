/** A table as it would be once every suggestion was decided one way, to read and to print; nothing is written. Pure. */
import { decidedBlocks } from './decided-blocks.ts';
import { hasWords, type TableContent } from './nested.ts';
import type { Table, TableCell, TableLine } from './table.ts';

/** With all suggested rows, columns and words accepted, or with none. */
export function decidedTable(table: TableContent, accept: boolean): TableContent {
  const cells = decidedCells(table, accept);
  const stays = staying(accept);
  return {
    ...table,
    rows: table.rows.filter(stays).map(settled),
    columns: table.columns.filter(stays).map(settled),
    cells,
    texts: decidedTexts(table, cells, accept),
  };
}

/** The cells of which a row and a column stay. */
export function decidedCells(table: Pick<Table, 'rows' | 'columns' | 'cells'>, accept: boolean): TableCell[] {
  const stays = staying(accept);
  const rows = table.rows.map(stays);
  const columns = table.columns.map(stays);
  return table.cells.flatMap((cell): TableCell[] => {
    const rowSpan = kept(rows, cell.row, cell.row + cell.rowSpan);
    const columnSpan = kept(columns, cell.column, cell.column + cell.columnSpan);
    if (rowSpan === 0 || columnSpan === 0) return [];
    return [{ ...cell, row: kept(rows, 0, cell.row), column: kept(columns, 0, cell.column), rowSpan, columnSpan }];
  });
}

const staying =
  (accept: boolean) =>
  ({ ins, del }: TableLine): boolean =>
    accept ? del === null : ins === null;

/** Those of the cells that stay; empty ones are left out. */
function decidedTexts({ texts }: TableContent, cells: readonly TableCell[], accept: boolean): TableContent['texts'] {
  const names = new Set(cells.flatMap((cell) => cell.texts));
  const decided = [...texts]
    .filter(([name]) => names.has(name))
    .map(([name, blocks]) => [name, decidedBlocks(blocks, accept)] as const);
  return new Map(decided.filter(([, blocks]) => hasWords(blocks)));
}

/** Nothing is suggested of it any more. */
const settled = (line: TableLine): TableLine =>
  line.ins === null && line.del === null ? line : { ...line, ins: null, del: null };

/** How many of the lines from one to before another stay. */
const kept = (lines: readonly boolean[], from: number, to: number): number =>
  lines.slice(from, to).filter(Boolean).length;
