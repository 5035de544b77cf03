import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { blockProperties, chapterText } from '../../../shared/document/chapter.ts';
import { align, longestAscending } from '../../../shared/document/compare/align.ts';
import { comparePapers, type VersionChapter } from '../../../shared/document/compare/compare-papers.ts';
import { isChanged } from '../../../shared/document/compare/compared.ts';
import { noteText } from '../../../shared/document/embeds.ts';
import { readChapter } from '../../../shared/document/nested.ts';
import { createTable, mergeCells, moveLine, setGone } from '../../../shared/document/table-edit.ts';
import { cellText, readTable } from '../../../shared/document/table.ts';

/** A paragraph with a footnote, and a table of 2 × 2. */
function scene() {
  const doc = new Y.Doc();
  chapterText(doc).applyDelta([
    { insert: { b: 'p' } },
    { insert: 'Satz' },
    { insert: { note: 'n' } },
    { insert: { b: 't' } },
    { insert: 'Kosten' },
  ]);
  blockProperties(doc).set('t:kind', 'table');
  doc.getText(noteText('n')).insert(0, 'Quelle 2025');
  createTable(doc, 't', 2, 2, 'test');
  const lines = (): { rows: string[]; columns: string[] } => {
    const { rows, columns } = readTable(doc, 't');
    return { rows: rows.map(({ id }) => id), columns: columns.map(({ id }) => id) };
  };
  const cell = (row: number, column: number): Y.Text =>
    doc.getText(cellText('t', lines().rows[row] ?? '', lines().columns[column] ?? ''));
  cell(0, 0).insert(0, 'Jahr');
  cell(1, 1).insert(0, '200.000 €');
  const state = (title = 'Bildung'): VersionChapter => ({ id: 'c', title, ...readChapter(doc) });
  return { doc, lines, cell, state };
}

const one = (before: VersionChapter, after: VersionChapter) => {
  const [chapter] = comparePapers([before], [after]);
  if (chapter === undefined) throw new Error('no chapter');
  return chapter;
};

describe('CV4 tables and footnotes are compared within their chapter', () => {
  it('CV4 nothing where nothing changed', () => {
    const { state } = scene();
    const { counts, tables } = one(state(), state());
    expect([
      isChanged(counts),
      counts.wordsInserted,
      [...(tables.get('t')?.rows ?? [])].map((row) => row.state),
    ]).toEqual([false, 0, ['same', 'same']]);
  });

  it('CV4 a changed cell and a changed footnote count as changes of their blocks', () => {
    const { state, cell, doc, lines } = scene();
    const before = state();
    cell(1, 1).delete(0, 7);
    cell(1, 1).insert(0, '250.000');
    doc.getText(noteText('n')).insert(11, ' und 2026');
    const { counts, tables, notes } = one(before, state());
    expect(counts).toEqual({ changed: 2, added: 0, removed: 0, moved: 0, wordsInserted: 3, wordsDeleted: 1 });
    const { rows, columns } = lines();
    const pieces = tables.get('t')?.cells.get(`${rows[1]}:${columns[1]}`)?.[0]?.pieces;
    expect(pieces?.map(({ state: how, run }) => `${how} ${run.text}`)).toEqual([
      'deleted 200.000',
      'inserted 250.000',
      'same  €',
    ]);
    expect(notes.get('n')?.[0]?.pieces.map(({ state: how }) => how)).toEqual(['same', 'inserted']);
  });

  it('CV4 lines that come, go and move, and cells that are merged', () => {
    const { state, doc, lines } = scene();
    const before = state();
    const [first = '', second = ''] = lines().rows;
    moveLine(doc, 't', 'row', second, null, 'test');
    expect(
      one(before, state())
        .tables.get('t')
        ?.rows.map((row) => row.state)
        .sort(),
    ).toEqual(['moved', 'same']);
    setGone(doc, 't', 'row', [first], true, 'test');
    expect(one(before, state()).tables.get('t')?.rows).toContainEqual({ id: first, state: 'deleted' });
    const after = state();
    mergeCells(doc, 't', { top: 0, left: 0, bottom: 0, right: 1 }, 'test');
    expect(one(after, state()).tables.get('t')?.laidOut).toBe(true);
    expect(isChanged(one(after, state()).counts)).toBe(true);
  });
});

describe('CV5 papers are compared chapter by chapter', () => {
  const chapter = (id: string, title: string, text: string): VersionChapter => {
    const doc = new Y.Doc();
    chapterText(doc).applyDelta([{ insert: { b: `${id}1` } }, { insert: text }]);
    return { id, title, ...readChapter(doc) };
  };

  it('CV5 chapters that come, go, move and are named anew, with what changed in each', () => {
    const [a, b, c] = [
      chapter('a', 'Eins', 'Erster Text'),
      chapter('b', 'Zwei', 'Zweiter Text'),
      chapter('c', 'Drei', 'Dritter Text'),
    ];
    const found = comparePapers(
      [a, b, c],
      [c, chapter('a', 'Neu', 'Erster neuer Text'), chapter('d', 'Vier', 'Vierter Text hier')],
    );
    expect(
      found.map(({ id, titleBefore, titleAfter, moved, counts }) => [
        id,
        titleBefore,
        titleAfter,
        moved,
        counts.changed,
        counts.added,
        counts.removed,
      ]),
    ).toEqual([
      ['c', 'Drei', 'Drei', true, 0, 0, 0],
      ['a', 'Eins', 'Neu', false, 1, 0, 0],
      ['b', 'Zwei', null, false, 0, 0, 1],
      ['d', null, 'Vier', false, 0, 1, 0],
    ]);
  });

  it('CV5 words that go from one chapter to another are told as moved, and count neither as new nor as gone', () => {
    const words = 'Diese Worte sind in ein anderes Kapitel umgezogen';
    const [first, second] = comparePapers(
      [chapter('a', 'Eins', `Hier: ${words}!`), chapter('b', 'Zwei', 'Dort: !')],
      [chapter('a', 'Eins', 'Hier: !'), chapter('b', 'Zwei', `Dort: ${words}!`)],
    );
    expect([first?.counts.wordsDeleted, second?.counts.wordsInserted]).toEqual([0, 0]);
    expect(first?.rows[0]?.pieces.find(({ state }) => state === 'deleted')?.move).toBe(1);
    expect(second?.rows[0]?.pieces.find(({ state }) => state === 'inserted')?.move).toBe(1);
  });
});

describe('CV6 the fewest members that explain an order are told as moved', () => {
  it('CV6 one that went to the end moved, not all the others', () => {
    expect(align(['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'])).toEqual([
      { before: 0, after: -1, moved: 'away' },
      { before: 1, after: 0, moved: null },
      { before: 2, after: 1, moved: null },
      { before: 3, after: 2, moved: null },
      { before: 0, after: 3, moved: 'here' },
    ]);
    expect(align(['a', 'x'], ['y', 'a'])).toEqual([
      { before: -1, after: 0, moved: null },
      { before: 0, after: 1, moved: null },
      { before: 1, after: -1, moved: null },
    ]);
    expect(longestAscending([3, 1, 4, 0, 5, 2])).toHaveLength(3);
    expect(longestAscending([])).toEqual([]);
  });
});
