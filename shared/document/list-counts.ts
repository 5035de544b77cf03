/** What numbered items count to. Pure. */
import type { Block } from './block.ts';

/** The count of each numbered item, by block id. */
export function listCounts(blocks: readonly Pick<Block, 'id' | 'kind' | 'indent'>[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const counts: number[] = [];
  for (const { id, kind, indent } of blocks) {
    // Whatever stands on a level begins those further in anew; anything but a number also its own.
    counts.length = Math.min(counts.length, kind === 'number' ? indent + 1 : indent);
    if (kind !== 'number') continue;
    counts[indent] = (counts[indent] ?? 0) + 1;
    found.set(id, counts[indent] ?? 1);
  }
  return found;
}
