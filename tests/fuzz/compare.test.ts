/** Two states of a text, as any number of edits leaves them, and what a comparison says of them. */
import { expect, it } from 'vitest';
import type { Block } from '../../shared/document/block.ts';
import { compareBlocks } from '../../shared/document/compare/compare-blocks.ts';
import { isRowChanged } from '../../shared/document/compare/compare-table.ts';
import { withMovedWords } from '../../shared/document/compare/moved-words.ts';
import { blocksFrom } from '../support/compared.ts';
import { EditedText, merged } from '../support/fuzz-compared.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';

/** Seeds that once found a fault. */
const PINNED: readonly number[] = [40];
const plain = (blocks: readonly Block[]): unknown =>
  blocks.map(({ id, kind, runs }) => ({ id, kind, runs: merged(runs) }));

it(
  'CV3 whatever was edited, a comparison holds both states whole, and nothing of what is the same on both sides',
  async () => {
    const seeds = seedsToRun(600, PINNED);
    let rows = 0;
    let moved = 0;
    await forEachSeed(seeds, (seed) => {
      const chance = new Chance(seed);
      const text = new EditedText(chance);
      const before = text.blocks;
      for (let edits = chance.below(12); edits > 0; edits--) text.edit();
      const [compared = []] = withMovedWords([compareBlocks(before, text.blocks)]);
      expect(plain(blocksFrom(compared, 'before'))).toEqual(plain(before));
      expect(plain(blocksFrom(compared, 'after'))).toEqual(plain(text.blocks));
      expect(compareBlocks(text.blocks, text.blocks).some(isRowChanged)).toBe(false);
      if (
        JSON.stringify(plain(before)) !== JSON.stringify(plain(text.blocks)) &&
        before.every(({ id }, index) => id === text.blocks[index]?.id)
      )
        expect(compared.some(isRowChanged)).toBe(true);
      rows += compared.length;
      moved += compared.filter((row) => row.moved).length;
    });
    console.log(`comparisons: ${seeds.length} seeds, ${rows} paragraphs, ${moved} moved, no difference`);
  },
  patience,
);
