/** Ranges of the flat text as what they consist of: markers, and characters of one run. Pure. */
import { markerLength, sliceRuns, type Block, type Run } from './block.ts';
import { pieceLength, type Operation } from './operations.ts';

/** A part of the flat text. */
export interface Range {
  readonly at: number;
  readonly length: number;
}

/** A marker (`run` null) or characters of one run, of a block. */
export interface Part {
  readonly at: number;
  readonly length: number;
  readonly block: Block;
  readonly run: Run | null;
}

export function partsBetween(blocks: readonly Block[], from: number, length: number): Part[] {
  const parts: Part[] = [];
  const to = from + length;
  let at = 0;
  for (const block of blocks) {
    if (at >= to) break;
    const start = at + markerLength(block);
    if (start > at && at >= from) parts.push({ at, length: 1, block, run: null });
    const end = start + block.text.length;
    if (end > from && start < to) {
      let place = Math.max(from, start);
      for (const run of sliceRuns(block.runs, place - start, Math.min(to, end) - start)) {
        parts.push({ at: place, length: pieceLength(run), block, run });
        place += pieceLength(run);
      }
    }
    at = end;
  }
  return parts;
}

const position = (operation: Operation): number => (operation.type === 'property' ? -1 : operation.at);
export const inOrder = (operations: Operation[]): Operation[] =>
  [...operations].sort((a, b) => position(a) - position(b));
