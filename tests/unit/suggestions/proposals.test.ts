import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { makeBlock, type Block, type Run } from '../../../shared/document/block.ts';
import { canonicalBlocks, readBlocks, writeBlocks } from '../../../shared/document/blocks.ts';
import { blockProperties, chapterText } from '../../../shared/document/chapter.ts';
import { decideInChapter } from '../../../shared/document/decide.ts';
import { diffBlocks } from '../../../shared/document/diff.ts';
import { applyOperations } from '../../../shared/document/operations.ts';
import { copyOf, isEmpty, proposedChange, takeOver } from '../../../shared/document/proposals.ts';
import { struckBy, suggested } from '../../../shared/document/suggest.ts';
import { openSuggestions } from '../../../shared/document/suggestion-list.ts';
import { noteSuggestion, readSuggestion, suggestionMap } from '../../../shared/document/suggestions.ts';
import { seenIn } from '../../../shared/document/seen.ts';

const paragraph = (id: string, ...runs: Run[]): Block => makeBlock(id, { kind: 'paragraph', indent: 0 }, runs);
const plain = (text: string): Run => ({ text, attrs: {} });
const proposer = { person: 'rita', at: 7, why: 'klarer' };

function chapter(): Y.Doc {
  const doc = new Y.Doc();
  writeBlocks(
    doc,
    [paragraph('a', plain('Die Stadt hilft allen.')), paragraph('b', plain('Und der Rat auch.'))],
    'test',
  );
  return doc;
}

/** A reviewer's copy: edits become suggestions there, and their updates are what is sent. */
function reviewer(doc: Y.Doc): { copy: Y.Doc; updates: Uint8Array[]; edit: (to: readonly Block[]) => void } {
  const copy = copyOf(doc);
  const updates: Uint8Array[] = [];
  copy.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'chapter') updates.push(update);
  });
  doc.on('update', (update: Uint8Array) => Y.applyUpdate(copy, update, 'chapter'));
  let n = 0;
  const edit = (to: readonly Block[]) => {
    const id = `r${n++}`;
    const blocks = readBlocks(copy);
    const { operations } = suggested(diffBlocks(blocks, to), blocks, { id, mine: (other) => other.startsWith('r') });
    copy.transact(() => {
      applyOperations(chapterText(copy), blockProperties(copy), operations);
      noteSuggestion(copy, id, 'rita', 1, seenIn(chapterText(copy), struckBy(operations, id)));
    });
  };
  return { copy, updates, edit };
}

const wanted: readonly Block[] = [
  paragraph('a', plain('Die große Stadt hilft '), { text: 'allen', attrs: { b: true } }, plain('.')),
  makeBlock('b', { kind: 'heading2', indent: 0 }, [plain('Und auch.')]),
  paragraph('n', plain('Ganz neu.')),
];
const texts = (doc: Y.Doc): string[] => readBlocks(doc).map(({ text }) => text);

describe('proposals', () => {
  it('SG6 a proposal becomes suggestions of its author in the text, one for each place; accepted it is what they wanted', () => {
    const doc = chapter();
    const { updates, edit } = reviewer(doc);
    const before = canonicalBlocks(readBlocks(doc));
    edit(wanted);
    expect(canonicalBlocks(readBlocks(doc)), 'the chapter itself stays').toBe(before);
    const change = proposedChange(doc, updates);
    if (change === null) throw new Error('broken');
    const ids = takeOver(doc, change, proposer, 'taker');
    const open = openSuggestions(readBlocks(doc));
    expect(new Set(open.map(({ id }) => id))).toEqual(new Set(ids));
    expect(ids.length).toBeGreaterThan(2);
    for (const id of ids) expect(readSuggestion(doc, id)).toMatchObject({ by: 'rita', at: 7, why: 'klarer' });
    const rejected = copyOf(doc);
    decideInChapter(rejected, { ids: new Set(ids), accept: false, by: 'anna', at: 1 }, 'test');
    expect(canonicalBlocks(readBlocks(rejected))).toBe(before);
    decideInChapter(doc, { ids: new Set(ids), accept: true, by: 'anna', at: 1 }, 'test');
    expect(canonicalBlocks(readBlocks(doc))).toBe(canonicalBlocks(wanted));
  });

  it('SG7 taken over straight away it is the text; what was written in the chapter meanwhile stays', () => {
    const doc = chapter();
    const { updates, edit } = reviewer(doc);
    edit(wanted);
    chapterText(doc).insert(8, 'X');
    const change = proposedChange(doc, updates);
    if (change === null) throw new Error('broken');
    takeOver(doc, change, null, 'taker');
    expect(texts(doc)).toEqual(['Die große StaXdt hilft allen.', 'Und auch.', 'Ganz neu.']);
    expect(openSuggestions(readBlocks(doc))).toEqual([]);
  });

  it('SG8 what builds upon a proposal that was decided on is worked out against it, and nothing is doubled', () => {
    const doc = chapter();
    const { copy, updates, edit } = reviewer(doc);
    edit([paragraph('a', plain('Die schöne Stadt hilft allen.')), paragraph('b', plain('Und der Rat auch.'))]);
    const first = updates.splice(0);
    const taken = proposedChange(doc, first);
    if (taken === null) throw new Error('broken');
    takeOver(doc, taken, null, 'taker');
    // Offline, the author goes on in the words that were taken over meanwhile.
    chapterText(copy).insert(chapterText(copy).toJSON().indexOf('schöne') + 1 + 'schöne'.length, 're', {
      'ins:r0': true,
    });
    const change = proposedChange(doc, updates, first);
    if (change === null) throw new Error('broken');
    takeOver(doc, change, null, 'taker');
    expect(texts(doc)[0]).toBe('Die schönere Stadt hilft allen.');
    expect(proposedChange(doc, updates)).toBeNull();
  });

  it('SX25 words typed while the group declines what stands before them stay where they were typed', () => {
    for (const [words, more, at] of [
      ['schöne ', 'große ', 'behind'],
      ['schöne ', 'große ', 'within'],
    ] as const) {
      const doc = chapter();
      const { copy, updates, edit } = reviewer(doc);
      edit([paragraph('a', plain(`Die Stadt hilft ${words}allen.`)), paragraph('b', plain('Und der Rat auch.'))]);
      const first = updates.splice(0);
      const text = chapterText(copy);
      const start = text.toJSON().indexOf(words) + 1;
      text.insert(start + (at === 'behind' ? words.length : 3), more, { 'ins:r0': true });
      const change = proposedChange(doc, updates, first);
      if (change === null) throw new Error('broken');
      takeOver(doc, change, null, 'taker');
      expect(texts(doc)[0]).toBe(`Die Stadt hilft ${more}allen.`);
    }
  });

  it('SG9 nobody can speak for others by a proposal: marks and notes in it count for nothing, bytes that are none are refused', () => {
    const doc = chapter();
    noteSuggestion(doc, 's1', 'anna', 1, {});
    doc.transact(() => chapterText(doc).format(1, 3, { 'del:s1': true }));
    const { copy, updates } = reviewer(doc);
    copy.transact(() => {
      suggestionMap(copy).set('s1:by', 'mallory');
      suggestionMap(copy).set('s2:by', 'anna');
      chapterText(copy).format(5, 5, { 'del:s1': true });
      chapterText(copy).insert(5, 'Böse ', { 'ins:s1': true, 'ins:s2': true });
      blockProperties(copy).set('b:del', 's1');
      blockProperties(copy).set('b:kind', 'x'.repeat(500));
      blockProperties(copy).set('b:asset', '../../etc');
    });
    const change = proposedChange(doc, updates);
    if (change === null) throw new Error('broken');
    const ids = takeOver(doc, change, proposer, 'taker');
    expect(readSuggestion(doc, 's1').by).toBe('anna');
    expect(ids).toHaveLength(1);
    const mine = openSuggestions(readBlocks(doc)).find(({ id }) => id === ids[0]);
    expect(mine?.places.map(({ what, value }) => [what, value])).toEqual([['ins', 'Böse ']]);
    decideInChapter(doc, { ids: new Set(['s1']), accept: false, by: 'anna', at: 1 }, 'test');
    expect(texts(doc)).toEqual(['Die Böse Stadt hilft allen.', 'Und der Rat auch.']);
    for (const bytes of [
      new Uint8Array([1, 2, 3]),
      new Uint8Array(3_000_000),
      new Uint8Array([255, 255, 255, 255, 255]),
    ])
      expect(proposedChange(doc, [bytes])).toBeNull();
    const nothing = proposedChange(doc, []);
    expect(nothing !== null && isEmpty(nothing)).toBe(true);
  });
});
