import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { makeBlock, type Block } from '../../../shared/document/block.ts';
import { readBlocks, writeBlocks } from '../../../shared/document/blocks.ts';
import { blockPlaces, blockProperties, chapterText } from '../../../shared/document/chapter.ts';
import { planTidying } from '../../../shared/document/copies.ts';
import { decidedBlocks } from '../../../shared/document/decided-blocks.ts';
import { decideInChapter, heldBackIn, settleContradiction } from '../../../shared/document/decide.ts';
import { conflictsIn } from '../../../shared/document/decisions.ts';
import { planMove } from '../../../shared/document/move.ts';
import { applyOperations, type Operation } from '../../../shared/document/operations.ts';
import { carryStruck, copyIn, struckIn, suggestedMove } from '../../../shared/document/suggested-move.ts';
import { noteTurn, turned } from '../../../shared/document/suggesting.ts';
import { seenIn } from '../../../shared/document/seen.ts';
import { noteSuggestion } from '../../../shared/document/suggestions.ts';
import { placesIn } from '../../../shared/document/suggestion-list.ts';

const paragraph = (id: string, text: string): Block =>
  makeBlock(id, { kind: 'paragraph', indent: 0 }, [{ text, attrs: {} }]);

/** Copies of one chapter, of people who don't hear of each other until `meet`. */
function copies(...blocks: Block[]): { readonly docs: readonly [Y.Doc, Y.Doc]; readonly meet: () => void } {
  const start = new Y.Doc();
  writeBlocks(start, blocks, 'test');
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  for (const doc of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(start));
  return {
    docs,
    meet: () => {
      for (const to of docs) for (const from of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
    },
  };
}

function suggest(doc: Y.Doc, person: string, operations: readonly Operation[]): string {
  const turn = turned(doc, person, operations, readBlocks(doc));
  doc.transact(() => {
    applyOperations(chapterText(doc), blockProperties(doc), turn.operations);
    noteTurn(doc, chapterText(doc), turn, { person, at: 1 });
  });
  return turn.id;
}

const set = (name: string, value: string | number | null): readonly Operation[] => [
  { type: 'property', block: 'a', name, value },
];
const decide = (doc: Y.Doc, id: string, accept: boolean): boolean =>
  decideInChapter(doc, { ids: new Set([id]), accept, by: 'carl', at: 3 }, 'test');
const proposed = (doc: Y.Doc): readonly (readonly string[])[] =>
  readBlocks(doc).flatMap((block) => placesIn(block).map(({ id, what, value }) => [id, what, value]));

describe('two people at the very same moment', () => {
  it('SX13 propose another kind, indent or language for one paragraph: both proposals stay, accepting one keeps the other, and accepting what both want settles both', () => {
    for (const [name, mine, yours] of [
      ['kind', 'heading1', 'quote'],
      ['indent', 1, 2],
      ['lang', 'en', 'tr'],
    ] as const) {
      const { docs, meet } = copies(paragraph('a', 'Ziele'));
      const [anna, bob] = docs;
      const [a, b] = [suggest(anna, 'anna', set(name, mine)), suggest(bob, 'bob', set(name, yours))];
      meet();
      const both = [
        [a, name, String(mine)],
        [b, name, String(yours)],
      ].sort(([first = ''], [second = '']) => (first < second ? -1 : 1));
      expect(proposed(anna)).toEqual(both);
      expect(proposed(bob)).toEqual(both);
      expect(decide(anna, a, true)).toBe(true);
      const value = ({ kind, indent, props }: Block): unknown => ({ kind, indent, lang: props['lang'] })[name];
      expect(readBlocks(anna).map(value)).toEqual([mine]);
      expect(proposed(anna)).toEqual([[b, name, String(yours)]]);
      meet();
      expect(decide(bob, b, true)).toBe(true);
      expect(readBlocks(bob).map(value)).toEqual([yours]);
      expect(proposed(bob)).toEqual([]);
    }
    const { docs, meet } = copies(paragraph('a', 'Ziele'));
    const [anna, bob] = docs;
    const first = suggest(anna, 'anna', set('kind', 'heading1'));
    suggest(bob, 'bob', set('kind', 'heading1'));
    meet();
    expect(proposed(anna)).toHaveLength(2);
    expect(decidedBlocks(readBlocks(anna), true).map(({ kind, props }) => [kind, props])).toEqual([['heading1', {}]]);
    decide(anna, first, true);
    expect(proposed(anna)).toEqual([]);
    expect(readBlocks(anna)).toMatchObject([{ kind: 'heading1', props: {} }]);
  });

  it('SX14 a proposal that a peer wrote badly counts as none, and of very many some are shown', () => {
    const doc = new Y.Doc();
    writeBlocks(doc, [paragraph('a', 'Ziele')], 'test');
    const map = blockProperties(doc);
    for (const [key, value] of [
      ['kind@s1', 'heading1'],
      ['kind@s2', '0:'],
      ['indent@s3', '0:99'],
      ['lang@s4', '0:<b>'],
      ['alt@s5', '0:kein Bild'],
      ['kind@', '0:quote'],
      ['del@s6', '0:true'],
      ['width@s7', 5],
    ] as const)
      map.set(`a:${key}`, value);
    expect(readBlocks(doc)[0]?.props).toEqual({});
    for (let index = 0; index < 200; index++) map.set(`a:kind@x${index}`, '0:quote');
    expect(placesIn(readBlocks(doc)[0] as Block)).toHaveLength(40);
  });
});

describe('several suggested moves of one block', () => {
  const four = (): Block[] => ['a', 'b', 'c', 'd'].map((id) => paragraph(id, id.toUpperCase()));
  const texts = (doc: Y.Doc): string =>
    readBlocks(doc)
      .map(({ text }) => text)
      .join('');
  /** What one would read with nothing decided. */
  const plain = (doc: Y.Doc): string =>
    decidedBlocks(readBlocks(doc), false)
      .map(({ text }) => text)
      .join('');
  const accepted = (doc: Y.Doc): string =>
    decidedBlocks(readBlocks(doc), true)
      .map(({ text }) => text)
      .join('');

  function move(doc: Y.Doc, person: string, id: string, before: string | null): string {
    const blocks = readBlocks(doc);
    const planned = planMove(blocks, id, before);
    if (planned === null) throw new Error('nothing to move');
    const struck = struckIn(doc, chapterText(doc), blocks, planned);
    const turn = suggestedMove(doc, person, planned, blocks);
    doc.transact(() => {
      applyOperations(chapterText(doc), blockProperties(doc), turn.operations);
      noteTurn(doc, chapterText(doc), turn, { person, at: 1 });
      carryStruck(doc, chapterText(doc), copyIn(turn), struck);
    });
    return turn.id;
  }
  function tidy(doc: Y.Doc): void {
    const plan = planTidying(chapterText(doc), blockPlaces(doc), readBlocks(doc));
    if (plan !== null) doc.transact(() => applyOperations(chapterText(doc), blockProperties(doc), plan.operations));
  }

  it('SX15 whichever is accepted first, the block is there once and the other goes on from there; accepted or declined, it stays there once', () => {
    for (const apart of [true, false])
      for (const first of [0, 1])
        for (const then of [true, false]) {
          const { docs, meet } = copies(...four());
          const [anna, bob] = docs;
          const ids = [move(anna, 'anna', 'b', null), ''];
          if (!apart) meet();
          ids[1] = move(bob, 'bob', 'b', 'a');
          meet();
          expect(plain(anna)).toBe('ABCD');
          expect(accepted(anna)).toHaveLength(4);
          expect(decide(anna, ids[first] ?? '', true)).toBe(true);
          expect(plain(anna)).toBe(first === 0 ? 'ACDB' : 'BACD');
          expect(accepted(anna)).toBe(first === 0 ? 'BACD' : 'ACDB');
          meet();
          expect(decide(bob, ids[1 - first] ?? '', then)).toBe(true);
          expect(texts(bob)).toBe((first === 0) === then ? 'BACD' : 'ACDB');
          expect(readBlocks(bob).flatMap(placesIn)).toEqual([]);
        }
  });

  it('SX16 accepted by two people at the same moment it is there once, also where neither knew of the other move', () => {
    for (const known of [true, false]) {
      const { docs, meet } = copies(...four());
      const [anna, bob] = docs;
      const last = move(anna, 'anna', 'b', null);
      const front = move(bob, 'bob', 'b', 'a');
      if (known) meet();
      decide(anna, last, true);
      decide(bob, front, true);
      meet();
      for (const doc of docs) tidy(doc);
      meet();
      expect(['ACDB', 'BACD']).toContain(texts(anna));
      expect(texts(bob)).toBe(texts(anna));
      expect(readBlocks(anna).flatMap(placesIn)).toEqual([]);
    }
  });

  it('SX17 a move whose block was moved meanwhile brings it from there; where it was changed there, it stays open, and declining it is all that can be done', () => {
    for (const changed of [false, true]) {
      const { docs, meet } = copies(...four());
      const [anna, bob] = docs;
      const late = move(bob, 'bob', 'b', 'a');
      decide(anna, move(anna, 'anna', 'b', null), true);
      meet();
      if (changed) chapterText(anna).insert(chapterText(anna).length, '!');
      expect(heldBackIn(anna, new Set([late])).size).toBe(changed ? 1 : 0);
      expect(accepted(anna)).toBe(changed ? 'ACDB!' : 'BACD');
      expect(decide(anna, late, true)).toBe(!changed);
      if (changed) expect(decide(anna, late, false)).toBe(true);
      expect(texts(anna)).toBe(changed ? 'ACDB!' : 'BACD');
    }
  });

  it('SX18 of all that are accepted together the last in the text holds and the others stay open; who moves a block again takes back where it should have gone', () => {
    const { docs, meet } = copies(...four(), makeBlock('r', { kind: 'rule', indent: 0 }, []));
    const [anna, bob] = docs;
    const ids = [move(anna, 'anna', 'r', 'a'), move(bob, 'bob', 'r', 'c')];
    meet();
    decideInChapter(anna, { ids: new Set(ids), accept: true, by: 'carl', at: 3 }, 'test');
    expect(
      readBlocks(anna)
        .map(({ kind }) => (kind === 'rule' ? '-' : 'p'))
        .join(''),
    ).toBe('-pp-pp');
    expect(
      decidedBlocks(readBlocks(anna), false)
        .map(({ kind }) => (kind === 'rule' ? '-' : 'p'))
        .join(''),
    ).toBe('pp-pp');
    decide(anna, ids[0] ?? '', true);
    expect(
      readBlocks(anna)
        .map(({ kind }) => (kind === 'rule' ? '-' : 'p'))
        .join(''),
    ).toBe('-pppp');
    move(bob, 'bob', 'a', null);
    move(bob, 'bob', 'a', 'c');
    expect(accepted(bob)).toBe('BACD');
    expect(texts(bob)).toBe('ABACD');
  });
});

describe('decisions on parts of one suggestion', () => {
  const decidePart = (
    doc: Y.Doc,
    by: string,
    accept: boolean,
    within: { at: number; length: number } | null,
  ): boolean => decideInChapter(doc, { ids: new Set(['s1']), accept, by, at: 3, within }, 'test');
  const chapter = () => {
    const both = copies(
      makeBlock('a', { kind: 'paragraph', indent: 0, props: { 'kind@s1': '0:quote' } }, [
        { text: 'Die ', attrs: {} },
        { text: 'alte', attrs: { 'del:s1': true } },
        { text: 'neue', attrs: { 'ins:s1': true } },
        { text: ' Stadt', attrs: {} },
      ]),
    );
    for (const doc of both.docs) {
      if (doc === both.docs[0])
        noteSuggestion(doc, 's1', 'rita', 1, seenIn(chapterText(doc), [[0, chapterText(doc).length]]));
      both.meet();
    }
    return both;
  };

  it('SX19 where one person accepts a part and another declines the rest at the same moment, both hold and it says so; it is a contradiction only where both decided on the same', () => {
    const { docs, meet } = chapter();
    const [anna, bob] = docs;
    decidePart(anna, 'anna', true, { at: 9, length: 4 });
    // Bob declines what Anna did not decide on.
    decidePart(bob, 'bob', false, { at: 0, length: 9 });
    meet();
    expect(readBlocks(anna).map(({ text, kind }) => [text, kind])).toEqual([['Die alteneue Stadt', 'paragraph']]);
    expect(readBlocks(anna).flatMap(placesIn)).toEqual([]);
    for (const doc of docs) {
      const { contradictions, partly } = conflictsIn(doc);
      expect([...contradictions.keys()]).toEqual([]);
      expect(
        partly
          .get('s1')
          ?.map(({ by, accepted }) => [by, accepted])
          .sort(),
      ).toEqual([
        ['anna', true],
        ['bob', false],
      ]);
    }
    settleContradiction(anna, 's1', null, 'list');
    expect(conflictsIn(anna).partly.size).toBe(0);
  });

  it('SX20 who knew of the other’s part contradicts nobody, and who decided on a property otherwise does', () => {
    const after = chapter();
    const [first, second] = after.docs;
    decidePart(first, 'anna', true, { at: 9, length: 4 });
    after.meet();
    decidePart(second, 'bob', false, null);
    expect(conflictsIn(second)).toEqual({ contradictions: new Map(), partly: new Map() });
    const { docs, meet } = chapter();
    const [anna, bob] = docs;
    decidePart(anna, 'anna', true, { at: 0, length: 1 });
    decidePart(bob, 'bob', false, { at: 0, length: 1 });
    meet();
    expect([...conflictsIn(anna).contradictions.keys()]).toEqual(['s1']);
  });
});
