/** Blocks of cells as text, as spreadsheets put them on the clipboard: tabs between cells, a line for each row. Pure. */
import type { CostLine } from '../../../../shared/council/cost-table.ts';
import type { At, Block } from './grid-keys.ts';
import type { GridCell, GridRow } from './grid-model.ts';

/** More than any clerk pastes; what is beyond is told, not taken. */
export const [mostRows, mostColumns] = [2_000, 200];
const longestText = 4_000_000;

export interface ReadCells {
  readonly cells: string[][];
  /** Whether there was more than is read. */
  readonly isCut: boolean;
}

/** Reads a block; cells in quotation marks may hold tabs, line ends and doubled quotation marks. Never throws. */
export function readCells(text: string): ReadCells {
  let isCut = text.length > longestText;
  const source = text.slice(0, longestText).replace(/\r\n?/g, '\n');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= source.length && rows.length < mostRows) {
    const { value, next } = readCell(source, at);
    if (row.length < mostColumns) row.push(value);
    else isCut = true;
    if (source[next] === '\t') {
      at = next + 1;
      continue;
    }
    rows.push(row);
    row = [];
    at = next + 1;
  }
  // A spreadsheet ends its last row like the others.
  const last = rows.at(-1);
  if (rows.length > 1 && last?.length === 1 && last[0] === '') rows.pop();
  return { cells: rows, isCut: isCut || at < source.length };
}

function readCell(source: string, from: number): { value: string; next: number } {
  if (source[from] === '"') {
    let value = '';
    let at = from + 1;
    while (at < source.length) {
      if (source[at] !== '"') value += source[at] ?? '';
      else if (source[at + 1] === '"') {
        value += '"';
        at += 1;
      } else {
        const next = at + 1;
        if (next >= source.length || source[next] === '\t' || source[next] === '\n') return { value, next };
        break;
      }
      at += 1;
    }
    // Quotation marks that are not closed are text.
  }
  let next = from;
  while (next < source.length && source[next] !== '\t' && source[next] !== '\n') next += 1;
  return { value: source.slice(from, next), next };
}

/** The cells of a block as a spreadsheet reads them. */
export function writeCells(rows: readonly GridRow[], { top, bottom, left, right }: Block): string {
  return rows
    .slice(top, bottom + 1)
    .map(({ cells }) =>
      cells
        .slice(left, right + 1)
        .map(({ text }) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
        .join('\t'),
    )
    .join('\n');
}

export interface CellText {
  readonly cell: GridCell;
  readonly column: number;
  readonly text: string;
}
export interface PastedBlock {
  /** By the id of a row that is there. */
  readonly changes: readonly { readonly row: GridRow; readonly cells: readonly CellText[] }[];
  /** Lines that the block needs beyond those that the product has; each with its texts by column. */
  readonly added: readonly (readonly { readonly column: number; readonly text: string }[])[];
  /** The product that they come to; null where there is none. */
  readonly product: string | null;
  /** Cells that don't fit: sums, or beyond the last year. */
  readonly left: number;
}

/**
 * Where the cells of a block go that is pasted at a cell: row by row into the product's lines, and beyond them into new ones. One cell
 * fills the whole selection. Sums are never written.
 */
export function placeCells(
  rows: readonly GridRow[],
  at: At,
  block: readonly (readonly string[])[],
  columns: number,
): PastedBlock {
  const product = rows[at.row]?.product ?? null;
  const ahead = product === null ? [] : rows.slice(at.row).filter((row) => row.product === product);
  const changes: { row: GridRow; cells: CellText[] }[] = [];
  const added: { column: number; text: string }[][] = [];
  let left = 0;
  for (const [index, texts] of block.entries()) {
    const row = ahead[index];
    const cells: CellText[] = [];
    const fresh: { column: number; text: string }[] = [];
    for (const [offset, value] of texts.entries()) {
      const column = at.column + offset;
      const text = value.trim();
      const cell = row?.cells[column];
      const isBeyond = column >= columns - 1 || (row === undefined ? product === null : cell?.editable !== true);
      if (isBeyond) left += text === '' ? 0 : 1;
      else if (row === undefined || cell === undefined) fresh.push({ column, text });
      else cells.push({ cell, column, text });
    }
    if (row !== undefined) changes.push({ row, cells });
    else if (fresh.some(({ text }) => text !== '')) added.push(fresh);
  }
  return { changes, added, product, left };
}

/** `Erträge`, `Einzahlung`, `E` or `+`; `Aufwand`, `Auszahlungen`, `A`, `-` …; null for anything else. */
export function readSide(
  text: string,
  words: { readonly income: string; readonly expense: string },
): CostLine['side'] | null {
  const typed = text.trim().toLowerCase();
  if (typed === '') return null;
  const begins = (word: string): boolean =>
    word.toLowerCase().startsWith(typed) || typed.startsWith(word.toLowerCase());
  if (typed === '+' || begins(words.income) || /^(ertr|einz|einn|inc)/u.test(typed)) return 'income';
  if (typed === '-' || begins(words.expense) || /^(aufw|ausz|ausg|exp)/u.test(typed)) return 'expense';
  return null;
}
