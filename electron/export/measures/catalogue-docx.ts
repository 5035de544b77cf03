/** The measures catalogue as a Word file, as its printed form has it: a sheet for each measure. The same input gives the same bytes. */
import { measureName } from '../../../shared/measures/measure.ts';
import type { TellProgress } from '../../../shared/rpc/export-progress.ts';
import { NO_TEXT, sectionsOf } from '../council/section-blocks.ts';
import type { Book } from '../docx/book.ts';
import { drawingRun } from '../docx/drawings.ts';
import { contentsParts } from '../docx/contents-field.ts';
import { BULLETS, listPlace } from '../docx/lists.ts';
import { el, val, words, type Markup } from '../docx/markup.ts';
import { pageOf, styled } from '../docx/parts.ts';
import { line, plainTable, textCell } from '../docx/plain-table.ts';
import { PAPER_LOOK, type WordLook } from '../docx/styles.ts';
import { run, writeDocx, type Around } from '../docx/write-docx.ts';
import type { Drawing } from '../drawings/drawing.ts';
import { chartDrawing } from './chart-drawing.ts';
import type { Pictures } from '../html-image.ts';
import { atHeading } from './at-heading.ts';
import type { ExportedCatalogue } from './catalogue.ts';
import type { PaperComment } from '../paper.ts';
import { printedCatalogue, type PrintedCatalogue, type PrintedSheet, type PrintedTable } from './printed-catalogue.ts';

export interface CatalogueDocxOptions {
  /** The moment that it says it was made (milliseconds since 1970). */
  readonly at?: number | null;
  /** Only the sheets of these measures, without front page and overview. */
  readonly only?: ReadonlySet<string> | null;
  /** On measures, whose ids stand in the chapter's place: in the margin, at their words or at the sheet's heading. */
  readonly comments?: readonly PaperComment[];
  readonly tell?: TellProgress | undefined;
}

/** Twips between the margins. */
const WIDTH = 9_070;
const LOOK: WordLook = { ...PAPER_LOOK, headingSizes: [32, 24, 22, 21, 21], chapterNumbers: false };

export async function catalogueDocx(
  catalogue: ExportedCatalogue,
  pictures: Pictures = new Map(),
  { at = null, only = null, comments = [], tell }: CatalogueDocxOptions = {},
): Promise<Uint8Array> {
  const { print } = printedCatalogue(catalogue, new Map(), at, { only });
  const chart = only === null ? await chartDrawing(print) : null;
  const sheets = new Map(print.sheets.map((sheet) => [sheet.id, sheet]));
  const sections = print.sheets.map((sheet) => ({
    id: sheet.id,
    heading: measureName(sheet),
    content: (sheet.blocks.length === 0 ? undefined : catalogue.descriptions.get(sheet.id)) ?? NO_TEXT,
  }));
  const references = catalogue.references ?? new Map<string, string>();
  const told = sectionsOf(sections, pictures, { comments: comments.map(atHeading), references, apart: true });
  const around = (book: Book): Around => ({
    title: print.documentTitle,
    header: {
      head: [line('Header', only === null ? print.title : (sections[0]?.heading ?? print.title))],
      foot: [
        styled('Footer', run(print.stand === undefined ? '' : `${print.stand} · `), ...pageOf(print.page, print.of)),
      ],
      ...(only === null && { firstHead: [styled('FrontNote')] }),
    },
    at,
    front: only === null ? front(book, print, chart) : [],
    chapter: (id, heading, text) => {
      const sheet = sheets.get(id);
      return sheet === undefined ? [heading, ...text] : sheetMarkup(sheet, heading, text);
    },
    chaptersOnPages: true,
    notesAnew: true,
    tracked: false,
    look: LOOK,
  });
  return writeDocx(told, true, around, { tell, counted: 'sheets' });
}

function front(book: Book, print: PrintedCatalogue, chart: Drawing | null): Markup[] {
  const overview = { text: print.overview, place: OVERVIEW };
  const entries = print.sheets.map((sheet) => ({
    text: measureName(sheet),
    place: book.bookmarks.name(sheet.id, null),
  }));
  const id = book.revisions.next();
  const heading = styled(
    'Heading1',
    el('w:bookmarkStart', { 'w:id': id, 'w:name': OVERVIEW }),
    run(print.overview),
    el('w:bookmarkEnd', { 'w:id': id }),
  );
  const under = [print.paper, print.owner, print.stand ?? ''].filter((text) => text !== '');
  return [
    line('Title', print.title),
    ...under.map((text) => line('Subtitle', text)),
    line('FrontHeading', print.contents),
    ...contentsParts('TOC \\o "1-1" \\h \\z', [overview, ...entries]).map((content) => styled('TOC1', ...content)),
    heading,
    line('FrontNote', print.notes.join(' · ')),
    ...(chart === null ? [] : [caption(print.chart?.title ?? ''), styled('Figure', drawingRun(book.pictures, chart))]),
    table(print.costs),
  ];
}

const caption = (title: string): Markup =>
  el('w:p', {}, el('w:pPr', {}, val('w:pStyle', 'Caption'), el('w:keepNext')), run(title));

const OVERVIEW = '_Toc100000000';

function sheetMarkup(sheet: PrintedSheet, heading: Markup, text: readonly Markup[]): Markup[] {
  const { signs, facts, lists, tables, reports, words: heads } = sheet;
  const label = Math.round(WIDTH * 0.28);
  return [
    heading,
    ...(signs === '' ? [] : [line('FrontNote', signs)]),
    ...(facts.length === 0
      ? []
      : [
          plainTable(
            [label, WIDTH - label],
            facts.map((fact) => ({ cells: [textCell('TableHead', fact.label), textCell('TableText', fact.value)] })),
            { caption: measureName(sheet), headColumn: true },
          ),
        ]),
    ...(text.length === 0 ? [] : [line('Heading2', heads.description), ...text]),
    ...lists.flatMap(({ title, items }) => [line('Heading2', title), ...items.map(bullet)]),
    ...tables.flatMap((each) => [line('Heading2', each.title), table(each)]),
    ...(reports.length === 0 ? [] : [line('Heading2', heads.progress)]),
    ...reports.flatMap(({ title, words: said }) => [
      line('Heading3', title),
      ...said.split('\n').map((part) => line('Normal', part)),
    ]),
  ];
}

const bullet = (text: string): Markup =>
  el(
    'w:p',
    {},
    el('w:pPr', {}, val('w:pStyle', 'ListBullet'), listPlace(BULLETS, 0)),
    el('w:r', {}, el('w:t', { 'xml:space': 'preserve' }, words(text))),
  );

function table({ title, head, right, columns, rows, sum }: PrintedTable): Markup {
  const all = columns.reduce((total, share) => total + share, 0);
  const widths = columns.map((share) => Math.round((WIDTH * share) / all));
  const style = (column: number, strong: boolean): string =>
    right[column] === true ? (strong ? 'TableHeadNumber' : 'TableNumber') : strong ? 'TableHead' : 'TableText';
  return plainTable(
    widths,
    [
      { head: true, cells: head.map((text, column) => ({ ...textCell(style(column, true), text), fill: 'EEF1F2' })) },
      ...rows.map(({ cells }, index) => {
        const last = sum === true && index + 1 === rows.length;
        return {
          cells: cells.map((text, column) => ({
            ...textCell(style(column, last), text),
            ...(last && { over: true as const }),
          })),
        };
      }),
    ],
    { caption: title },
  );
}
