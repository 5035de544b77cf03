/** Which keys of the flat map of properties are proposals (`proposed.ts`), by block: so that reading a block need not look at all keys. */
import type * as Y from 'yjs';
import { isProposal } from './proposed.ts';

interface Known {
  /** Keys that were looked at. */
  count: number;
  readonly byBlock: Map<string, string[]>;
}

const known = new WeakMap<Y.Map<unknown>, Known>();
const none: readonly string[] = [];

/**
 * The names of the proposals of a block, those taken back among them. A Y.Map keeps its keys for ever and in the order in
 * which they came, so that only new ones are looked at; while none came this costs a comparison.
 */
export function proposalNames(map: Y.Map<unknown>, markerId: string): readonly string[] {
  return indexOf(map).get(markerId) ?? none;
}

function indexOf(map: Y.Map<unknown>): ReadonlyMap<string, readonly string[]> {
  const keys = map._map;
  let index = known.get(map);
  if (index === undefined || index.count > keys.size) {
    index = { count: 0, byBlock: new Map() };
    known.set(map, index);
  }
  if (index.count === keys.size) return index.byBlock;
  let at = 0;
  for (const key of keys.keys()) {
    if (at++ < index.count) continue;
    const colon = key.lastIndexOf(':');
    if (colon < 1 || !isProposal(key.slice(colon))) continue;
    const block = key.slice(0, colon);
    const names = index.byBlock.get(block);
    if (names === undefined) index.byBlock.set(block, [key.slice(colon + 1)]);
    else names.push(key.slice(colon + 1));
  }
  index.count = keys.size;
  return index.byBlock;
}
