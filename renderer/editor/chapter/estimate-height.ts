import type { Block } from '../../../shared/document/block.ts';
import type { ChapterSummary } from '../../../shared/rpc/schemas.ts';

const head = 150;
const line = 28;
const blockGap = 14;
const wordsPerLine = 9;
const charactersPerLine = 70;

/** About how high a chapter will be in CSS pixels at 100 %, so that the page does not jump when its text arrives. */
export function estimateHeight(summary: Pick<ChapterSummary, 'words' | 'blocks'> | null): number {
  if (summary === null) return head + 4 * line;
  // The last line of a block is half full on average.
  const lines = summary.words / wordsPerLine + summary.blocks / 2;
  return Math.round(head + Math.max(2, lines) * line + summary.blocks * blockGap);
}

/** About how high blocks will be, in CSS pixels at 100 %. */
export function estimateBlocks(blocks: readonly Block[]): number {
  const lines = blocks.reduce((sum, { text }) => sum + Math.max(1, Math.ceil(text.length / charactersPerLine)), 0);
  return lines * line + blocks.length * blockGap;
}
