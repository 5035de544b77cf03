/** The measures catalogue as an OpenDocument text, as its printed form has it: a sheet for each measure. The same input gives the same bytes. */
import { measureName } from '../../../shared/measures/measure.ts';
import { setImmediate as turn } from 'node:timers/promises';
import { countedBy, phaseOf } from '../../../shared/rpc/export-progress.ts';
import { el, join, type Markup } from '../docx/markup.ts';
import type { Drawing } from '../drawings/drawing.ts';
import { chartDrawing } from './chart-drawing.ts';
import type { Pictures } from '../html-image.ts';
import { blocksMarkup, headingMarkup } from '../odt/odt-blocks.ts';
import { drawingMarkup } from '../odt/odt-drawing.ts';
import { OdtBook } from '../odt/odt-book.ts';
import { contentsMarkup } from '../odt/odt-contents.ts';
import { odtFile } from '../odt/odt-file.ts';
import { bookmark, plain } from '../odt/odt-inline.ts';
import { pageOf, styled } from '../odt/odt-named.ts';
import { plainTable, textCell } from '../odt/odt-plain-table.ts';
import { LISTS, type OdtLook } from '../odt/odt-styles.ts';
import { TEXT_WIDTH } from '../odt/odt-table.ts';
import { PAPER_LOOK } from '../odt/paper-odt.ts';
import { remarkMarkup } from '../odt/odt-remarks.ts';
import type { Remark } from '../pdf/shown.ts';
import { atHeading } from './at-heading.ts';
import type { CatalogueDocxOptions } from './catalogue-docx.ts';
import type { ExportedCatalogue } from './catalogue.ts';
import { printedCatalogue, type PrintedCatalogue, type PrintedSheet, type PrintedTable } from './printed-catalogue.ts';

const OVERVIEW = 'overview';
const LOOK: OdtLook = {
  ...PAPER_LOOK,
  headingSizes: [16, 12, 11, 10.5, 10.5],
  numbered: () => false,
  lineStep: null,
  noteNumbers: 'chapter',
};

export async function catalogueOdt(
  catalogue: ExportedCatalogue,
  pictures: Pictures = new Map(),
  { at = null, only = null, comments = [], tell }: CatalogueDocxOptions = {},
): Promise<Uint8Array> {
  const given = { only, whole: true, comments: comments.map(atHeading) };
  const { print, files, remarks } = printedCatalogue(catalogue, pictures, at, given);
  const book = new OdtBook(pictures, files, blocksMarkup);
  if (only === null) book.listed.push({ of: 'headings', level: 1, text: print.overview, place: OVERVIEW });
  for (const sheet of print.sheets)
    book.listed.push({ of: 'headings', level: 1, text: measureName(sheet), place: sheet.at });
  const body: Markup[] = only === null ? front(book, print, await chartDrawing(print)) : [];
  const done = countedBy(tell, 'sheets', print.sheets.length);
  for (const [index, sheet] of print.sheets.entries()) {
    body.push(...sheetMarkup(book, sheet, remarks.get(sheet.id) ?? []));
    done(index + 1);
    await turn();
  }
  tell?.(phaseOf('packing'));
  const [first] = print.sheets;
  const head = only === null || first === undefined ? print.title : measureName(first);
  const stand = print.stand === undefined ? '' : `${print.stand} · `;
  return odtFile({
    title: print.documentTitle,
    at,
    page: {
      lang: print.lang,
      region: print.region,
      look: LOOK,
      head: [styled('Header', plain(head))],
      foot: [styled('Footer', plain(stand), pageOf(print.page, print.of))],
    },
    automatic: book.automatic,
    body,
    pictures: book.entries,
  });
}

const heading = (book: OdtBook, level: number, content: Markup): Markup =>
  headingMarkup(book, { level, number: undefined, content, counted: true });

function front(book: OdtBook, print: PrintedCatalogue, chart: Drawing | null): Markup[] {
  const under = [print.paper, print.owner, print.stand ?? ''].filter((text) => text !== '');
  return [
    styled('Title', plain(print.title)),
    ...under.map((text) => styled('Subtitle', plain(text))),
    contentsMarkup(book, { of: 'headings', title: print.contents, levels: 1 }),
    heading(book, 1, join([bookmark(OVERVIEW), plain(print.overview)])),
    styled('Front note', plain(print.notes.join(' · '))),
    ...(chart === null
      ? []
      : [styled('Table', plain(print.chart?.title ?? '')), styled('Picture', drawingMarkup(book, chart))]),
    table(book, print.costs),
  ];
}

function sheetMarkup(book: OdtBook, sheet: PrintedSheet, remarks: readonly Remark[]): Markup[] {
  const { at, signs, facts, blocks, lists, tables, reports, words } = sheet;
  const label = Math.round(TEXT_WIDTH * 0.28);
  const rows = facts.map((fact) => ({
    cells: [textCell('Table Heading', fact.label), textCell('Table Contents', fact.value)],
  }));
  const edges = (which: Remark['edge']): Markup[] => remarks.filter(({ edge }) => edge === which).map(remarkMarkup);
  return [
    heading(book, 1, join([bookmark(at), ...edges('start'), plain(measureName(sheet)), ...edges('end')])),
    ...(signs === '' ? [] : [styled('Front note', plain(signs))]),
    ...(rows.length === 0 ? [] : [plainTable(book, [label, TEXT_WIDTH - label], rows, measureName(sheet))]),
    ...(blocks.length === 0 ? [] : [heading(book, 2, plain(words.description)), ...blocksMarkup(book, blocks)]),
    ...lists.flatMap(({ title, items }) => [heading(book, 2, plain(title)), bullets(items)]),
    ...tables.flatMap((each) => [heading(book, 2, plain(each.title)), table(book, each)]),
    ...(reports.length === 0 ? [] : [heading(book, 2, plain(words.progress))]),
    ...reports.flatMap(({ title, words: said }) => [
      heading(book, 3, plain(title)),
      ...said.split('\n').map((part) => styled('Text body', plain(part))),
    ]),
  ];
}

const bullets = (items: readonly string[]): Markup =>
  el(
    'text:list',
    { 'text:style-name': LISTS.bullets },
    ...items.map((item) => el('text:list-item', {}, styled('List', plain(item)))),
  );

function table(book: OdtBook, { title, head, right, columns, rows, sum }: PrintedTable): Markup {
  const all = columns.reduce((total, share) => total + share, 0);
  const style = (column: number, strong: boolean): string =>
    `${strong ? 'Table Heading' : 'Table Contents'}${right[column] === true ? ' Number' : ''}`;
  return plainTable(
    book,
    columns.map((share) => (TEXT_WIDTH * share) / all),
    [
      { head: true, cells: head.map((text, column) => textCell(style(column, true), text, 'head')) },
      ...rows.map(({ cells }, index) => {
        const last = sum === true && index + 1 === rows.length;
        return { cells: cells.map((text, column) => textCell(style(column, last), text, last ? 'sum' : 'plain')) };
      }),
    ],
    title,
  );
}
