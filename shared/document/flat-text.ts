/** Blocks as one string in which every position is that of the shared text: a marker is a line break, an embed its character. */
import { blockLength, markerLength, type Block } from './block.ts';

export interface FlatText {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Where the characters of each block begin. */
  readonly starts: readonly number[];
}

/** Characters of one block. */
export interface TextPiece {
  readonly block: string;
  readonly from: number;
  readonly to: number;
}

export function flatText(blocks: readonly Block[]): FlatText {
  const starts: number[] = [];
  const parts: string[] = [];
  let at = 0;
  for (const block of blocks) {
    if (!block.virtual) parts.push('\n');
    parts.push(block.text);
    starts.push(at + markerLength(block));
    at += blockLength(block);
  }
  return { text: parts.join(''), blocks, starts };
}

/** The characters from `from` to `to`, block by block; without blocks of which nothing is in it. */
export function piecesOf({ blocks, starts }: FlatText, from: number, to: number): TextPiece[] {
  const pieces: TextPiece[] = [];
  for (let index = blockAt(starts, from); index < blocks.length; index++) {
    const [block, start = 0] = [blocks[index], starts[index]];
    if (block === undefined || start >= to) break;
    const piece = { block: block.id, from: Math.max(0, from - start), to: Math.min(block.text.length, to - start) };
    if (piece.to > piece.from) pieces.push(piece);
  }
  return pieces;
}

/** Index of the last block that begins at or before a position; the first where none does. */
export function blockAt(starts: readonly number[], position: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
