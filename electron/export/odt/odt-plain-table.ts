/** Tables of words alone, whose cells are given one by one. */
import { el, words, type Markup } from '../docx/markup.ts';
import type { OdtBook } from './odt-book.ts';
import { plain } from './odt-inline.ts';
import { styled } from './odt-named.ts';

export interface OdtCell {
  /** Paragraphs; at least one. */
  readonly content: readonly Markup[];
  /** Columns that it reaches over. */
  readonly span?: number;
  readonly look?: 'plain' | 'head' | 'soft' | 'sum' | 'framed' | 'bare';
}
export interface OdtRow {
  readonly cells: readonly OdtCell[];
  /** Repeated on each page; only rows at the beginning can be. */
  readonly head?: boolean;
}

const THIN = '0.5pt solid #c3cace';
const HEAVY = '0.75pt solid #5b6770';
const SIDES = { 'fo:border-left': 'none', 'fo:border-right': 'none', 'fo:padding': '1mm' } as const;
const RULED = { ...SIDES, 'fo:border-top': THIN, 'fo:border-bottom': THIN } as const;
const LOOKS: Readonly<Record<NonNullable<OdtCell['look']>, Readonly<Record<string, string>>>> = {
  plain: RULED,
  head: { ...RULED, 'fo:background-color': '#eef1f2' },
  soft: { ...RULED, 'fo:background-color': '#e7f0f1' },
  sum: { ...SIDES, 'fo:border-top': HEAVY, 'fo:border-bottom': THIN },
  framed: { 'fo:border': HEAVY, 'fo:padding': '3mm' },
  bare: { 'fo:border': 'none', 'fo:padding': '0mm' },
};

export const textCell = (style: string, text: string, look: OdtCell['look'] = 'plain'): OdtCell => ({
  content: [styled(style, plain(text))],
  look,
});

/** `widths`: of the columns, in millimetres. `caption`: what it is about, for who doesn't see it. */
export function plainTable(book: OdtBook, widths: readonly number[], rows: readonly OdtRow[], caption = ''): Markup {
  const width = Math.round(widths.reduce((sum, each) => sum + each, 0) * 100) / 100;
  const row = ({ cells }: OdtRow): Markup =>
    el(
      'table:table-row',
      { 'table:style-name': book.row() },
      ...cells.flatMap(({ content, span = 1, look = 'plain' }) => [
        el(
          'table:table-cell',
          {
            'table:style-name': book.cell(LOOKS[look]),
            'office:value-type': 'string',
            'table:number-columns-spanned': span > 1 ? span : undefined,
          },
          ...content,
        ),
        ...Array.from({ length: span - 1 }, () => el('table:covered-table-cell')),
      ]),
    );
  const heads = rows.filter(({ head }) => head === true);
  return el(
    'table:table',
    { 'table:name': `Table${book.next('tables')}`, 'table:style-name': book.table(width) },
    ...(caption === '' ? [] : [el('table:title', {}, words(caption))]),
    ...widths.map((each) => el('table:table-column', { 'table:style-name': book.column(each) })),
    ...(heads.length === 0 ? [] : [el('table:table-header-rows', {}, ...heads.map(row))]),
    ...rows.filter(({ head }) => head !== true).map(row),
  );
}
