/** Between a position in the flat text and a block with an offset. */
import { blockLength, markerLength, type Block } from './block.ts';

export interface BlockPosition {
  /** Index of the block. */
  readonly index: number;
  /** Characters from the start of the block. */
  readonly offset: number;
}

/** The block of a position; the place before a marker is the end of the block before. */
export function locate(blocks: readonly Block[], position: number): BlockPosition {
  let start = 0;
  for (const [index, block] of blocks.entries()) {
    const end = start + blockLength(block);
    if (position <= end) return { index, offset: Math.max(0, position - start - markerLength(block)) };
    start = end;
  }
  return { index: blocks.length - 1, offset: blocks[blocks.length - 1]?.text.length ?? 0 };
}

/** The position of an offset in the block at `index`. */
export function positionOf(blocks: readonly Block[], index: number, offset: number): number {
  const block = blocks[index];
  if (block === undefined) return lengthOf(blocks, blocks.length);
  return lengthOf(blocks, index) + markerLength(block) + Math.min(offset, block.text.length);
}

/** Length of the first `count` blocks together. */
export function lengthOf(blocks: readonly Block[], count: number): number {
  let length = 0;
  for (let index = 0; index < count; index++) {
    const block = blocks[index];
    if (block !== undefined) length += blockLength(block);
  }
  return length;
}
