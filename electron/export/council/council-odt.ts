/** A council paper as an OpenDocument text, as its printed form has it: nothing is computed here. The same input gives the same bytes. */
import { el, join, words, type Markup } from '../docx/markup.ts';
import { blocksMarkup, headingMarkup } from '../odt/odt-blocks.ts';
import { logoOf, type Drawing } from '../drawings/drawing.ts';
import { drawingMarkup } from '../odt/odt-drawing.ts';
import { OdtBook } from '../odt/odt-book.ts';
import { odtFile } from '../odt/odt-file.ts';
import { plain } from '../odt/odt-inline.ts';
import { bold, colour, family, paragraphStyle, points, QUIET, styled } from '../odt/odt-named.ts';
import { plainTable, textCell, type OdtCell, type OdtRow } from '../odt/odt-plain-table.ts';
import type { OdtLook } from '../odt/odt-styles.ts';
import { findTargets } from '../odt/odt-targets.ts';
import { captionOf } from '../odt/paper-odt.ts';
import type { CityFolder } from './city-folder.ts';
import type { CouncilPrint, PrintedCosts, PrintedCostTable, PrintedItem } from './council-print.ts';
import { printedPaper, type PrintParts } from './printed-paper.ts';

/** `at`: the moment that it says it was made (milliseconds since 1970). */
export async function councilOdt(
  parts: Omit<PrintParts, 'template' | 'whole'>,
  city: CityFolder,
  at: number | null = null,
): Promise<Uint8Array> {
  const { template } = city;
  const logo = await logoOf(city);
  const { print, files } = printedPaper({ ...parts, template, whole: true });
  const book = new OdtBook(parts.pictures ?? new Map(), files, blocksMarkup);
  const { left, right } = print.margins;
  const width = 210 - left - right;
  const numbered = (): boolean => false;
  findTargets(
    book,
    print.sections.map(({ id, heading, blocks }) => ({ at: id, title: [{ text: heading }], plain: heading, blocks })),
    { numbered, caption: captionOf },
  );
  const body = [
    ...firstPage(book, print, width, logo),
    ...print.sections.flatMap(({ heading, costs, blocks }) => [
      headingMarkup(book, { level: 1, number: undefined, content: plain(heading), counted: true }),
      ...(costs === undefined ? [] : costMarkup(book, costs, width)),
      ...blocksMarkup(book, blocks),
    ]),
    ...signOff(print),
  ];
  const heads = template.look.heads[0] ?? 'Source Sans 3';
  const look: OdtLook = {
    text: template.look.text[0] ?? 'Source Serif 4',
    heads,
    titleSize: 15,
    headingSizes: [12.5, 11, 10.5, 10.5, 10.5],
    margins: print.margins,
    chaptersOnPages: false,
    numbered,
    lineStep: null,
    noteNumbers: 'document',
    own: ownStyles(heads, template.look.accent ?? '#0b6370', logo !== null),
  };
  const draft = print.draft === undefined ? [] : [styled('Draft', plain(print.draft))];
  return odtFile({
    title: print.documentTitle,
    at,
    page: {
      lang: print.lang,
      region: print.region,
      look,
      head: [...draft, styled('Header', pageHead(print))],
      foot: [styled('Footer')],
      first: { head: draft.length === 0 ? [styled('Draft')] : draft, foot: [styled('Footer')] },
    },
    automatic: book.automatic,
    body,
    pictures: book.entries,
  });
}

const PAGE = '{page}';

/** `- 2 -`, with what the paper is. */
function pageHead({ pageHead: said, short }: CouncilPrint): Markup {
  const at = said.indexOf(PAGE);
  const number = el('text:page-number', { 'text:select-page': 'current' }, words('2'));
  const before = short === undefined ? '' : `${short}\u2003`;
  if (at < 0) return plain(before + said);
  return join([plain(before + said.slice(0, at)), number, plain(said.slice(at + PAGE.length))]);
}

function firstPage(book: OdtBook, print: CouncilPrint, width: number, logo: Drawing | null): Markup[] {
  const { above, name, below } = print.letterhead;
  const box = Math.round(width * 0.34);
  const routing: OdtCell = {
    content:
      print.routing.length === 0 ? [styled('Routing')] : print.routing.map((each) => styled('Routing', plain(each))),
    look: 'bare',
  };
  const facts: OdtCell = {
    content: print.box.flatMap(({ label, value }) => [
      styled('Box label', plain(label)),
      styled('Box value', plain(value)),
    ]),
    look: 'framed',
  };
  return [
    ...(logo === null ? [] : [styled('Letterhead logo', drawingMarkup(book, logo))]),
    ...(above === '' ? [] : [styled('Letterhead', plain(above))]),
    styled('Letterhead name', plain(name)),
    ...below.map((each) => styled('Letterhead', plain(each))),
    styled('Kind of paper', plain(print.kind)),
    plainTable(book, [width - box, box], [{ cells: [routing, facts] }]),
    ...(print.keep === undefined ? [] : [styled('Keep', plain(print.keep))]),
    styled('Title', plain(print.subject)),
  ];
}

function costMarkup(book: OdtBook, costs: PrintedCosts, width: number): Markup[] {
  if ('none' in costs) return [styled('Text body', plain(costs.none))];
  const intro = costs.intro === '' ? [] : [styled('Text body', plain(costs.intro))];
  return [...intro, ...costs.tables.flatMap((table) => costTable(book, table, width))];
}

/** One product stands over the columns, and is repeated with them; several stand between their rows. */
function costTable(book: OdtBook, table: PrintedCostTable, width: number): Markup[] {
  const { title, notes, kind, income, expense, items, balance } = table;
  const [inside, outside] = [Math.round(width * 0.24), Math.round(width * 0.28)];
  const [only, another] = items;
  const one = only !== undefined && another === undefined;
  const rows: OdtRow[] = [
    ...(one ? [{ head: true, cells: [itemCell(only, 'plain')] }] : []),
    {
      head: true,
      cells: [
        textCell('Table Heading', kind, 'head'),
        textCell('Table Heading Number', income, 'head'),
        textCell('Table Heading Number', expense, 'head'),
      ],
    },
    ...items.flatMap((item): OdtRow[] => [
      ...(one ? [] : [{ cells: [itemCell(item, 'soft')] }]),
      ...item.rows.map((row) => ({
        cells: [
          textCell('Table Contents', row.label),
          textCell('Table Contents Number', row.income),
          textCell('Table Contents Number', row.expense),
        ],
      })),
    ]),
    {
      cells: [
        textCell('Table Heading', balance.label, 'sum'),
        { ...textCell('Table Heading Number', balance.amount, 'sum'), span: 2 },
      ],
    },
  ];
  return [
    headingMarkup(book, { level: 2, number: undefined, content: plain(title), counted: true }),
    ...(notes.length === 0 ? [] : [styled('Table note', plain(notes.join(' · ')))]),
    plainTable(book, [width - inside - outside, inside, outside], rows, title),
  ];

  function itemCell({ label, name }: PrintedItem, look: 'plain' | 'soft'): OdtCell {
    const strong = el('text:span', { 'text:style-name': book.words(['b']) ?? '' }, plain(label));
    return { content: [styled('Table Contents', strong, plain(name === '' ? '' : `\u2003${name}`))], span: 3, look };
  }
}

function signOff({ signOff: lines }: CouncilPrint): Markup[] {
  return lines.map((each, index) => styled(index === 0 ? 'Sign-off first' : 'Sign-off', plain(each)));
}

function ownStyles(heads: string, accent: string, hasLogo: boolean): Markup[] {
  const sans = family(heads);
  const quiet = colour(QUIET);
  const space = (before: number, after: number) => ({
    'fo:margin-top': `${before}mm`,
    'fo:margin-bottom': `${after}mm`,
    'fo:line-height': '115%',
  });
  const style = (
    name: string,
    paragraph: Readonly<Record<string, string>>,
    text: Readonly<Record<string, string | number | undefined>>,
  ) => paragraphStyle({ name, parent: 'Standard', paragraph, text: { ...sans, ...text } });
  return [
    style('Letterhead', space(0, 0.7), { ...points(11), ...quiet }),
    style('Letterhead logo', space(0, 3), {}),
    style('Letterhead name', space(0, 0.7), { ...points(hasLogo ? 15 : 23), ...bold, ...colour(accent) }),
    style(
      'Kind of paper',
      {
        ...space(0, 4),
        'fo:text-align': 'end',
        'fo:border-bottom': `1.5pt solid ${accent}`,
        'fo:padding-bottom': '2mm',
      },
      { ...points(15), ...bold },
    ),
    style(
      'Routing',
      { ...space(0, 1), 'fo:margin-left': '4mm', 'fo:margin-right': '5mm', 'fo:text-indent': '-4mm' },
      points(9.5),
    ),
    style('Box label', space(1, 0), { ...points(8), ...quiet }),
    style('Box value', space(0, 1.4), { ...points(11), ...bold }),
    style('Keep', space(5, 3), { ...points(9), ...bold }),
    style('Table note', { ...space(0, 1.4), 'fo:keep-with-next': 'always' }, { ...points(9), ...quiet }),
    style('Draft', { 'fo:text-align': 'end' }, { ...points(13), ...bold, ...colour('#b3261e') }),
    ...['Sign-off first', 'Sign-off'].map((name, index) =>
      paragraphStyle({
        name,
        parent: 'Standard',
        paragraph: { ...space(index === 0 ? 12 : 0, 1), 'fo:keep-with-next': index === 0 ? 'always' : 'auto' },
      }),
    ),
  ];
}
