/** The first pages of a comparison: what is compared, how to read it, and how much changed where and by whom. */
import type { Scope } from '../comparison/scope.ts';
import { isChangedChapter, summaryOf, type SummaryRow } from '../comparison/summary.ts';
import { madeWhen } from '../comparison/when.ts';
import type { PdfBook } from './pdf-book.ts';
import type { ShownComparison } from './shown.ts';

const COUNTS = ['changed', 'added', 'removed', 'moved', 'wordsInserted', 'wordsDeleted'] as const;

export function comparisonFront(
  book: PdfBook,
  scopes: readonly Scope[],
  names: { readonly before: string; readonly after: string },
): ShownComparison {
  const { comparison, say } = book;
  const { before, after } = comparison;
  const rows = summaryOf(comparison);
  const same = scopes.filter(({ compared }) => !isChangedChapter(compared));
  const unchanged = same.map(({ id, after: now }) =>
    [book.after.chapter(id), now?.title === '' ? say('common.untitled') : now?.title].filter(Boolean).join(' '),
  );
  return {
    title: say('comparison.title'),
    states: [
      { what: say('comparison.older'), name: names.before, made: madeWhen(comparison, before) },
      { what: say('comparison.newer'), name: names.after, made: madeWhen(comparison, after) },
    ],
    ...(rows.length === 0 ? { nothing: say('comparison.nothing') } : { summary: summary(book, rows) }),
    legend:
      rows.length === 0
        ? []
        : [
            { mark: 'inserted', text: say('versions.inserted') },
            { mark: 'deleted', text: say('versions.deleted') },
            { mark: 'movedHere', text: say('versions.movedHere') },
            { mark: 'movedAway', text: say('versions.movedAway') },
            { mark: 'formatted', text: say('versions.formatted') },
          ],
    ...(unchanged.length > 0 &&
      rows.length > 0 && { unchanged: say('comparison.notPrinted', { chapters: unchanged.join(', ') }) }),
  };
}

function summary({ say, places }: PdfBook, rows: readonly SummaryRow[]): NonNullable<ShownComparison['summary']> {
  const head = ['chapter', 'changed', 'added', 'removed', 'moved', 'wordsAdded', 'wordsRemoved', 'authors'] as const;
  return {
    title: say('comparison.summary'),
    head: head.map((name) => say(`comparison.${name}`)),
    rows: rows.map(({ chapter, number, title, remark, counts, authors }) => {
      const to = chapter === null ? null : places.to(chapter, null);
      const name = `${number === null ? '' : `${number} `}${title === '' ? say('common.untitled') : title}`;
      return {
        ...(to !== null && { to }),
        cells: [
          `${name}${remark === '' ? '' : ` (${remark})`}`,
          ...COUNTS.map((count) => (counts[count] === 0 ? '–' : String(counts[count]))),
          authors,
        ],
      };
    }),
    note: say('comparison.counted'),
  };
}
