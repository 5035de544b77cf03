/**
 * Where the characters of a text that is read as decided (`decided-blocks.ts`) stand in the text as it is written, and what is suggested
 * there: whoever asks whose a character is asks about the text as it is written. Pure.
 */
import type { Block, Run } from './block.ts';
import { decidedBlocks, standingTwice } from './decided-blocks.ts';
import { suggestionOf, type SuggestionPart } from './suggest.ts';

/** Characters that stand together in both texts. */
export interface WrittenStretch {
  /** In the block as decided. */
  readonly from: number;
  readonly to: number;
  /** Where the first of them is written. */
  readonly block: string;
  readonly at: number;
  /** The suggestions that bring, strike or format them. */
  readonly suggestions: readonly { readonly part: SuggestionPart; readonly id: string }[];
}

/** By the id of the block as decided. Blocks that are written as they are read are left out. */
export function writtenStretches(
  blocks: readonly Block[],
  accept: boolean,
): ReadonlyMap<string, readonly WrittenStretch[]> {
  const found = new Map<string, readonly WrittenStretch[]>();
  const places = new Map(blocks.map(({ id }, index) => [id, index]));
  const twice = standingTwice(blocks, accept);
  for (const decided of decidedBlocks(blocks, accept)) {
    const place = places.get(decided.id) ?? blocks.length;
    const first = blocks[place];
    if (first === undefined || first === decided) continue;
    const parts = [first];
    for (let index = place + 1; index < blocks.length; index += 1) {
      const block = blocks[index];
      if (block === undefined || (!twice.has(block) && !goes(block, accept))) break;
      if (!twice.has(block)) parts.push(block);
    }
    found.set(decided.id, stretchesOf(parts, accept));
  }
  return found;
}

/** Of a block and of those behind it whose marks are not there. */
function stretchesOf(blocks: readonly Block[], accept: boolean): readonly WrittenStretch[] {
  const stretches: WrittenStretch[] = [];
  let from = 0;
  for (const block of blocks) {
    let at = 0;
    for (const run of block.runs) {
      const suggestions = suggestedIn(run);
      if (!suggestions.some(({ part }) => part === (accept ? 'del' : 'ins'))) {
        const to = from + run.text.length;
        stretches.push({ from, to, block: block.id, at, suggestions });
        from = to;
      }
      at += run.text.length;
    }
  }
  return stretches;
}

const goes = ({ props }: Block, accept: boolean): boolean => props[accept ? 'del' : 'ins'] !== undefined;

const suggestedIn = ({ attrs }: Run): WrittenStretch['suggestions'] =>
  Object.keys(attrs).flatMap((key) => suggestionOf(key) ?? []);
