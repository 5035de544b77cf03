import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { findAnchor, makeAnchor, textsOf } from '../../shared/document/anchor.ts';
import { deltaOf, readBlocks } from '../../shared/document/blocks.ts';
import { flatText } from '../../shared/document/flat-text.ts';
import type { TextAnchor } from '../../shared/domain/comment-entries.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';
import { World } from '../support/fuzz-editors.ts';

const OPERATIONS = Number(process.env.OPERATIONS ?? 25);
/** Seeds that once found a fault. */
const PINNED: readonly number[] = [];

interface Commented {
  readonly anchor: TextAnchor;
  /** The words it was set on, of which each character was typed once in the whole run. */
  readonly words: string;
}

interface Tally {
  found: number;
  orphaned: number;
  /** Orphaned although all of their characters are somewhere, apart from each other. */
  whole: number;
}

/** Somebody comments on a part of the text as it stands in their document. */
function comment(doc: Y.Doc, chance: Chance): Commented | null {
  const blocks = readBlocks(doc);
  const one = chance.pick(blocks);
  const other = chance.once(4) ? chance.pick(blocks) : one;
  const a = { block: one.id, offset: chance.below(one.text.length + 1) };
  const b = { block: other.id, offset: chance.below(other.text.length + 1) };
  const anchor = makeAnchor(doc, textsOf(blocks), 'text', a, b);
  return anchor === null ? null : { anchor, words: anchor.quote.exact };
}

/** Cuts a few characters and pastes them somewhere else, as new text. */
function cutAndPaste(doc: Y.Doc, chance: Chance): void {
  const text = doc.getText('text');
  const pieces: { at: number; insert: string }[] = [];
  let at = 0;
  for (const { insert } of deltaOf(text)) {
    if (typeof insert === 'string') pieces.push({ at, insert });
    at += typeof insert === 'string' ? insert.length : 1;
  }
  if (pieces.length === 0) return;
  const { at: start, insert } = chance.pick(pieces);
  const from = chance.below(insert.length);
  const cut = insert.slice(from, from + 1 + chance.below(12));
  doc.transact(() => {
    text.delete(start + from, cut.length);
    text.insert(Math.min(text.length, 1 + chance.below(text.length + 1)), cut, {});
  }, 'foreign');
}

/** Throws where an anchor is on other words than its own, or is lost although they stand there untouched. */
function check(doc: Y.Doc, comments: readonly Commented[], tally: Tally): void {
  const blocks = readBlocks(doc);
  const texts = textsOf(blocks);
  const { text } = flatText(blocks);
  for (const { anchor, words } of comments) {
    const found = findAnchor(doc, texts, anchor);
    const tokens = words.split('').filter((token) => token >= '\u4e00' && token <= '\u9fff');
    if (tokens.length === 0) continue;
    if (found === null) {
      tally.orphaned++;
      const kept = text.split(words).length === 2 && words.length >= 24;
      if (tokens.every((token) => text.includes(token))) tally.whole++;
      if (kept && anchor.once) throw new Error(`orphaned although its words stand there: ${words}`);
      continue;
    }
    tally.found++;
    const shown = found.pieces
      .map(({ block, from, to }) => blocks.find(({ id }) => id === block)?.text.slice(from, to) ?? '')
      .join('\n');
    const own = tokens.filter((token) => shown.includes(token));
    if (2 * own.length < tokens.length) throw new Error(`set on ${words}, shown on ${shown}`);
  }
}

describe('anchors of comments', () => {
  it(
    'AN1 an anchor is on its words or reported orphaned, never elsewhere, whatever several editors do to the text',
    async () => {
      const seeds = seedsToRun(250, PINNED);
      const tally: Tally = { found: 0, orphaned: 0, whole: 0 };
      let anchors = 0;
      await forEachSeed(seeds, async (seed) => {
        const chance = new Chance(seed + 7);
        const world = new World(new Chance(seed));
        const comments: Commented[] = [];
        try {
          for (let step = 0; step < OPERATIONS; step++) {
            await world.step();
            const { doc } = chance.pick(world.writers);
            if (step > 6 && chance.once(3)) {
              const made = comment(doc, chance);
              if (made !== null) comments.push(made);
            }
            if (chance.once(10)) cutAndPaste(doc, chance);
            if (step % 12 === 11) for (const writer of world.writers) check(writer.doc, comments, tally);
          }
          await world.settle();
          for (const writer of world.writers) check(writer.doc, comments, tally);
        } finally {
          world.destroy();
        }
        anchors += comments.length;
      });
      console.log(
        `anchors: ${seeds.length} seeds, ${anchors} anchors, ${tally.found} times on their words, ` +
          `${tally.orphaned} times orphaned (${tally.whole} with all characters somewhere), never elsewhere`,
      );
      expect(tally.found).toBeGreaterThan(anchors);
    },
    patience,
  );
});
