/** Compares two states of a table: lines by their ids, then what is in each cell. Pure. */
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Block } from '../block.ts';
import type { TableContent } from '../nested.ts';
import { cellText, type TableLine } from '../table.ts';
import { align } from './align.ts';
import { compareBlocks } from './compare-blocks.ts';
import type { ComparedLine, ComparedRow, ComparedTable } from './compared.ts';

/** Null where the table isn't there. */
export function compareTables(before: TableContent | null, after: TableContent | null): ComparedTable {
  const rows = compareLines(before?.rows ?? [], after?.rows ?? []);
  const columns = compareLines(before?.columns ?? [], after?.columns ?? []);
  const cells = new Map<string, readonly ComparedRow[]>();
  for (const { id: row } of rows)
    for (const { id: column } of columns) {
      const [olds, news] = [cellBlocks(before, row, column), cellBlocks(after, row, column)];
      if (olds.length + news.length > 0) cells.set(`${row}:${column}`, compareBlocks(olds, news));
    }
  const laidOut = before !== null && after !== null && layoutOf(before, after) !== layoutOf(after, before);
  return { rows, columns, cells, laidOut };
}

/** A moved line stands where it is now. */
function compareLines(befores: readonly TableLine[], afters: readonly TableLine[]): ComparedLine[] {
  const ids = (lines: readonly TableLine[]): string[] => lines.map(({ id }) => id);
  return align(ids(befores), ids(afters)).flatMap(({ before, after, moved }): ComparedLine[] => {
    const line = afters[after] ?? befores[before];
    if (line === undefined || moved === 'away') return [];
    if (moved === 'here') return [{ id: line.id, state: 'moved' }];
    return [{ id: line.id, state: before < 0 ? 'inserted' : after < 0 ? 'deleted' : 'same' }];
  });
}

const cellBlocks = (table: TableContent | null, row: string, column: string): readonly Block[] =>
  table?.texts.get(cellText(table.id, row, column)) ?? [];

/** Merged cells and widths of a table, as far as their lines are in the other one as well. */
function layoutOf({ rows, columns, cells }: TableContent, other: TableContent): string {
  const shared = { rows: idsOf(other.rows), columns: idsOf(other.columns) };
  const merged = cells.flatMap(({ row, column, rowSpan, columnSpan }) => {
    const reach = [rows[row], columns[column], rows[row + rowSpan - 1], columns[column + columnSpan - 1]].map(
      (line) => line?.id ?? '',
    );
    const [top, left, bottom, right] = reach;
    const known =
      [top, bottom].every((id) => shared.rows.has(id ?? '')) &&
      [left, right].every((id) => shared.columns.has(id ?? ''));
    return rowSpan * columnSpan > 1 && known ? [reach] : [];
  });
  const widths = columns.flatMap(({ id, width }) => (shared.columns.has(id) ? [[id, width]] : []));
  return canonicalJson([merged.sort(), widths.sort()]);
}

const idsOf = (lines: readonly TableLine[]): ReadonlySet<string> => new Set(lines.map(({ id }) => id));

export const isTableChanged = ({ rows, columns, cells, laidOut }: ComparedTable): boolean =>
  laidOut ||
  [...rows, ...columns].some(({ state }) => state !== 'same') ||
  [...cells.values()].some((cell) => cell.some(isRowChanged));

export const isRowChanged = ({ mark, moved, pieces, properties }: ComparedRow): boolean =>
  mark !== 'same' || moved || properties.length > 0 || pieces.some(({ state }) => state !== 'same');
