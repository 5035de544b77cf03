/** Between tables of the document and tables on the clipboard. */
import type * as Y from 'yjs';
import { isTextKind, PLAIN, sliceRuns, type Block, type Run } from '../../../../shared/document/block.ts';
import { contentOf, type TableContent } from '../../../../shared/document/nested.ts';
import type { Properties } from '../../../../shared/document/properties.ts';
import { suggestionOf, withoutSuggestions } from '../../../../shared/document/suggest.ts';
import {
  createTable,
  insertLines,
  mergeCells,
  setWidths,
  type CellRange,
} from '../../../../shared/document/table-edit.ts';
import { cellAt, cellText, readTable } from '../../../../shared/document/table.ts';
import type { PastedBlock } from '../../clipboard/pasted-block.ts';
import type { PastedTable } from '../../clipboard/pasted-table.ts';
import type { InnerTexts } from '../../inner/inner-texts.ts';
import { writeTexts } from './cell-texts.ts';
import type { TableDesk } from './table-desk.ts';

interface ClipboardOptions {
  /** All of the table by default. */
  readonly range?: CellRange;
  /** Whether footnotes, references and citations go along: they mean nothing to other programs. */
  readonly embeds?: boolean;
}

/** A table of the document as it goes to the clipboard. */
export function tableForClipboard(
  doc: Y.Doc,
  id: string,
  props: Properties,
  { range, embeds = false }: ClipboardOptions = {},
): PastedTable {
  const table = contentOf(doc, readTable(doc, id));
  const all = { top: 0, left: 0, bottom: table.rows.length - 1, right: table.columns.length - 1 };
  const { top, left, bottom, right } = range ?? all;
  return {
    rows: bottom - top + 1,
    columns: right - left + 1,
    ...widthsFrom(table, left, right),
    headerRow: props['headerRow'] === true && top === 0 && bottom > top,
    headerColumn: props['headerColumn'] === true && left === 0 && right > left,
    cells: table.cells
      .filter(({ row, column }) => row >= top && row <= bottom && column >= left && column <= right)
      .map((cell) => ({
        row: cell.row - top,
        column: cell.column - left,
        rowSpan: cell.rowSpan,
        columnSpan: cell.columnSpan,
        blocks: blocksOf(table, cell.texts, embeds),
      })),
  };
}

/** The widths of some of the columns among each other, if any is set. */
function widthsFrom({ columns }: TableContent, left: number, right: number): Pick<PastedTable, 'widths'> {
  if (columns.every(({ width }) => width === null)) return {};
  const own = columns.slice(left, right + 1).map(({ width }) => width ?? 1000 / columns.length);
  const sum = own.reduce((all, width) => all + width, 0);
  return { widths: own.map((width) => Math.round((width / sum) * 1000)) };
}

function blocksOf(table: TableContent, names: readonly string[], embeds: boolean): PastedBlock[] {
  return names
    .flatMap((name) => table.texts.get(name) ?? [])
    .filter(({ text }) => text !== '')
    .map(({ kind, indent, runs }: Block) => ({
      kind: isTextKind(kind) ? kind : 'paragraph',
      indent,
      runs: runs.flatMap((run) => travelling(run, embeds)),
    }));
}

/** What of a run goes along: what is suggested to go is gone. */
function travelling(run: Run, embeds: boolean): Run[] {
  if (run.embed !== undefined && !embeds) return [];
  if (Object.keys(run.attrs).some((key) => suggestionOf(key)?.part === 'del')) return [];
  if (run.embed !== undefined) return [{ ...run, attrs: PLAIN }];
  const attrs = withoutSuggestions(run.attrs);
  return sliceRuns([{ ...run, attrs: Object.keys(attrs).length === 0 ? PLAIN : attrs }], 0, run.text.length);
}

/** Fills a new table, whose block is in the text already, as part of the same step of the history. */
export function writeTable(
  desk: { readonly doc: Y.Doc; readonly inner: InnerTexts },
  id: string,
  pasted: PastedTable,
): void {
  const { doc, inner } = desk;
  let made: ReturnType<typeof createTable> = { rows: [], columns: [] };
  inner.change(
    (origin) => {
      made = createTable(doc, id, pasted.rows, pasted.columns, origin);
      const { widths } = pasted;
      if (widths !== undefined)
        setWidths(doc, id, new Map(made.columns.flatMap((column, at) => [[column, widths[at] ?? 0] as const])), origin);
      for (const { row, column, rowSpan, columnSpan } of pasted.cells)
        if (rowSpan > 1 || columnSpan > 1)
          mergeCells(
            doc,
            id,
            { top: row, left: column, bottom: row + rowSpan - 1, right: column + columnSpan - 1 },
            origin,
          );
    },
    [],
    'next',
  );
  const contents = new Map<string, readonly PastedBlock[]>();
  for (const { row, column, blocks } of pasted.cells)
    if (blocks.length > 0) contents.set(cellText(id, made.rows[row] ?? '', made.columns[column] ?? ''), blocks);
  // A table that is suggested as a whole needs no suggestions within.
  writeTexts({ doc, inner }, contents, { step: 'last', person: null });
}

/** Pastes cells into cells: from the caret's on, with rows and columns added where there are too few. False where not all had room. */
export function fillCells(desk: TableDesk, pasted: PastedTable): boolean {
  const start = desk.area();
  if (start === null) return true;
  const { rows, columns } = desk.table();
  const [moreRows, moreColumns] = [start.top + pasted.rows - rows.length, start.left + pasted.columns - columns.length];
  desk.inner.change(
    (origin) => {
      if (moreRows > 0) insertLines(desk.doc, desk.id, 'row', rows.at(-1)?.id ?? null, moreRows, origin);
      if (moreColumns > 0) insertLines(desk.doc, desk.id, 'column', columns.at(-1)?.id ?? null, moreColumns, origin);
    },
    [],
    'first',
  );
  const table = readTable(desk.doc, desk.id);
  const contents = new Map<string, readonly PastedBlock[]>();
  let all = true;
  for (const { row, column, blocks } of pasted.cells) {
    const cell = cellAt(table, start.top + row, start.left + column);
    const [name] = cell?.texts ?? [];
    if (name !== undefined) contents.set(name, [...(contents.get(name) ?? []), ...blocks]);
    else if (blocks.length > 0) all = false;
  }
  writeTexts(desk, contents, { step: 'last' });
  return all;
}
