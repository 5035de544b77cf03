/** The first page of a comparison: what is compared, how to read it, and how much changed where. Not part of what is compared. */
import { summaryOf, type SummaryRow } from '../comparison/summary.ts';
import { madeWhen, stateName } from '../comparison/when.ts';
import type { Book } from './book.ts';
import { el, type Markup } from './markup.ts';
import { line, plainTable, textCell } from './plain-table.ts';

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
    plainTable(
      [2_000, 3_870, 3_200],
      states.map((cells) => ({ cells: cells.map((text) => textCell('TableText', text)) })),
    ),
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
    plainTable(
      [2_060, 960, 580, 1_010, 1_180, 820, 1_000, 1_460],
      [
        {
          head: true,
          cells: head.map((text, column) => textCell(isNumber(column) ? 'TableHeadNumber' : 'TableHead', text)),
        },
        ...body.map((cells) => ({
          cells: cells.map((text, column) => textCell(isNumber(column) ? 'TableNumber' : 'TableText', text)),
        })),
      ],
    ),
    line('FrontNote', say('comparison.counted')),
  ];
}
