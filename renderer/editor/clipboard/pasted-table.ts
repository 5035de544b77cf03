/** Tables on the clipboard: from HTML of Word, Excel, LibreOffice, Google and web pages, and from text with tabs. Pure. */
import { PLAIN, pushText, type Run } from '../../../shared/document/block.ts';
import type { HtmlNode } from './html-meaning.ts';
import { cleanText, textOf, type PastedBlock } from './pasted-block.ts';

/** How large a pasted table may be; the rest is left out, and the person told. */
export const tableCaps = { rows: 500, columns: 50 } as const;

export interface PastedCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly blocks: readonly PastedBlock[];
}

export interface PastedTable {
  readonly rows: number;
  readonly columns: number;
  readonly headerRow: boolean;
  readonly headerColumn: boolean;
  /** Of the columns, in parts of 1000, where the source says them. */
  readonly widths?: readonly number[];
  /** Row by row; they don't overlap. */
  readonly cells: readonly PastedCell[];
}

/** A row of the source with its cells. */
export interface SourceRow {
  readonly inHead: boolean;
  readonly cells: readonly HtmlNode[];
}

/** Lays cells out as a browser does. `cut`: whether some were left out. */
export function layOutTable(
  source: readonly SourceRow[],
  read: (cell: HtmlNode) => readonly PastedBlock[],
): { readonly table: PastedTable; readonly cut: boolean } {
  const taken = new Set<string>();
  const cells: PastedCell[] = [];
  let cut = source.length > tableCaps.rows;
  let columns = 0;
  const rows = source.slice(0, tableCaps.rows);
  rows.forEach(({ cells: nodes }, row) => {
    let column = 0;
    for (const node of nodes) {
      while (taken.has(`${row}:${column}`)) column++;
      if (column >= tableCaps.columns) {
        cut = true;
        break;
      }
      const rowSpan = Math.min(spanOf(node, 'rowspan'), rows.length - row);
      const columnSpan = Math.min(spanOf(node, 'colspan'), tableCaps.columns - column);
      let free = 1;
      while (free < columnSpan && !taken.has(`${row}:${column + free}`)) free++;
      for (let r = row; r < row + rowSpan; r++) for (let c = column; c < column + free; c++) taken.add(`${r}:${c}`);
      cells.push({ row, column, rowSpan, columnSpan: free, blocks: read(node) });
      column += free;
      columns = Math.max(columns, column);
    }
  });
  const [first, ...others] = rows;
  const isHead = (node: HtmlNode | undefined): boolean => node?.nodeName.toUpperCase() === 'TH';
  const headerRow = first !== undefined && (first.inHead || (first.cells.length > 0 && first.cells.every(isHead)));
  const headerColumn = others.length > 0 && others.every(({ cells: nodes }) => isHead(nodes[0]));
  return { table: trimmed({ rows: rows.length, columns, headerRow, headerColumn, cells }), cut };
}

/** Without rows and columns behind the last one with something in it: spreadsheets copy whole sheets. */
function trimmed(table: PastedTable): PastedTable {
  const full = table.cells.filter(({ blocks }) => blocks.length > 0);
  const rows = Math.max(1, ...full.map(({ row }) => row + 1));
  const columns = Math.max(1, ...full.map(({ column }) => column + 1));
  const cells = table.cells
    .filter((cell) => cell.row < rows && cell.column < columns)
    .map((cell) => ({
      ...cell,
      rowSpan: Math.min(cell.rowSpan, rows - cell.row),
      columnSpan: Math.min(cell.columnSpan, columns - cell.column),
    }));
  return { ...table, rows, columns, cells };
}

/** The widths that `<col>` elements give to so many columns, in parts of 1000; null where they don't give all, or all alike. */
export function columnWidths(table: HtmlNode, columns: number): readonly number[] | null {
  const named = (node: HtmlNode, name: string): HtmlNode[] =>
    [...node.childNodes].filter(({ nodeName }) => nodeName.toUpperCase() === name);
  const cols = [...named(table, 'COL'), ...named(table, 'COLGROUP').flatMap((group) => named(group, 'COL'))];
  const widths = cols.flatMap((col): number[] => {
    const width = Number.parseFloat(col.getAttribute?.('width') ?? '');
    return Array<number>(Math.min(spanOf(col, 'span'), tableCaps.columns)).fill(width);
  });
  const own = widths.slice(0, columns);
  const sum = own.reduce((all, width) => all + width, 0);
  if (own.length < columns || !(sum > 0) || own.some((width) => !(width > 0)) || new Set(own).size === 1) return null;
  return own.map((width) => Math.round((width / sum) * 1000));
}

const spanOf = (node: HtmlNode, name: string): number => {
  const span = Number(node.getAttribute?.(name) ?? 1);
  return Number.isInteger(span) && span > 1 ? span : 1;
};

/** Text with tabs in every one of several lines, as spreadsheets write it; null for other text. */
export function tableFromText(text: string): { readonly table: PastedTable; readonly cut: boolean } | null {
  const lines = cleanText(text).replace(/\n+$/, '').split('\n');
  const rows = lines.map((line) => line.split('\t'));
  const columns = rows[0]?.length ?? 0;
  if (rows.length < 2 || columns < 2 || rows.some((row) => row.length !== columns)) return null;
  const cells = rows.slice(0, tableCaps.rows).flatMap((values, row) =>
    values.slice(0, tableCaps.columns).map((value, column): PastedCell => {
      const content = value.trim();
      const blocks: PastedBlock[] =
        content === '' ? [] : [{ kind: 'paragraph', indent: 0, runs: [{ text: content, attrs: PLAIN }] }];
      return { row, column, rowSpan: 1, columnSpan: 1, blocks };
    }),
  );
  const table = {
    rows: Math.min(rows.length, tableCaps.rows),
    columns: Math.min(columns, tableCaps.columns),
    headerRow: false,
    headerColumn: false,
    cells,
  };
  return { table, cut: rows.length > tableCaps.rows || columns > tableCaps.columns };
}

/** Tables as paragraphs with tabs between the cells, for where no table may stand. */
export function withoutTables(blocks: readonly PastedBlock[]): PastedBlock[] {
  return blocks.flatMap((block): readonly PastedBlock[] => {
    const { table } = block;
    if (table === undefined) return [block];
    const rows = Array.from({ length: table.rows }, (_, row): PastedBlock => {
      const runs: Run[] = [];
      table.cells
        .filter((cell) => cell.row === row)
        .forEach((cell, index) => {
          if (index > 0) pushText(runs, '\t', PLAIN);
          cell.blocks.forEach((each, at) => {
            if (at > 0) pushText(runs, ' ', PLAIN);
            for (const run of each.runs)
              if (run.embed === undefined) pushText(runs, run.text, run.attrs);
              else runs.push(run);
          });
        });
      return { kind: 'paragraph', indent: 0, runs };
    });
    const caption: PastedBlock[] = block.runs.length === 0 ? [] : [{ kind: 'paragraph', indent: 0, runs: block.runs }];
    return [...caption, ...rows.filter((row) => textOf(row).trim() !== '')];
  });
}

/** One line a row, with tabs between the cells. */
export function tableText({ rows, columns, cells }: PastedTable): string {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => {
      const cell = cells.find((each) => each.row === row && each.column === column);
      return (cell?.blocks ?? [])
        .map(textOf)
        .join(' ')
        .replace(/[\n\t]/g, ' ');
    }).join('\t'),
  ).join('\n');
}

/** A real HTML table; `inCell` writes what is in a cell. */
export function tableHtml(
  { rows, headerRow, headerColumn, widths, cells }: PastedTable,
  inCell: (blocks: readonly PastedBlock[]) => string,
  caption = '',
): string {
  const body = Array.from({ length: rows }, (_, row) => {
    const own = cells
      .filter((cell) => cell.row === row)
      .map((cell) => {
        const head = (headerRow && row === 0) || (headerColumn && cell.column === 0);
        const spans = `${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ''}${cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : ''}`;
        return `<${head ? 'th' : 'td'}${spans}>${inCell(cell.blocks)}</${head ? 'th' : 'td'}>`;
      });
    return `<tr>${own.join('')}</tr>`;
  });
  const title = caption === '' ? '' : `<caption>${caption}</caption>`;
  const cols = (widths ?? []).map((width) => `<col width="${(width / 10).toFixed(1)}%">`).join('');
  const group = cols === '' ? '' : `<colgroup>${cols}</colgroup>`;
  return `<table border="1" style="border-collapse:collapse">${title}${group}<tbody>${body.join('')}</tbody></table>`;
}
