import * as Y from 'yjs';
import { expect, it } from 'vitest';
import { changesBetween } from '../../../shared/document/blame/change-authors.ts';
import { ChangeIndex, type ChangedRange } from '../../../shared/document/blame/change-index.ts';
import { standingTexts } from '../../../shared/document/blame/standing.ts';
import { readBlocks, writeBlocks } from '../../../shared/document/blocks.ts';
import { blockProperties, chapterText } from '../../../shared/document/chapter.ts';
import { WrittenChapter } from '../../support/written-chapter.ts';

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};

function indexOf(chapter: WrittenChapter, before: Y.Doc, since: number): ChangeIndex {
  const docs = { before, after: chapter.doc };
  const changes = changesBetween({ ...chapter.sources, before: standingTexts(before), after: chapter.doc, since });
  return new ChangeIndex(changes, (side, text, block) =>
    text === '' ? (readBlocks(docs[side]).find(({ id }) => id === block)?.text ?? null) : null,
  );
}

const paragraph = (id: string, text: string) => ({ id, kind: 'paragraph', runs: [{ text, attrs: {} }] });

/** Where words stand in a block. */
function placeOf(doc: Y.Doc, side: ChangedRange['side'], block: string, words: string): ChangedRange {
  const from =
    readBlocks(doc)
      .find(({ id }) => id === block)
      ?.text.indexOf(words) ?? -1;
  if (from < 0) throw new Error(words);
  return { side, text: '', block, from, to: from + words.length };
}

it('BM11 a change between two states is whose words came, whose deletion it was, or who changed the block, with the time', () => {
  const chapter = new WrittenChapter();
  const sentence = 'Die Stadt pflanzt bis 2030 fünftausend neue Bäume.';
  chapter.step('anna', (doc) => writeBlocks(doc, [paragraph('a', sentence), paragraph('b', 'Und pflegt sie.')], 'x'));
  const before = copyOf(chapter.doc);
  const since = chapter.at;
  const at: number[] = [];
  const step = (person: string, change: (doc: Y.Doc) => void): void => {
    chapter.step(person, change);
    at.push(chapter.at);
  };
  const placeIn = (doc: Y.Doc, words: string): number => chapterText(doc).toString().indexOf(words) + 1;
  step('berta', (doc) => chapterText(doc).insert(placeIn(doc, 'bis 2030'), 'ganz sicher '));
  step('cem', (doc) => chapterText(doc).delete(placeIn(doc, 'fünftausend'), 'fünftausend'.length));
  step('cem', (doc) => chapterText(doc).insert(placeIn(doc, ' neue'), 'zehntausend'));
  step('dora', (doc) => blockProperties(doc).set('b:kind', 'quote'));
  step('berta', (doc) => chapterText(doc).insert(placeIn(doc, 'zehntausend') + 4, '-und-'));
  const changes = indexOf(chapter, before, since);
  const after = chapter.doc;
  const text = readBlocks(after)[0]?.text ?? '';
  expect(text).toBe('Die Stadt pflanzt ganz sicher bis 2030 zehn-und-tausend neue Bäume.');
  const said = (range: ChangedRange): (string | number | null)[][] =>
    changes.of(range).map(({ person, at: when, from, to }) => [person, when, from, to]);
  const sure = placeOf(after, 'after', 'a', 'ganz sicher ');
  expect(said(sure)).toEqual([['berta', at[0], sure.from, sure.to]]);
  // A comparison by words may count some of what stayed as new: that goes along.
  expect(said(placeOf(after, 'after', 'a', 'pflanzt ganz sicher bis')).map(([person]) => person)).toEqual(['berta']);
  const number = placeOf(after, 'after', 'a', 'zehn-und-tausend');
  expect(said(number)).toEqual([
    ['cem', at[2], number.from, number.from + 4],
    ['berta', at[4], number.from + 4, number.from + 9],
    ['cem', at[2], number.from + 9, number.to],
  ]);
  const gone = placeOf(before, 'before', 'a', 'fünftausend');
  expect(said(gone)).toEqual([['cem', at[1], gone.from, gone.to]]);
  expect(said({ side: 'after', text: '', block: 'b', from: 0, to: 0 })).toEqual([['dora', at[3], 0, 0]]);
  expect(said({ side: 'after', text: '', block: 'c', from: 0, to: 0 })).toEqual([]);
  // Of other words than those that are compared nothing is said.
  const told = changesBetween({ ...chapter.sources, before: standingTexts(before), after, since });
  const other = new ChangeIndex(told, () => 'anderes');
  expect(other.of(sure)).toEqual([]);
});
