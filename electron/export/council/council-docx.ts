/** A council paper as a Word file, as its printed form has it: nothing is computed here. The same input gives the same bytes. */
import { el, join, NOTHING, val, words, type Markup } from '../docx/markup.ts';
import { spacing } from '../docx/styles.ts';
import { drawingRun } from '../docx/drawings.ts';
import { logoOf } from '../drawings/drawing.ts';
import { styled } from '../docx/parts.ts';
import { line, plainTable, textCell, type PlainRow } from '../docx/plain-table.ts';
import { field } from '../docx/runs.ts';
import { run, writeDocx } from '../docx/write-docx.ts';
import type { CityFolder } from './city-folder.ts';
import type { CouncilPrint, PrintedCosts, PrintedCostTable, PrintedItem } from './council-print.ts';
import { councilLook } from './council-styles.ts';
import { printedPaper, type PrintParts } from './printed-paper.ts';
import { NO_TEXT, sectionsOf } from './section-blocks.ts';

export interface CouncilDocxOptions {
  /** The moment that it says it was made (milliseconds since 1970). */
  readonly at?: number | null;
}

/** `city`: its template, and its logo with what that is drawn by. */
export async function councilDocx(
  parts: Omit<PrintParts, 'template'>,
  city: CityFolder,
  { at = null }: CouncilDocxOptions = {},
): Promise<Uint8Array> {
  const { template } = city;
  const logo = await logoOf(city);
  const { print } = printedPaper({ ...parts, template });
  const { texts } = parts.paper;
  const sections = print.sections.map(({ id, heading }) => ({ id, heading, content: texts.get(id) ?? NO_TEXT }));
  const costs = new Map(print.sections.flatMap((section) => (section.costs ? [[section.id, section.costs]] : [])));
  const look = councilLook(template, logo !== null);
  const { left, right } = print.margins;
  const width = Math.round(((210 - left - right) * 1_440) / 25.4);
  return writeDocx(
    sectionsOf(sections, parts.pictures ?? new Map(), { references: parts.references ?? new Map() }),
    false,
    (book) => ({
      title: print.documentTitle,
      creator: print.author,
      header: { ...heads(print), foot: [styled('Footer')] },
      at,
      front: firstPage(print, width, logo === null ? null : drawingRun(book.pictures, logo)),
      chapter: (id, heading, text) => {
        const table = costs.get(id);
        return [heading, ...(table === undefined ? [] : costMarkup(table, width)), ...text];
      },
      end: signOff(print),
      tracked: false,
      look,
    }),
  );
}

const PAGE = '{page}';

/** `- 2 -` from the second page on, with what the paper is; a draft says so on each page. */
function heads({ pageHead, short, draft }: CouncilPrint): { head: readonly Markup[]; firstHead: readonly Markup[] } {
  const note = draft === undefined ? [] : [line('Draft', draft)];
  const at = pageHead.indexOf(PAGE);
  const number =
    at < 0
      ? run(pageHead)
      : join([run(pageHead.slice(0, at)), field('PAGE', '2', NOTHING, false), run(pageHead.slice(at + PAGE.length))]);
  const what = short === undefined ? [] : [run(`${short}\u2003`)];
  return {
    head: [...note, styled('Header', ...what, number)],
    firstHead: note.length === 0 ? [styled('Draft')] : note,
  };
}

function firstPage(print: CouncilPrint, width: number, logo: Markup | null): Markup[] {
  const { above, name, below } = print.letterhead;
  const box = Math.round(width * 0.34);
  return [
    ...(logo === null
      ? []
      : [el('w:p', {}, el('w:pPr', {}, val('w:pStyle', 'LetterheadLine'), spacing(0, 170, 240)), logo)]),
    ...(above === '' ? [] : [line('LetterheadLine', above)]),
    line('LetterheadName', name),
    ...below.map((each) => line('LetterheadLine', each)),
    line('PaperKind', print.kind),
    plainTable(
      [width - box, box],
      [
        {
          cells: [
            { content: atLeastOne('Routing', print.routing) },
            {
              content: print.box.flatMap(({ label, value }) => [line('BoxLabel', label), line('BoxValue', value)]),
              framed: true,
            },
          ],
        },
      ],
      { lines: 'none' },
    ),
    ...(print.keep === undefined ? [] : [line('Keep', print.keep)]),
    line('Title', print.subject),
  ];
}

const atLeastOne = (style: string, lines: readonly string[]): Markup[] =>
  lines.length === 0 ? [styled(style)] : lines.map((each) => line(style, each));

function costMarkup(costs: PrintedCosts, width: number): Markup[] {
  if ('none' in costs) return [line('Normal', costs.none)];
  const intro = costs.intro === '' ? [] : [line('Normal', costs.intro)];
  return [...intro, ...costs.tables.flatMap((table) => costTable(table, width))];
}

const [SOFT, HEAD] = ['E7F0F1', 'EEF1F2'];

/** One product stands over the columns, and is repeated with them; several stand between their rows. */
function costTable(table: PrintedCostTable, width: number): Markup[] {
  const { title, notes, kind, income, expense, items, balance } = table;
  const [inside, outside] = [Math.round(width * 0.24), Math.round(width * 0.28)];
  const widths = [width - inside - outside, inside, outside];
  const [only, another] = items;
  const one = only !== undefined && another === undefined;
  const columns: PlainRow = {
    head: true,
    cells: [
      { ...textCell('TableHead', kind), fill: HEAD },
      { ...textCell('TableHeadNumber', income), fill: HEAD },
      { ...textCell('TableHeadNumber', expense), fill: HEAD },
    ],
  };
  const rows: PlainRow[] = [
    ...(one ? [{ head: true, cells: [{ content: [itemLine(only)], span: 3 }] }] : []),
    columns,
    ...items.flatMap((item): PlainRow[] => [
      ...(one ? [] : [{ cells: [{ content: [itemLine(item)], span: 3, fill: SOFT }] }]),
      ...item.rows.map((row) => ({
        cells: [
          textCell('TableText', row.label),
          textCell('TableNumber', row.income),
          textCell('TableNumber', row.expense),
        ],
      })),
    ]),
    {
      cells: [
        { ...textCell('TableHead', balance.label), over: true },
        { ...textCell('TableHeadNumber', balance.amount), span: 2, over: true },
      ],
    },
  ];
  return [
    line('Heading2', title),
    ...(notes.length === 0 ? [] : [line('TableNote', notes.join(' · '))]),
    plainTable(widths, rows, { caption: title }),
    // What follows must not run into the table, in Word another one would.
    styled('TableText'),
  ];
}

function itemLine({ label, name }: PrintedItem): Markup {
  const bold = el('w:r', {}, el('w:rPr', {}, el('w:b'), el('w:bCs')), text(label));
  return styled('TableText', bold, ...(name === '' ? [] : [run(`\u2003${name}`)]));
}

const text = (value: string): Markup => el('w:t', { 'xml:space': 'preserve' }, words(value));

function signOff({ signOff: lines }: CouncilPrint): Markup[] {
  return lines.length === 0
    ? []
    : [styled('SignOff'), styled('SignOff'), ...lines.map((each) => line('SignOff', each))];
}
