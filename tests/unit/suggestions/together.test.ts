import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { makeBlock, type Block } from '../../../shared/document/block.ts';
import { readBlocks, writeBlocks } from '../../../shared/document/blocks.ts';
import { blockProperties, chapterText } from '../../../shared/document/chapter.ts';
import { decidedBlocks } from '../../../shared/document/decided-blocks.ts';
import { decideInChapter } from '../../../shared/document/decide.ts';
import { applyOperations, type Operation } from '../../../shared/document/operations.ts';
import { noteTurn, turned } from '../../../shared/document/suggesting.ts';
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
