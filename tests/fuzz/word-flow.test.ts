/** A comparison as Word has it: whatever was edited, accepting everything is the newer text and rejecting everything the older. */
import { expect, it } from 'vitest';
import { flowOf, type FlowItem, type FlowPiece } from '../../electron/export/docx/flow.ts';
import type { Block, Run } from '../../shared/document/block.ts';
import { compareBlocks } from '../../shared/document/compare/compare-blocks.ts';
import { withMovedWords } from '../../shared/document/compare/moved-words.ts';
import { EditedText, merged } from '../support/fuzz-compared.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';

/** Seeds that once found a fault. */
const PINNED: readonly number[] = [13299];
const KINDS = ['paragraph', 'paragraph', 'heading2', 'bullet', 'quote', 'table', 'image'];

interface Read {
  readonly kind: string;
  readonly runs: readonly Run[];
}

/** As Word reads it: a paragraph whose mark is not there runs on into the next one, whose form it gets; an empty rest of none is nothing. */
function read(items: readonly FlowItem[], side: 'before' | 'after', followed: boolean): Read[] {
  const absent = side === 'before' ? 'inserted' : 'deleted';
  const found: Read[] = [];
  let carried: Run[] = [];
  for (const item of items) {
    const runs = item.pieces.flatMap((piece) => runOf(piece, side, item.type === 'paragraph' ? item.move : null, item));
    if (item.type === 'frame') {
      const block = item[side];
      expect(carried).toEqual([]);
      if (item.state !== absent && block !== null) found.push({ kind: block.kind, runs: merged(runs) });
      else expect(runs).toEqual([]);
      continue;
    }
    carried.push(...runs);
    if (item.end === absent) continue;
    found.push({ kind: (side === 'before' ? item.was : item.now).kind, runs: merged(carried) });
    carried = [];
  }
  // What is left behind the last mark stands in the paragraph that follows.
  expect(followed ? carried : []).toEqual([]);
  return found;
}

function runOf(piece: FlowPiece, side: 'before' | 'after', move: string | null, item: FlowItem): readonly Run[] {
  if (move !== null && item.type === 'paragraph')
    return item.end === (side === 'before' ? 'deleted' : 'inserted') ? [piece.run] : [];
  if (piece.state === (side === 'before' ? 'inserted' : 'deleted')) return [];
  return [side === 'before' && piece.before !== undefined ? { ...piece.run, attrs: piece.before } : piece.run];
}

const plain = (blocks: readonly Block[]): Read[] => blocks.map(({ kind, runs }) => ({ kind, runs: merged(runs) }));

it(
  'VX1 whatever was edited, accepting every mark and word of the flow gives the newer text, rejecting the older',
  async () => {
    const seeds = seedsToRun(600, PINNED);
    let shared = 0;
    await forEachSeed(seeds, (seed) => {
      const chance = new Chance(seed);
      const things = chance.once(2);
      const text = new EditedText(chance, things ? KINDS : undefined);
      const before = text.blocks;
      for (let edits = chance.below(12); edits > 0; edits--) text.edit();
      const after = text.blocks;
      const [rows = []] = withMovedWords([compareBlocks(before, after)]);
      // Cells and footnotes, behind whose words nothing comes, hold no tables and pictures.
      for (const followed of things ? [true] : [true, false]) {
        const items = flowOf(rows, followed);
        const [was, is] = [read(items, 'before', followed), read(items, 'after', followed)];
        // A cell has a paragraph in any case.
        if (followed || after.length > 0) expect(is).toEqual(plain(after));
        if (followed || before.length > 0) expect(was).toEqual(plain(before));
        shared += items.length;
      }
    });
    console.log(`Word flow: ${seeds.length} seeds, ${shared} paragraphs, no difference`);
  },
  patience,
);
