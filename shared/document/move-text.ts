/** Moving a part of a text, as by dragging it with the mouse: its words stand in the new place, and no longer in the old. Pure. */
import { markerLength, sliceRuns, type Block } from './block.ts';
import { newBlockId } from './blocks.ts';
import { diffBlocks } from './diff.ts';
import type { Operation, Piece } from './operations.ts';

/**
 * The operations that move the positions from `from` to `to` (not included) to `target`. Markers within get new ids, as with
 * cutting and pasting. Empty where there is nothing to do.
 */
export function moveText(blocks: readonly Block[], from: number, to: number, target: number): Operation[] {
  if (to <= from || (target >= from && target <= to)) return [];
  const pieces: Piece[] = [];
  const properties: Operation[] = [];
  let at = 0;
  for (const block of blocks) {
    const start = at + markerLength(block);
    if (start > at && at >= from && at < to) {
      const id = newBlockId();
      const props = Object.fromEntries(
        Object.entries(block.props).filter(([name]) => name !== 'ins' && name !== 'from'),
      );
      pieces.push({ marker: id });
      properties.push(
        ...diffBlocks([], [{ ...block, id, markerId: id, props }]).filter(({ type }) => type === 'property'),
      );
    }
    pieces.push(...sliceRuns(block.runs, Math.max(0, from - start), Math.max(0, to - start)));
    at = start + block.text.length;
  }
  const insert: Operation = { type: 'insert', at: target, pieces, length: to - from, left: null };
  const remove: Operation = { type: 'delete', at: from, length: to - from };
  return [...properties, ...(target < from ? [insert, remove] : [remove, insert])];
}
