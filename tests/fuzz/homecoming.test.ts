/** Two who write without knowing of each other, come together again, and choose: nothing of either is lost unseen. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Block } from '../../shared/document/block.ts';
import { canonicalBlocks, readBlocks, writeBlocks } from '../../shared/document/blocks.ts';
import { blockProperties, chapterText } from '../../shared/document/chapter.ts';
import { diffBlocks } from '../../shared/document/diff.ts';
import { changedByBoth, partOf, rowsBeside } from '../../shared/document/homecoming/both-changed.ts';
import { choiceOperations, isChosen, type Choice } from '../../shared/document/homecoming/choose.ts';
import { readChapter, type ChapterContent } from '../../shared/document/nested.ts';
import { applyOperations } from '../../shared/document/operations.ts';
import { blocksFrom } from '../support/compared.ts';
import { editedBlocks } from '../support/fuzz-edits.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';
import { Tokens } from '../support/fuzz-tokens.ts';

/** Seeds that once found a fault. */
const PINNED: readonly number[] = [];

function write(doc: Y.Doc, blocks: readonly Block[]): void {
  doc.transact(
    () => applyOperations(chapterText(doc), blockProperties(doc), diffBlocks(readBlocks(doc), blocks)),
    'writer',
  );
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

const words = (blocks: readonly Block[]): string => blocks.map(({ text }) => text).join('');
const times = (text: string, token: string): number => text.split(token).length - 1;

it(
  'CH3 every word that one or the others wrote or left while apart stands in the text or beside it, and choosing a version loses nothing else',
  async () => {
    const seeds = seedsToRun(500, PINNED);
    const figures = { both: 0, chosen: 0, tokens: 0, since: 0 };
    await forEachSeed(seeds, (seed) => {
      const chance = new Chance(seed);
      const tokens = new Tokens();
      const base = new Y.Doc();
      writeBlocks(
        base,
        Array.from({ length: 2 + chance.below(5) }, (_, index) => ({
          id: `b${index}`,
          kind: 'paragraph',
          runs: [{ text: tokens.make(0, 1 + chance.below(6)), attrs: {} }],
        })),
        'host',
      );
      const edit = (doc: Y.Doc, author: number, most: number): void => {
        for (let count = chance.below(most + 1); count > 0; count--) {
          const typed = (): string => tokens.make(author, 1 + chance.below(3));
          write(doc, editedBlocks(readBlocks(doc), chance, typed, true).edited);
        }
      };
      const [mine, theirs] = [copyOf(base), copyOf(base)];
      edit(mine, 1, 5);
      edit(theirs, 2, 5);
      const now = copyOf(mine);
      Y.applyUpdate(now, Y.encodeStateAsUpdate(theirs));
      const states = {
        base: readChapter(base),
        mine: readChapter(mine),
        theirs: readChapter(theirs),
        now: readChapter(now),
      };
      const all = changedByBoth(states);
      figures.both += all.length;

      // What either wrote stands in the text; what either struck and the other changed around stands beside it.
      for (const side of [states.mine, states.theirs])
        for (const token of words(side.blocks)) {
          if (words(states.base.blocks).includes(token)) continue;
          figures.tokens++;
          expect(times(words(states.now.blocks), token), `token ${token}`).toBe(1);
        }
      const told = new Set(all.flatMap(({ before }) => before.map(({ id }) => id)));
      const text = ({ blocks }: ChapterContent, id: string): string | null =>
        blocks.find((block) => block.id === id)?.text ?? null;
      for (const { id, text: was } of states.base.blocks)
        if (text(states.mine, id) !== was && text(states.theirs, id) !== was) expect(told).toContain(id);
      for (const both of all) {
        // A paragraph is told of once, and whole.
        for (const version of [both.mine, both.theirs])
          expect(words(blocksFrom(rowsBeside(both, version), 'after'))).toBe(words(version));
        expect(all.filter(({ ids }) => [...ids].some((id) => both.ids.has(id)))).toEqual([both]);
      }

      // Somebody goes on writing, then versions are chosen one after another.
      const current = copyOf(now);
      const before = canonicalBlocks(readBlocks(current));
      edit(current, 3, 3);
      for (const both of all) {
        const choice: Choice = chance.once(2) ? 'mine' : 'theirs';
        const stood = readBlocks(current);
        const within = words(partOf(both, states.now.blocks));
        const untouched = Array.from(words(stood)).filter((token) => !within.includes(token));
        const since = Array.from(words(stood)).filter((token) => tokens.authors.get(token) === 3);
        const quiet = canonicalBlocks(stood) === before;
        current.transact(
          () =>
            applyOperations(
              chapterText(current),
              blockProperties(current),
              choiceOperations(states.now.blocks, both, choice, states[choice].blocks, stood),
            ),
          'writer',
        );
        const result = readBlocks(current);
        for (const token of since) {
          figures.since++;
          expect(times(words(result), token), `typed since: ${token}`).toBe(1);
        }
        for (const token of untouched) expect(times(words(result), token), `elsewhere: ${token}`).toBe(1);
        if (quiet && all.length === 1) {
          expect(words(partOf({ ...both, around: new Map() }, result))).toBe(words(both[choice]));
          expect(isChosen(both, choice, result)).toBe(true);
        }
        figures.chosen++;
      }
    });
    console.log(
      `homecoming: ${seeds.length} seeds, ${figures.tokens} words apart, lost 0; ${figures.both} paragraphs changed by both, ` +
        `${figures.chosen} chosen, ${figures.since} words typed since, lost 0`,
    );
    expect(figures.both).toBeGreaterThan(0);
  },
  patience,
);
