import { expect, test } from 'vitest';
import {
  countWanted,
  rowFilters,
  stretchesOf,
  type RowFilter,
} from '../../../renderer/features/versions/filter-rows.ts';
import { comparePapers } from '../../../shared/document/compare/compare-papers.ts';
import type { ComparedChapter } from '../../../shared/document/compare/compared.ts';
import { makeBlock, type Block } from '../../../shared/document/block.ts';

const block = (id: string, text: string, kind = 'paragraph', attrs = {}): Block =>
  makeBlock(id, { kind, indent: 0 }, text === '' ? [] : [{ text, attrs }]);
const compared = (before: Block[], after: Block[]): ComparedChapter => {
  const of = (blocks: Block[]) => ({ id: 'c', title: 'T', blocks, tables: new Map(), notes: new Map() });
  const [chapter] = comparePapers([of(before)], [of(after)]);
  if (chapter === undefined) throw new Error('no chapter');
  return chapter;
};
const told = (chapter: ComparedChapter, filter: RowFilter): string[] =>
  stretchesOf(chapter, filter).map((stretch) =>
    stretch.kind === 'same'
      ? `${stretch.rows.length} ${stretch.others ? 'other' : 'same'}`
      : `${(stretch.row.after ?? stretch.row.before)?.id ?? ''}${stretch.changed ? '!' : ''}`,
  );

const before = [
  block('h1', 'Erster Abschnitt', 'heading2'),
  block('a', 'Der erste Absatz bleibt ganz wie er ist.'),
  block('b', 'Der zweite Absatz wird in seinen Worten anders.'),
  block('h2', 'Zweiter Abschnitt', 'heading2'),
  block('c', 'Hier wird nur etwas fett gesetzt.'),
  block('d', 'Dieser bleibt wieder gleich stehen.'),
  block('e', 'Und dieser wandert an den Anfang des Kapitels.'),
];
const after = [
  block('e', 'Und dieser wandert an den Anfang des Kapitels.'),
  block('h1', 'Erster Abschnitt', 'heading2'),
  block('a', 'Der erste Absatz bleibt ganz wie er ist.'),
  block('b', 'Der zweite Absatz wird in vielen Worten anders.'),
  block('h2', 'Zweiter Abschnitt', 'heading2'),
  block('c', 'Hier wird nur etwas fett gesetzt.', 'paragraph', { b: true }),
  block('d', 'Dieser bleibt wieder gleich stehen.'),
];

test('VV3 a filter keeps the rows that changed in its way, with the heading that they stand under; the rest is counted', () => {
  const chapter = compared(before, after);
  expect(told(chapter, 'all')).toEqual(['e!', 'h1', '1 same', 'b!', 'h2', 'c!', '1 same', 'e!']);
  expect(told(chapter, 'words')).toEqual(['1 other', 'h1', '1 same', 'b!', '4 other']);
  expect(told(chapter, 'moves')).toEqual(['e!', '3 other', 'h2', '2 other', 'e!']);
  expect(told(chapter, 'formats')).toEqual(['4 other', 'h2', 'c!', '2 other']);
  for (const filter of rowFilters) {
    const changed = told(chapter, filter).filter((row) => row.endsWith('!')).length;
    expect(countWanted(chapter, filter)).toBe(changed);
  }
  expect(told(compared(before, before), 'all')).toEqual(['7 same']);
});
