import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeBlock, type Block } from '../../../shared/document/block.ts';
import { readBlocks, writeBlocks } from '../../../shared/document/blocks.ts';
import { blockProperties, chapterText } from '../../../shared/document/chapter.ts';
import { diffBlocks } from '../../../shared/document/diff.ts';
import { applyOperations, type Operation } from '../../../shared/document/operations.ts';
import type { Properties } from '../../../shared/document/properties.ts';
import { decided } from '../../../shared/document/decided.ts';
import { suggested } from '../../../shared/document/suggest.ts';

const hash = 'ab'.repeat(32);
const image = (id: string, props: Properties): Block => makeBlock(id, { kind: 'image', indent: 0, props }, []);
const text = makeBlock('t', { kind: 'paragraph', indent: 0 }, [{ text: 'Text', attrs: {} }]);

function chapter(...blocks: Block[]) {
  const doc = new Y.Doc();
  writeBlocks(doc, blocks, 'test');
  const write = (operations: readonly Operation[]): void =>
    doc.transact(() => applyOperations(chapterText(doc), blockProperties(doc), operations));
  const shown = (): [string, string, Properties][] => readBlocks(doc).map(({ id, kind, props }) => [id, kind, props]);
  return {
    shown,
    suggest: (...edited: Block[]) => {
      const before = readBlocks(doc);
      write(suggested(diffBlocks(before, edited), before, { id: 'a', mine: (id) => id === 'a' }).operations);
    },
    decide: (accept: boolean) => write(decided(readBlocks(doc), new Set(['a']), accept)),
  };
}

test('IM12 an inserted image is a suggestion with everything said of it, and goes or stays as one', () => {
  for (const accept of [true, false]) {
    const { suggest, shown, decide } = chapter(text);
    suggest(text, image('i', { asset: hash, alt: 'Karte' }));
    expect(shown()[1]).toEqual(['i', 'image', { asset: hash, alt: 'Karte', ins: 'a' }]);
    decide(accept);
    expect(shown().slice(1)).toEqual(accept ? [['i', 'image', { asset: hash, alt: 'Karte' }]] : []);
  }
});

test('IM12 a removed image stays, marked, until somebody decides', () => {
  for (const accept of [true, false]) {
    const { suggest, shown, decide } = chapter(text, image('i', { asset: hash }));
    suggest(text);
    expect(shown()[1]).toEqual(['i', 'image', { asset: hash, del: 'a' }]);
    decide(accept);
    expect(shown().slice(1)).toEqual(accept ? [] : [['i', 'image', { asset: hash }]]);
  }
});

test('IM12 what an image shows and how wide it is, is a suggestion; another picture is none', () => {
  for (const accept of [true, false]) {
    const before = { asset: hash, width: 50, decorative: true };
    const { suggest, shown, decide } = chapter(text, image('i', before));
    suggest(text, image('i', { asset: 'cd'.repeat(32), alt: 'Säulen: 5', width: 80 }));
    expect(shown()[1]).toEqual([
      'i',
      'image',
      { ...before, 'alt@a': '0:Säulen: 5', 'width@a': '0:80', 'decorative@a': '0:' },
    ]);
    decide(accept);
    expect(shown()[1]).toEqual(['i', 'image', accept ? { asset: hash, alt: 'Säulen: 5', width: 80 } : before]);
  }
});
