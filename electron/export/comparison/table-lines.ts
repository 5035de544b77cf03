/** Two states of a table as one: its rows and columns, and which cells are merged. */
import { align, type Aligned } from '../../../shared/document/compare/align.ts';
import type { TableContent } from '../../../shared/document/nested.ts';
import { cellText, type TableCell, type TableLine } from '../../../shared/document/table.ts';

/** A row or column of both tables together. */
export interface Line {
  readonly state: 'same' | 'inserted' | 'deleted';
  readonly before: number;
  readonly after: number;
  readonly id: string;
  readonly width: number | null;
}

/** A merged cell, or one that holds the text of a line that is gone; with the lines that it reaches over. */
export interface Area {
  readonly cell: TableCell;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

/** Whether both can be shown as one table with tracked lines. */
export function isOneTable(before: TableContent, after: TableContent): boolean {
  const [olds, news] = [areasOf(before), areasOf(after)];
  if (JSON.stringify(olds.map(reach)) !== JSON.stringify(news.map(reach))) return false;
  const rows = linesOf(before.rows, after.rows);
  const columns = linesOf(before.columns, after.columns);
  const kept = (lines: readonly Line[]): ReadonlySet<string> =>
    new Set(lines.flatMap(({ state, id }) => (state === 'same' ? [id] : [])));
  const [keptRows, keptColumns] = [kept(rows), kept(columns)];
  return news.every(
    (area) => area.rows.every((id) => keptRows.has(id)) && area.columns.every((id) => keptColumns.has(id)),
  );
}

/** What tells an area from others. */
export const reach = ({ rows, columns }: Area): string => `${rows.join(' ')} / ${columns.join(' ')}`;

export function areasOf({ id, rows, columns, cells }: TableContent): Area[] {
  return cells.flatMap((cell): Area[] => {
    const { row, column, rowSpan, columnSpan, texts } = cell;
    const own = (): string => cellText(id, rows[row]?.id ?? '', columns[column]?.id ?? '');
    if (rowSpan * columnSpan <= 1 && texts.length === 1 && texts[0] === own()) return [];
    const ids = (lines: readonly TableLine[], from: number, count: number): string[] =>
      lines.slice(from, from + count).map((line) => line.id);
    return [{ cell, rows: ids(rows, row, rowSpan), columns: ids(columns, column, columnSpan) }];
  });
}

/** A line that moved is there twice: where it went, and where it came. */
export function linesOf(befores: readonly TableLine[], afters: readonly TableLine[]): Line[] {
  const ids = (lines: readonly TableLine[]): string[] => lines.map(({ id }) => id);
  return align(ids(befores), ids(afters)).map(({ before, after, moved }: Aligned): Line => {
    const line = moved === 'away' ? befores[before] : (afters[after] ?? befores[before]);
    const state = moved === 'away' || after < 0 ? 'deleted' : moved === 'here' || before < 0 ? 'inserted' : 'same';
    return { state, before, after, id: line?.id ?? '', width: line?.width ?? null };
  });
}
