/** The first page of a comparison: what is compared, how to read it, and how much changed where. Not part of what is compared. */
import { summaryOf, type SummaryRow } from '../comparison/summary.ts';
import { madeWhen, stateName } from '../comparison/when.ts';
import type { Book } from './book.ts';
import { el, NOTHING, val, words, type Markup } from './markup.ts';

export function frontPage(book: Book): Markup[] {
  const { comparison, say } = book;
  const { before, after } = comparison;
  const rows = summaryOf(comparison);
  const states = [before, after].map((state, index) => [
    say(index === 0 ? 'comparison.older' : 'comparison.newer'),
    stateName(comparison, state),
    madeWhen(comparison, state),
  ]);
  return [
    line('Title', after.paper.title),
    line('Subtitle', say('comparison.title')),
    table([2_000, 3_870, 3_200], states, () => 'TableText', 0),
    line('FrontText', rows.length === 0 ? say('comparison.nothing') : say('comparison.howWord')),
    ...(rows.length === 0 ? [] : summary(rows, say)),
    el('w:p', {}, el('w:r', {}, el('w:br', { 'w:type': 'page' }))),
  ];
}

function summary(rows: readonly SummaryRow[], say: Book['say']): Markup[] {
  const head = [
    say('comparison.chapter'),
    say('comparison.changed'),
    say('comparison.added'),
    say('comparison.removed'),
    say('comparison.moved'),
    say('comparison.wordsAdded'),
    say('comparison.wordsRemoved'),
    say('comparison.authors'),
  ];
  const body = rows.map(({ number, title, remark, counts, authors }) => [
    `${number === null ? '' : `${number} `}${title}${remark === '' ? '' : ` (${remark})`}`,
    ...[counts.changed, counts.added, counts.removed, counts.moved, counts.wordsInserted, counts.wordsDeleted].map(
      String,
    ),
    authors,
  ]);
  const isNumber = (column: number): boolean => column > 0 && column < 7;
  return [
    line('FrontHeading', say('comparison.summary')),
    table(
      [2_060, 960, 580, 1_010, 1_180, 820, 1_000, 1_460],
      [head, ...body],
      (row, column) =>
        row === 0
          ? isNumber(column)
            ? 'TableHeadNumber'
            : 'TableHead'
          : isNumber(column)
            ? 'TableNumber'
            : 'TableText',
      1,
    ),
    line('FrontNote', say('comparison.counted')),
  ];
}

/** A paragraph of words alone. */
export function line(style: string, text: string): Markup {
  const properties = el('w:pPr', {}, val('w:pStyle', style));
  return el('w:p', {}, properties, el('w:r', {}, el('w:t', { 'xml:space': 'preserve' }, words(text))));
}

/** `head`: how many rows are repeated on each page. */
function table(
  widths: readonly number[],
  rows: readonly (readonly string[])[],
  styleOf: (row: number, column: number) => string,
  head: number,
): Markup {
  const border = (name: string): Markup =>
    el(name, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': 'C3CACE' });
  const properties = el(
    'w:tblPr',
    {},
    el('w:tblW', { 'w:w': widths.reduce((sum, width) => sum + width, 0), 'w:type': 'dxa' }),
    el('w:tblBorders', {}, border('w:top'), border('w:bottom'), border('w:insideH')),
    el('w:tblLayout', { 'w:type': 'fixed' }),
    el('w:tblCellMar', {}, el('w:left', { 'w:w': 60, 'w:type': 'dxa' }), el('w:right', { 'w:w': 60, 'w:type': 'dxa' })),
    el('w:tblLook', { 'w:val': '0000', 'w:firstRow': head, 'w:noHBand': 1, 'w:noVBand': 1 }),
  );
  const made = rows.map((cells, row) =>
    el(
      'w:tr',
      {},
      el('w:trPr', {}, el('w:cantSplit'), row < head ? el('w:tblHeader') : NOTHING),
      ...cells.map((cell, column) =>
        el(
          'w:tc',
          {},
          el('w:tcPr', {}, el('w:tcW', { 'w:w': widths[column] ?? 0, 'w:type': 'dxa' })),
          line(styleOf(row, column), cell),
        ),
      ),
    ),
  );
  return el(
    'w:tbl',
    {},
    properties,
    el('w:tblGrid', {}, ...widths.map((width) => el('w:gridCol', { 'w:w': width }))),
    ...made,
  );
}
