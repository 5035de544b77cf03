import { expect, test } from 'vitest';
import { rowTest, type ChangedBy } from '../../../renderer/features/versions/changed-by.ts';
import { stretchesOf } from '../../../renderer/features/versions/filter-rows.ts';
import { peopleIn, writersOf } from '../../../renderer/features/versions/writers.ts';
import { makeBlock, type Block } from '../../../shared/document/block.ts';
import type { Act } from '../../../shared/document/blame/act.ts';
import { comparePapers } from '../../../shared/document/compare/compare-papers.ts';
import type { ComparedChapter } from '../../../shared/document/compare/compared.ts';

const block = (id: string, text: string): Block =>
  makeBlock(id, { kind: 'paragraph', indent: 0 }, [{ text, attrs: {} }]);
const compared = (before: Block[], after: Block[]): ComparedChapter => {
  const of = (blocks: Block[]) => ({ id: 'c', title: 'T', blocks, tables: new Map(), notes: new Map() });
  const [chapter] = comparePapers([of(before)], [of(after)]);
  if (chapter === undefined) throw new Error('no chapter');
  return chapter;
};
const chapter = compared(
  [block('a', 'Der erste Absatz.'), block('b', 'Der zweite Absatz.'), block('x', 'Entfällt ganz und gar.')],
  [block('a', 'Der allererste Absatz.'), block('b', 'Der zweite neue Absatz.'), block('n', 'Etwas ganz anderes hier.')],
);
const acts: Readonly<Record<string, readonly Act[]>> = {
  'text/a': [{ person: 'anna', at: 20 }],
  'text/b': [
    { person: 'berta', at: 30 },
    { person: 'anna', at: 5 },
  ],
  'text/n': [{ person: null, at: 30 }],
};
const authors = new Map([['c', { actsIn: (text: string, id: string) => acts[`${text}/${id}`] ?? [] }]]);
const by = (person: string, more: Partial<ChangedBy> = {}): ChangedBy => ({
  person,
  from: 10,
  writers: new Map([['c', ['anna', 'berta', 'host']]]),
  authors,
  ...more,
});
const shown = (wanted: ChangedBy | null): string[] =>
  stretchesOf(chapter, 'all', rowTest(wanted, chapter)).flatMap((stretch) =>
    stretch.kind === 'same'
      ? [`${stretch.rows.length}${stretch.others ? ' other' : ' same'}`]
      : stretch.changed
        ? [(stretch.row.after ?? stretch.row.before)?.id ?? '']
        : [],
  );

test('VV9 of a person those rows are shown that they changed since; what went stands with the paragraph before it', () => {
  expect(shown(null)).toEqual(['a', 'b', 'x', 'n']);
  expect(shown(by('anna'))).toEqual(['a', '3 other']);
  expect(shown(by('berta'))).toEqual(['1 other', 'b', 'x', '1 other']);
  expect(shown(by('host'))).toEqual(['3 other', 'n']);
  expect(shown(by('somebody'))).toEqual(['4 other']);
  // While it isn't known who changed what, the chapters of the person stand whole.
  expect(shown(by('anna', { authors: new Map() }))).toEqual(['a', 'b', 'x', 'n']);
});

test('VV9 who wrote in a chapter is told from the log; what somebody brought from a file is theirs', () => {
  const stretch = (chapterId: string, person: string, added: number) => ({
    chapter: chapterId,
    person,
    from: 0,
    to: 1,
    updates: 1,
    added,
    removed: 0,
  });
  const writers = writersOf([
    stretch('c', 'anna', 5),
    stretch('c', 'import:berta', 8),
    stretch('d', 'berta', 1),
    stretch('d', 'host', 9),
  ]);
  expect([...writers]).toEqual([
    ['c', ['berta', 'anna']],
    ['d', ['host', 'berta']],
  ]);
  expect(peopleIn(writers)[0]).toBe('berta');
});
