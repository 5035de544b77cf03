/** The pieces in which a long text is drawn. */
import type { Block } from '../../../shared/document/block.ts';

/** What a piece may cost, in characters: about four pages, drawn and laid out in some 20 milliseconds. */
export const PIECE_SIZE = 16_000;
/** The share of that of the first piece: more than a window shows, and no more, since one waits for it. */
export const FIRST_SHARE = 0.4;
/** What a block costs beside its characters, in characters. */
const perBlock = 200;

/** The index behind the last block of the piece that begins at `from`: at least one block. */
export function pieceEnd(blocks: readonly Block[], from: number, size: number): number {
  let end = from;
  for (let left = size; left > 0 && end < blocks.length; end += 1) left -= perBlock + (blocks[end]?.text.length ?? 0);
  return end;
}
