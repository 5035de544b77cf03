import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { blockProperties, chapterText } from '../../../shared/document/chapter.ts';
import { noteText } from '../../../shared/document/embeds.ts';
import { changedByBoth } from '../../../shared/document/homecoming/both-changed.ts';
import { choiceOperations, type Choice } from '../../../shared/document/homecoming/choose.ts';
import { chapterHomecoming, didSomething } from '../../../shared/document/homecoming/homecoming.ts';
import type { BothChanged, HomeStates } from '../../../shared/document/homecoming/home-states.ts';
import { readBlocks } from '../../../shared/document/blocks.ts';
import { handIn } from '../../../shared/document/hand-in.ts';
import { readChapter } from '../../../shared/document/nested.ts';
import { applyOperations } from '../../../shared/document/operations.ts';
import { copyOf } from '../../../shared/document/proposals.ts';
import { createTable, setGone } from '../../../shared/document/table-edit.ts';
import { cellText } from '../../../shared/document/table.ts';

interface Scene {
  readonly states: HomeStates;
  readonly now: Y.Doc;
}

function chapter(): Y.Doc {
  const doc = new Y.Doc();
  chapterText(doc).applyDelta([
    { insert: { b: 'p' } },
    { insert: 'Die Stadt fördert das Ehrenamt.' },
    { insert: { b: 'q' } },
    { insert: 'Sie zahlt dafür jedes Jahr.' },
    { insert: { b: 'r' } },
    { insert: 'Mit Fußnote' },
    { insert: { note: 'n' } },
    { insert: { b: 't' } },
    { insert: 'Kosten' },
  ]);
  blockProperties(doc).set('t:kind', 'table');
  doc.getText(noteText('n')).insert(0, 'Quelle');
  return doc;
}

/** What both make of a chapter, and what becomes of it. */
function apart(base: Y.Doc, mine: (doc: Y.Doc) => void, theirs: (doc: Y.Doc) => void): Scene {
  const [own, others] = [copyOf(base), copyOf(base)];
  mine(own);
  theirs(others);
  const now = copyOf(own);
  Y.applyUpdate(now, Y.encodeStateAsUpdate(others));
  const states = {
    base: readChapter(base),
    mine: readChapter(own),
    theirs: readChapter(others),
    now: readChapter(now),
  };
  return { states, now };
}

const place = (doc: Y.Doc, words: string): number => {
  let at = 0;
  for (const { insert } of chapterText(doc).toDelta() as { insert: unknown }[]) {
    if (typeof insert === 'string' && insert.includes(words)) return at + insert.indexOf(words);
    at += typeof insert === 'string' ? insert.length : 1;
  }
  throw new Error(words);
};
const put = (before: string, words: string) => (doc: Y.Doc) => chapterText(doc).insert(place(doc, before), words);
const strike =
  (words: string, more = 0) =>
  (doc: Y.Doc) =>
    chapterText(doc).delete(place(doc, words) - more, words.length + more);

function choose({ states, now }: Scene, both: BothChanged, choice: Choice): string[] {
  const side = states[choice].blocks;
  now.transact(() =>
    applyOperations(
      chapterText(now),
      blockProperties(now),
      choiceOperations(states.now.blocks, both, choice, side, readBlocks(now)),
    ),
  );
  return readBlocks(now).map(({ text }) => text);
}

const words = (both: BothChanged | undefined, side: 'before' | Choice): string[] =>
  (both?.[side] ?? []).map(({ text }) => text);

describe('what both changed', () => {
  it('CH1 is one paragraph that both changed, and none that one of them changed alone', () => {
    const { states } = apart(chapter(), put('Ehrenamt', 'bürgerschaftliche '), put('Stadt', 'ganze '));
    const all = changedByBoth(states);
    expect(all).toHaveLength(1);
    expect(words(all[0], 'mine')).toEqual(['Die Stadt fördert das bürgerschaftliche Ehrenamt.']);
    expect(words(all[0], 'theirs')).toEqual(['Die ganze Stadt fördert das Ehrenamt.']);
    expect(changedByBoth(apart(chapter(), put('Stadt', 'ganze '), put('jedes', 'fast ')).states)).toEqual([]);
    const told = chapterHomecoming(states, { base: 'A', mine: 'B', theirs: 'C' });
    expect(told.titles).toEqual({ base: 'A', mine: 'B', theirs: 'C' });
    expect([told.mine, told.theirs].map(didSomething)).toEqual([true, true]);
  });

  it('CH1 a paragraph that the others deleted and one wrote in can come back whole, and its words nowhere else', () => {
    const scene = apart(chapter(), put('jedes', 'gern '), strike('Sie zahlt dafür jedes Jahr.', 1));
    const [both] = changedByBoth(scene.states);
    expect(words(both, 'theirs')).toEqual([]);
    expect(readBlocks(scene.now).map(({ text }) => text)[0]).toBe('Die Stadt fördert das Ehrenamt.gern ');
    if (both === undefined) throw new Error('not told');
    expect(choose(scene, both, 'mine').slice(0, 2)).toEqual([
      'Die Stadt fördert das Ehrenamt.',
      'Sie zahlt dafür gern jedes Jahr.',
    ]);
    const again = apart(chapter(), put('jedes', 'gern '), strike('Sie zahlt dafür jedes Jahr.', 1));
    expect(choose(again, both, 'theirs')[0]).toBe('Die Stadt fördert das Ehrenamt.');
  });

  it('CH1 footnotes and cells count, also where the line or the mark that they hang on is gone', () => {
    const base = chapter();
    const { rows, columns } = createTable(base, 't', 2, 2, 'test');
    const cell = cellText('t', rows[1] ?? '', columns[0] ?? '');
    base.getText(cell).insert(0, '200.000 €');
    const inNote = (text: string) => (doc: Y.Doc) => doc.getText(noteText('n')).insert(0, text);
    const inCell = (text: string) => (doc: Y.Doc) => doc.getText(cell).insert(0, text);
    const told = (mine: (doc: Y.Doc) => void, theirs: (doc: Y.Doc) => void): BothChanged[] =>
      changedByBoth(apart(base, mine, theirs).states);
    expect(told(inNote('Siehe '), inNote('Vgl. ')).map(({ text, holder }) => [text, holder])).toEqual([
      ['note:n', 'r'],
    ]);
    expect(told(inCell('rund '), inCell('über ')).map(({ text, holder }) => [text, holder])).toEqual([[cell, 't']]);
    expect(told(inCell('rund '), inNote('Vgl. '))).toEqual([]);
    const [gone] = told(inCell('rund '), (doc) => setGone(doc, 't', 'row', [rows[1] ?? ''], true, 'test'));
    expect(gone?.lines.mine).toEqual([{ table: 't', type: 'row', id: rows[1] }]);
    const [mark] = told(inNote('Siehe '), (doc) => chapterText(doc).delete(place(doc, 'Mit Fußnote') + 11, 1));
    expect(mark?.holder).toBe('r');
    const [table] = told(inCell('rund '), strike('Kosten', 1));
    expect(words(table, 'mine')).toEqual(['Kosten']);
  });

  it('CH2 a draft is put at its places in the chapter as it stands, and what has none is told', () => {
    const base = chapter();
    const { rows } = createTable(base, 't', 2, 2, 'test');
    const draft = copyOf(base);
    put('Ehrenamt', 'bürgerschaftliche ')(draft);
    put('jedes', 'gern ')(draft);
    chapterText(draft).applyDelta([
      { retain: place(draft, 'Mit Fußnote') - 1 },
      { insert: { b: 'x' } },
      { insert: 'Neuer Absatz.' },
    ]);
    draft.getText(noteText('n')).insert(0, 'Siehe ');
    setGone(draft, 't', 'row', [rows[0] ?? ''], true, 'test');
    const now = copyOf(base);
    strike('Sie zahlt dafür jedes Jahr.', 1)(now);
    put('Stadt', 'ganze ')(now);
    const unplaced = handIn(now, readChapter(base), readChapter(draft));
    const result = readChapter(now);
    expect(result.blocks.map(({ text }) => text.replace('\uFFFC', ''))).toEqual([
      'Die ganze Stadt fördert das bürgerschaftliche Ehrenamt.',
      'Neuer Absatz.',
      'Mit Fußnote',
      'Kosten',
    ]);
    expect(result.notes.get('n')?.map(({ text }) => text)).toEqual(['Siehe Quelle']);
    expect(result.tables.get('t')?.rows.map(({ id }) => id)).toEqual([rows[1]]);
    expect(unplaced).toEqual(['gern']);
  });
});
