/** A table as it would be once every suggestion was decided one way, to read and to print; nothing is written. Pure. */
import { decidedBlocks } from './decided-blocks.ts';
import type { TableContent } from './nested.ts';
import type { TableCell, TableLine } from './table.ts';

/** With all suggested rows, columns and words accepted, or with none. */
export function decidedTable(table: TableContent, accept: boolean): TableContent {
  const stays = ({ ins, del }: TableLine): boolean => (accept ? del === null : ins === null);
  const rows = table.rows.map(stays);
  const columns = table.columns.map(stays);
  const texts = new Map([...table.texts].map(([name, blocks]) => [name, decidedBlocks(blocks, accept)]));
  if (rows.every(Boolean) && columns.every(Boolean)) return { ...table, texts };
  const cells = table.cells.flatMap((cell): TableCell[] => {
    const rowSpan = kept(rows, cell.row, cell.row + cell.rowSpan);
    const columnSpan = kept(columns, cell.column, cell.column + cell.columnSpan);
    if (rowSpan === 0 || columnSpan === 0) return [];
    return [{ ...cell, row: kept(rows, 0, cell.row), column: kept(columns, 0, cell.column), rowSpan, columnSpan }];
  });
  return {
    ...table,
    rows: table.rows.filter((_, index) => rows[index]),
    columns: table.columns.filter((_, index) => columns[index]),
    cells,
    texts,
  };
}

/** How many of the lines from one to before another stay. */
const kept = (lines: readonly boolean[], from: number, to: number): number =>
  lines.slice(from, to).filter(Boolean).length;
