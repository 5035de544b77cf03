import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { makeBlock, pushRun, sliceRuns, type Block, type Run } from '../../../shared/document/block.ts';
import { canonicalBlocks, readBlocks, writeBlocks } from '../../../shared/document/blocks.ts';
import { blockProperties, chapterText } from '../../../shared/document/chapter.ts';
import { diffBlocks } from '../../../shared/document/diff.ts';
import { applyOperations, type Operation } from '../../../shared/document/operations.ts';
import { decided } from '../../../shared/document/decided.ts';
import { plainly, suggested, suggestionOf } from '../../../shared/document/suggest.ts';
import { Chance, forEachSeed, seedsToRun } from '../../support/fuzz.ts';

const mine = (id: string): boolean => id.startsWith('a');

/** A chapter that holds `blocks`. */
function chapterWith(blocks: readonly Block[]): Y.Doc {
  const doc = new Y.Doc();
  writeBlocks(doc, blocks, 'test');
  return doc;
}
const write = (doc: Y.Doc, operations: readonly Operation[]): void =>
  doc.transact(() => applyOperations(chapterText(doc), blockProperties(doc), operations));

function suggest(doc: Y.Doc, edited: readonly Block[], id: string): readonly Block[] {
  const blocks = readBlocks(doc);
  write(doc, suggested(diffBlocks(blocks, edited), blocks, { id, mine }).operations);
  return readBlocks(doc);
}
function decide(doc: Y.Doc, ids: readonly string[], accept: boolean): readonly Block[] {
  write(doc, decided(readBlocks(doc), new Set(ids), accept));
  return readBlocks(doc);
}

const words = ['Rat', 'haus', 'Amt ', 'Plan\n', '🏛', 'ä '];
function someBlocks(chance: Chance): Block[] {
  return Array.from({ length: 1 + chance.below(4) }, (_, index) => {
    const runs: Run[] = [];
    for (let count = chance.below(4); count > 0; count--)
      pushRun(runs, { text: chance.pick(words).replace('\n', ''), attrs: chance.once(3) ? { b: true } : {} });
    return makeBlock(`b${index}`, { kind: chance.pick(['paragraph', 'bullet']), indent: chance.below(2) }, runs);
  });
}

let fresh = 0;
function edited(blocks: readonly Block[], chance: Chance): Block[] {
  let next = [...blocks];
  for (let count = 1 + chance.below(3); count > 0; count--) {
    const index = chance.below(next.length);
    const block = next[index];
    if (block === undefined) continue;
    const from = whole(block.text, chance.below(block.text.length + 1));
    const to = whole(block.text, Math.min(block.text.length, from + chance.below(4)));
    const [head, middle, tail] = [
      sliceRuns(block.runs, 0, from),
      sliceRuns(block.runs, from, to),
      sliceRuns(block.runs, to, Infinity),
    ];
    const as = (...runs: Run[]): Block => remade(block, runs);
    switch (chance.pick(['type', 'delete', 'replace', 'split', 'join', 'format', 'kind'] as const)) {
      case 'type':
        next[index] = as(...head, { text: chance.pick(words).replace('\n', ''), attrs: {} }, ...middle, ...tail);
        break;
      case 'delete':
        next[index] = as(...head, ...tail);
        break;
      case 'replace':
        next[index] = as(...head, { text: 'neu', attrs: { i: true } }, ...tail);
        break;
      case 'split': {
        const id = `n${fresh++}`;
        next.splice(index, 1, as(...head), remade({ ...block, id, markerId: id }, [...middle, ...tail]));
        break;
      }
      case 'join': {
        const before = next[index - 1];
        if (before === undefined) break;
        next = next.filter((other) => other !== block);
        next[index - 1] = remade(before, [...before.runs, ...block.runs]);
        break;
      }
      case 'format':
        next[index] = as(...head, ...middle.map((run) => ({ ...run, attrs: { ...run.attrs, u: true } })), ...tail);
        break;
      case 'kind':
        next[index] = { ...block, kind: chance.pick(['heading1', 'quote']), indent: chance.below(3) };
        break;
    }
  }
  return next;
}
function remade(block: Block, runs: readonly Run[]): Block {
  const merged: Run[] = [];
  for (const run of runs) pushRun(merged, run);
  return makeBlock(block.id, block, merged, block);
}
const whole = (text: string, offset: number): number =>
  (text.charCodeAt(offset) & 0xfc00) === 0xdc00 ? offset + 1 : offset;

describe('suggestions in the text', () => {
  it('SU1 a rejected suggestion leaves the text as it was, an accepted one as its author wanted it', async () => {
    await forEachSeed(seedsToRun(1000, []), (seed) => {
      const chance = new Chance(seed);
      const before = someBlocks(chance);
      const wanted = edited(before, chance);
      const doc = chapterWith(before);
      suggest(doc, wanted, 'a1');
      const copy = chapterWith([]);
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      expect(canonicalBlocks(decide(doc, ['a1'], false)), 'rejected').toBe(canonicalBlocks(before));
      expect(canonicalBlocks(decide(copy, ['a1'], true)), 'accepted').toBe(canonicalBlocks(wanted));
    });
  });

  it('SU2 nothing that was there before is taken away by suggesting', async () => {
    await forEachSeed(seedsToRun(300, []), (seed) => {
      const chance = new Chance(seed);
      const before = someBlocks(chance);
      const blocks = chapterWith(before);
      const operations = suggested(diffBlocks(before, edited(before, chance)), before, { id: 'a1', mine }).operations;
      expect(operations.some(({ type }) => type === 'delete')).toBe(false);
      write(blocks, operations);
      const text = readBlocks(blocks)
        .map((block) => block.text)
        .join('\n');
      let at = 0;
      for (const character of before.map((block) => block.text).join('')) {
        at = text.indexOf(character, at);
        expect(at).toBeGreaterThanOrEqual(0);
        at += character.length;
      }
    });
  });

  it("SU3 what one suggested oneself goes at once when one deletes it; others' suggestions are marked", () => {
    const before = [makeBlock('a', { kind: 'paragraph', indent: 0 }, [{ text: 'Amt', attrs: {} }])];
    const doc = chapterWith(before);
    suggest(doc, [remade(before[0] as Block, [{ text: 'Amt und Rat', attrs: {} }])], 'a1');
    expect(readBlocks(doc)[0]?.runs[1]).toEqual({ text: ' und Rat', attrs: { 'ins:a1': true } });
    const [shown] = readBlocks(doc) as [Block];
    suggest(doc, [remade(shown, sliceRuns(shown.runs, 0, 7))], 'a2');
    expect(readBlocks(doc)[0]?.text).toBe('Amt und');
    const [again] = readBlocks(doc) as [Block];
    const theirs = suggested(diffBlocks([again], [remade(again, sliceRuns(again.runs, 0, 3))]), [again], {
      id: 'b1',
      mine: (id) => id.startsWith('b'),
    });
    write(doc, theirs.operations);
    expect(readBlocks(doc)[0]?.runs[1]).toEqual({ text: ' und', attrs: { 'ins:a1': true, 'del:b1': true } });
    expect(decide(doc, ['b1'], true)[0]?.text).toBe('Amt');
  });

  it('SU4 what is typed plainly in a suggestion is not part of it', () => {
    const dressed: Operation[] = [
      { type: 'insert', at: 2, pieces: [{ text: 'x', attrs: { b: true, 'ins:b1': true } }], length: 1, left: null },
    ];
    expect(plainly(dressed)[0]).toMatchObject({ pieces: [{ text: 'x', attrs: { b: true } }] });
    const plain: Operation[] = [{ type: 'insert', at: 2, pieces: [{ text: 'x', attrs: {} }], length: 1, left: null }];
    expect(plainly(plain)).toBe(plain);
    expect(suggestionOf('b')).toBeNull();
  });

  it('SU5 a deletion takes only characters that its author had seen', () => {
    const blocks = [makeBlock('a', { kind: 'paragraph', indent: 0 }, [{ text: 'Rathaus', attrs: { 'del:a1': true } }])];
    const doc = chapterWith(blocks);
    write(
      doc,
      decided(blocks, new Set(['a1']), true, (_, position) => position < 4 || position > 5),
    );
    expect(readBlocks(doc)[0]?.runs).toEqual([{ text: 'ha', attrs: {} }]);
  });
});
