/** Two states of a paper with everything in it that can change. */
import type { PaperState, StateChapter } from '../../electron/export/comparison/comparison.ts';
import { EMBED_CHARACTER, makeBlock, type Attributes, type Block, type Run } from '../../shared/document/block.ts';
import { embedRun, type Embed } from '../../shared/document/embeds.ts';
import type { TableContent } from '../../shared/document/nested.ts';
import type { Properties } from '../../shared/document/properties.ts';
import { cellText, type TableCell } from '../../shared/document/table.ts';
import { samplePicture } from './pictures.ts';

type Part = string | Run;
const runsOf = (parts: readonly Part[]): Run[] =>
  parts.flatMap((part) => (typeof part !== 'string' ? [part] : part === '' ? [] : [{ text: part, attrs: {} }]));

export const block = (id: string, kind: string, ...parts: readonly Part[]): Block =>
  makeBlock(id, { kind, indent: 0 }, runsOf(parts));
export const blockWith = (
  id: string,
  kind: string,
  indent: number,
  props: Properties,
  ...parts: readonly Part[]
): Block => makeBlock(id, { kind, indent, props }, runsOf(parts));
export const styled = (text: string, attrs: Attributes): Run => ({ text, attrs });
export const embed = (value: Embed): Run => embedRun(value);
/** An embed of a newer version. */
export const unknownEmbed = (): Run => ({ text: EMBED_CHARACTER, attrs: {}, embed: { chart: 'of tomorrow' } });

/** `cells`: by row the words of each; `merged`: row, column, how many rows and columns. */
export function table(
  id: string,
  rows: Readonly<Record<string, readonly string[]>>,
  columns: readonly string[],
  merged: readonly (readonly [number, number, number, number])[] = [],
): TableContent {
  const rowIds = Object.keys(rows);
  const line = (name: string, index: number) => ({ id: name, order: String(index), ins: null, del: null, width: null });
  const texts = new Map<string, readonly Block[]>();
  for (const row of rowIds)
    columns.forEach((column, index) => {
      const words = rows[row]?.[index] ?? '';
      if (words !== '') texts.set(cellText(id, row, column), [block(`${row}${column}`, 'paragraph', words)]);
    });
  const cells: TableCell[] = [];
  rowIds.forEach((row, down) =>
    columns.forEach((column, across) => {
      const area = merged.find(([r, c, h, w]) => down >= r && down < r + h && across >= c && across < c + w);
      if (area === undefined)
        cells.push({ row: down, column: across, rowSpan: 1, columnSpan: 1, texts: [cellText(id, row, column)] });
      else if (area[0] === down && area[1] === across) {
        const [r, c, rowSpan, columnSpan] = area;
        const names = rowIds
          .slice(r, r + rowSpan)
          .flatMap((each) => columns.slice(c, c + columnSpan).map((other) => cellText(id, each, other)));
        cells.push({ row: r, column: c, rowSpan, columnSpan, texts: names });
      }
    }),
  );
  return { id, rows: rowIds.map(line), columns: columns.map(line), cells, texts };
}

export interface ChapterWords {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly tables?: readonly TableContent[];
  readonly notes?: Readonly<Record<string, readonly Block[]>>;
}

export function stateOf(name: string, by: string, day: number, chapters: readonly ChapterWords[]): PaperState {
  return {
    name,
    by,
    at: Date.UTC(2026, 4, day, 12, 5),
    paper: {
      title: 'Lokaler Integrationsplan 2.0',
      owner: 'Landeshauptstadt Hannover',
      chapters: chapters.map(({ id, title, blocks, tables = [], notes = {} }, index): StateChapter => ({
        id,
        number: index + 1,
        title,
        group: null,
        blocks,
        tables: new Map(tables.map((each) => [each.id, each])),
        notes: new Map(Object.entries(notes)),
      })),
    },
  };
}

const [A, B, C, D, E] = ['a', 'b', 'c', 'd', 'e'].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000000`);
const ids = { A: A ?? '', B: B ?? '', C: C ?? '', D: D ?? '', E: E ?? '' };
export const [oldPicture, newPicture] = [samplePicture(3), samplePicture(5)];
export const picturesOfBoth = new Map([oldPicture, newPicture].map((picture) => [picture.hash, picture]));

const moved = 'Die Landeshauptstadt fördert jedes Jahr Begegnungen in allen Stadtteilen.';

const before = stateOf('Beteiligung Mai', 'Ada Weber', 3, [
  {
    id: ids.A,
    title: 'Bildung',
    blocks: [
      blockWith('toc', 'contents', 0, { of: 'headings' }),
      block('h', 'heading1', 'Ausgangslage'),
      block('p1', 'paragraph', 'Viele Kinder lernen Deutsch erst in der Kita; das ist eine Stärke der Stadt.'),
      block('p2', 'paragraph', 'Erster Teil des Absatzes. ', 'Zweiter Teil des Absatzes.'),
      block('p3', 'paragraph', 'Wird gestrichen, und zwar ganz.'),
      block('p4', 'paragraph', 'Anfang eines Absatzes, '),
      block('p5', 'paragraph', 'der mit dem nächsten eins wird.'),
      block('p6', 'paragraph', `${moved} Danach steht noch etwas.`),
      block('p7', 'paragraph', 'Ganz andere Worte stehen hier.'),
      blockWith('l1', 'bullet', 0, {}, 'Sprachkurse'),
      blockWith('l2', 'bullet', 1, {}, 'für Eltern'),
      blockWith('n1', 'number', 0, {}, 'zuerst'),
      blockWith('n2', 'number', 0, {}, 'danach'),
      block('q', 'quote', 'Wer hier lebt, gehört dazu.'),
      blockWith(
        'k',
        'callout',
        0,
        { tone: 'note' },
        'Hinweis: siehe ',
        embed({ ref: { chapter: ids.A, block: 'h' } }),
        '.',
      ),
      block('m1', 'paragraph', 'Dieser Absatz wandert nach unten und verliert dabei ein Wort.'),
      block('f1', 'paragraph', 'Mit Fußnote', embed({ note: 'x' }), ' und zweiter', embed({ note: 'y' }), '.'),
      blockWith('t', 'table', 0, { headerRow: true }, 'Kosten in Euro'),
      blockWith('t2', 'table', 0, {}, 'Verbundene Zellen'),
      blockWith('i', 'image', 0, { asset: oldPicture.hash, alt: 'Säulen', width: 60 }, 'Anteile 2024'),
      block('r', 'rule'),
      block(
        'g',
        'paragraph',
        'Fett wird kursiv, ',
        styled('dies', { b: true }),
        ', und ',
        styled('ein Verweis', { link: 'https://www.hannover.de/' }),
        '.',
      ),
      block(
        'u',
        'paragraph',
        'Siehe ',
        embed({ ref: { chapter: ids.A, block: 't' } }),
        ', ',
        embed({ paper: '2136/2018' }),
        ', ',
        unknownEmbed(),
      ),
    ],
    tables: [
      table(
        't',
        { r1: ['Jahr', 'Plan', 'Ist'], r2: ['2024', '100', '90'], r3: ['2025', '120', ''], r4: ['2026', '130', ''] },
        ['c1', 'c2', 'c3'],
      ),
      table('t2', { a: ['oben', '', 'rechts'], b: ['links', 'mitte', 'unten'] }, ['c1', 'c2', 'c3'], [[0, 0, 1, 2]]),
    ],
    notes: { x: [block('x1', 'paragraph', 'Quelle: Statistik 2024')], y: [block('y1', 'paragraph', 'Fällt weg')] },
  },
  {
    id: ids.B,
    title: 'Wohnen',
    blocks: [
      block('w', 'paragraph', 'Bezahlbarer Wohnraum ist knapp.'),
      block('w2', 'paragraph', 'Und wird es bleiben.'),
    ],
  },
  { id: ids.C, title: 'Kultur', blocks: [block('c1', 'paragraph', 'Kultur für alle.')] },
  {
    id: ids.D,
    title: 'Gesundheit',
    blocks: [
      block('d1', 'paragraph', 'Gesundheit beginnt im Stadtteil, und das früh.'),
      block('d2', 'heading2', 'Ziele'),
    ],
  },
]);

const after = stateOf('Entwurf für den Rat', 'Cem Kaya', 17, [
  {
    id: ids.D,
    title: 'Gesundheit und Pflege',
    blocks: [
      block('d1', 'paragraph', 'Gesundheit beginnt im Stadtteil, und zwar früh.'),
      block('d2', 'heading2', 'Ziele'),
    ],
  },
  {
    id: ids.A,
    title: 'Bildung und Sprache',
    blocks: [
      blockWith('toc', 'contents', 0, { of: 'headings' }),
      block('h', 'heading2', 'Ausgangslage'),
      block('p1', 'paragraph', 'Viele Kinder lernen Deutsch erst in der Kita & Schule; das ist eine <große> Stärke.'),
      block('p2', 'paragraph', 'Erster Teil des Absatzes. '),
      block('p2b', 'paragraph', 'Zweiter Teil des Absatzes.'),
      block('new', 'paragraph', 'Ein ganz neuer Absatz.\nMit zweiter Zeile\tund Tabulator.'),
      block('p4', 'paragraph', 'Anfang eines Absatzes, der mit dem nächsten eins wird.'),
      block('p6', 'paragraph', 'Danach steht noch etwas.'),
      block('p7', 'paragraph', `Ganz andere Worte stehen hier. ${moved}`),
      blockWith('l1', 'bullet', 0, {}, 'Sprachkurse'),
      blockWith('l2', 'bullet', 0, {}, 'für Eltern und Großeltern'),
      blockWith('n1', 'number', 0, {}, 'zuerst'),
      blockWith('n3', 'number', 0, {}, 'zwischendurch'),
      blockWith('n2', 'number', 0, {}, 'danach'),
      block('q', 'paragraph', 'Wer hier lebt, gehört dazu.'),
      blockWith(
        'k',
        'callout',
        0,
        { tone: 'note' },
        'Hinweis: siehe ',
        embed({ ref: { chapter: ids.A, block: 'h' } }),
        '.',
      ),
      block('f1', 'paragraph', 'Mit Fußnote', embed({ note: 'x' }), ' und neuer', embed({ note: 'z' }), '.'),
      blockWith('t', 'table', 0, { headerRow: true }, 'Kosten in Tausend Euro'),
      blockWith('t2', 'table', 0, {}, 'Verbundene Zellen'),
      blockWith('i', 'image', 0, { asset: newPicture.hash, alt: 'Balken', width: 60 }, 'Anteile 2025'),
      block('pb', 'pagebreak'),
      block('m1', 'paragraph', 'Dieser Absatz wandert nach unten und verliert ein Wort.'),
      block(
        'g',
        'paragraph',
        'Fett wird kursiv, ',
        styled('dies', { i: true }),
        ', und ',
        styled('ein Verweis', { link: 'https://www.hannover.de/rat' }),
        '.',
      ),
      block(
        'u',
        'paragraph',
        'Siehe ',
        embed({ ref: { chapter: ids.A, block: 't' } }),
        ' und ',
        embed({ paper: '2136/2018' }),
        ', ',
        unknownEmbed(),
      ),
      blockWith('ar', 'paragraph', 0, { lang: 'ar' }, 'مرحبا بكم في هانوفر'),
    ],
    tables: [
      table(
        't',
        { r1: ['Jahr', 'Plan', 'Ist'], r4: ['2026', '135', ''], r2: ['2024', '100', '92'], r5: ['2027', '140', ''] },
        ['c1', 'c2', 'c3'],
      ),
      table(
        't2',
        { a: ['oben', '', 'rechts'], b: ['links', 'mitte neu', 'unten'] },
        ['c1', 'c2', 'c3'],
        [[0, 0, 2, 1]],
      ),
    ],
    notes: {
      x: [block('x1', 'paragraph', 'Quelle: Statistik 2025')],
      z: [block('z1', 'paragraph', 'Neue Fußnote'), block('z2', 'paragraph', 'mit zwei Absätzen')],
    },
  },
  { id: ids.C, title: 'Kultur', blocks: [block('c1', 'paragraph', 'Kultur für alle.')] },
  {
    id: ids.E,
    title: 'Arbeit',
    blocks: [block('e1', 'heading1', 'Fachkräfte'), block('e2', 'paragraph', 'Abschlüsse werden schneller anerkannt.')],
  },
]);

/** Words, formats, kinds, paragraphs that split, join, come, go and move; tables, notes, pictures; chapters of every fate. */
export const richPair = { before, after } as const;
