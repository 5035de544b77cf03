/** Tables: rows of the header are repeated on each page, merged cells cover their neighbours. */
import { el, words, type Markup } from '../docx/markup.ts';
import type { ShownCell, ShownTable } from '../pdf/shown.ts';
import type { OdtBook } from './odt-book.ts';
import { bookmark } from './odt-inline.ts';
import { encoded } from './odt-named.ts';

/** Between the margins, mm. */
export const TEXT_WIDTH = 160;
const LINE = '0.5pt solid #9aa4ab';

/** Null for a place that a merged cell covers. */
type Laid = readonly (ShownCell | null)[];

export function tableMarkup(book: OdtBook, table: ShownTable, caption: string, place: string | undefined): Markup {
  const { columns, right, head, body } = table;
  const sum = columns.reduce((total, share) => total + share, 0);
  const rows = (cells: readonly ShownCell[], isHead: boolean, first: string | undefined): Markup[] =>
    rowsOf(cells, columns.length).map((row, index) =>
      el(
        'table:table-row',
        { 'table:style-name': book.row() },
        ...row.map((cell, column) =>
          cellMarkup(book, cell, {
            isHead,
            right: right[column] === true,
            place: index === 0 && column === 0 ? first : undefined,
          }),
        ),
      ),
    );
  const heads = rows(head, true, place);
  return el(
    'table:table',
    { 'table:name': `Table${book.next('tables')}`, 'table:style-name': book.table(TEXT_WIDTH) },
    ...(caption === '' ? [] : [el('table:title', {}, words(caption))]),
    ...columns.map((share) =>
      el('table:table-column', { 'table:style-name': book.column((TEXT_WIDTH * share) / sum) }),
    ),
    ...(heads.length === 0 ? [] : [el('table:table-header-rows', {}, ...heads)]),
    ...rows(body, false, head.length === 0 ? place : undefined),
  );
}

interface CellOptions {
  readonly isHead: boolean;
  readonly right: boolean;
  readonly place: string | undefined;
}

function cellMarkup(book: OdtBook, cell: ShownCell | null, { isHead, right, place }: CellOptions): Markup {
  if (cell === null) return el('table:covered-table-cell');
  const strong = isHead || cell.strong === true;
  const style = `${strong ? 'Table Heading' : 'Table Contents'}${right ? ' Number' : ''}`;
  const content = book.draw(cell.blocks, style);
  const mark = place === undefined ? [] : [el('text:p', { 'text:style-name': encoded(style) }, bookmark(place))];
  const { across = 1, down = 1 } = cell;
  return el(
    'table:table-cell',
    {
      'table:style-name': book.cell({
        'fo:border': LINE,
        'fo:padding': '1mm',
        ...(strong && { 'fo:background-color': '#eef1f2' }),
      }),
      'office:value-type': 'string',
      'table:number-columns-spanned': across > 1 ? across : undefined,
      'table:number-rows-spanned': down > 1 ? down : undefined,
    },
    ...mark,
    ...(content.length === 0 && mark.length === 0 ? [el('text:p', { 'text:style-name': encoded(style) })] : content),
  );
}

/** Cells stand one behind the other; where one reaches over others, those have none of their own. */
export function rowsOf(cells: readonly ShownCell[], columns: number): Laid[] {
  const rows: (ShownCell | null | undefined)[][] = [];
  const rowAt = (index: number): (ShownCell | null | undefined)[] => (rows[index] ??= Array.from({ length: columns }));
  let [row, column] = [0, 0];
  for (const cell of cells) {
    while (rowAt(row)[column] !== undefined) {
      column += 1;
      if (column >= columns) [row, column] = [row + 1, 0];
    }
    const across = Math.min(cell.across ?? 1, columns - column);
    for (let down = 0; down < (cell.down ?? 1); down += 1)
      for (let right = 0; right < across; right += 1) rowAt(row + down)[column + right] ??= null;
    rowAt(row)[column] = cell;
  }
  return rows.map((each) => each.map((cell) => cell ?? null));
}
