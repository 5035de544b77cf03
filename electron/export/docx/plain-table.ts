/** Tables and paragraphs of words alone, in which nothing is tracked. */
import { el, NOTHING, val, words, type Markup } from './markup.ts';

export interface PlainCell {
  /** Paragraphs; at least one. */
  readonly content: readonly Markup[];
  /** Columns that it reaches over. */
  readonly span?: number;
  /** `EEF1F2`. */
  readonly fill?: string;
  /** A line above, heavier than those between rows. */
  readonly over?: true;
  /** Lines around it. */
  readonly framed?: true;
}
export interface PlainRow {
  readonly cells: readonly PlainCell[];
  /** Repeated on each page; only rows at the beginning can be. */
  readonly head?: boolean;
}
export interface PlainTableOptions {
  /** What it is about, for who doesn't see it. */
  readonly caption?: string;
  /** `none`: two things side by side. */
  readonly lines?: 'rows' | 'none';
  /** The first column names what its row is about. */
  readonly headColumn?: boolean;
}

/** A paragraph of words alone. */
export function line(style: string, text: string): Markup {
  const properties = el('w:pPr', {}, val('w:pStyle', style));
  return el('w:p', {}, properties, el('w:r', {}, el('w:t', { 'xml:space': 'preserve' }, words(text))));
}

export const textCell = (style: string, text: string): PlainCell => ({ content: [line(style, text)] });

const LINE = 'C3CACE';

/** `widths`: of the columns, in twips. */
export function plainTable(
  widths: readonly number[],
  rows: readonly PlainRow[],
  { caption, lines = 'rows', headColumn = false }: PlainTableOptions = {},
): Markup {
  const border = (name: string): Markup => el(name, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': LINE });
  const side = (name: string, width: number): Markup => el(name, { 'w:w': width, 'w:type': 'dxa' });
  const inner = lines === 'none' ? 0 : 60;
  const properties = el(
    'w:tblPr',
    {},
    el('w:tblW', { 'w:w': widths.reduce((sum, width) => sum + width, 0), 'w:type': 'dxa' }),
    lines === 'none' ? NOTHING : el('w:tblBorders', {}, border('w:top'), border('w:bottom'), border('w:insideH')),
    el('w:tblLayout', { 'w:type': 'fixed' }),
    el('w:tblCellMar', {}, side('w:left', inner), side('w:right', inner)),
    el('w:tblLook', {
      'w:val': '0000',
      'w:firstRow': rows[0]?.head === true ? 1 : 0,
      'w:firstColumn': headColumn ? 1 : 0,
      'w:noHBand': 1,
      'w:noVBand': 1,
    }),
    caption === undefined || caption === '' ? NOTHING : val('w:tblCaption', caption.slice(0, 250)),
  );
  const made = rows.map(({ cells, head }) => {
    let column = 0;
    const drawn = cells.map((cell) => {
      const span = cell.span ?? 1;
      const width = widths.slice(column, column + span).reduce((sum, each) => sum + each, 0);
      column += span;
      return cellMarkup(cell, width);
    });
    return el('w:tr', {}, el('w:trPr', {}, el('w:cantSplit'), head === true ? el('w:tblHeader') : NOTHING), ...drawn);
  });
  const grid = el('w:tblGrid', {}, ...widths.map((width) => el('w:gridCol', { 'w:w': width })));
  return el('w:tbl', {}, properties, grid, ...made);
}

const edges = ({ over, framed }: PlainCell): Markup => {
  const edge = (name: string, width: number): Markup =>
    el(name, { 'w:val': 'single', 'w:sz': width, 'w:space': 0, 'w:color': '5B6770' });
  if (over !== undefined) return el('w:tcBorders', {}, edge('w:top', 8));
  const around = ['w:top', 'w:left', 'w:bottom', 'w:right'].map((name) => edge(name, 6));
  return framed === undefined ? NOTHING : el('w:tcBorders', {}, ...around);
};

function cellMarkup(cell: PlainCell, width: number): Markup {
  const { content, span = 1, fill, framed } = cell;
  const side = (name: string, wide: number): Markup => el(name, { 'w:w': wide, 'w:type': 'dxa' });
  const properties = [
    el('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
    span > 1 ? val('w:gridSpan', span) : NOTHING,
    edges(cell),
    fill === undefined ? NOTHING : el('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': fill }),
    framed === undefined
      ? NOTHING
      : el('w:tcMar', {}, side('w:top', 100), side('w:left', 170), side('w:bottom', 100), side('w:right', 170)),
  ];
  return el('w:tc', {}, el('w:tcPr', {}, ...properties), ...content);
}
