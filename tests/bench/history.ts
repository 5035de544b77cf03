/** Chapters with a past: typed letter by letter by six people in turn, with second thoughts. */
import * as Y from 'yjs';
import { writeBlocks } from '../../shared/document/blocks.ts';
import { chapterBlocks } from './sample-text.ts';

const authors = 6;

/** State of a chapter that was pasted in one go. */
export function pastedState(characters: number): Uint8Array {
  const doc = new Y.Doc();
  writeBlocks(doc, chapterBlocks(characters), 'bench');
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

/**
 * State of a chapter that six people typed: bursts of a sentence or so, every eighth burst at an earlier place, one key
 * in twelve taken back.
 */
export function typedState(characters: number, random: () => number): Uint8Array {
  const doc = new Y.Doc();
  const text = doc.getText('text');
  const own = Array.from({ length: authors }, () => Math.floor(random() * 2 ** 31));
  let burst = 0;
  for (const [index, { kind, runs }] of chapterBlocks(characters).entries()) {
    doc.clientID = own[index % authors] ?? doc.clientID;
    doc.transact(() => {
      text.insertEmbed(text.length, { b: `block-${index}` });
      if (kind !== 'paragraph') doc.getMap('blocks').set(`block-${index}:kind`, kind);
    });
    for (const letter of runs.map((run) => run.text).join('')) {
      burst -= 1;
      if (burst <= 0) {
        burst = 20 + Math.floor(random() * 60);
        doc.clientID = own[Math.floor(random() * authors)] ?? doc.clientID;
        if (random() < 0.125) text.insert(1 + Math.floor(random() * (text.length - 1)), 'und zwar ');
      }
      text.insert(text.length, letter);
      if (random() < 0.08) {
        text.delete(text.length - 1, 1);
        text.insert(text.length, letter);
      }
    }
  }
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}
