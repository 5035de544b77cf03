/** List items, which stand one behind the other with an indent, as lists within lists. Pure. */
import type { ShownBlock, ShownItem } from './shown.ts';

export type FlatItem = Omit<ShownItem, 'inside'>;
export type Flat = { readonly block: ShownBlock } | { readonly item: FlatItem };

export function nested(flat: readonly Flat[]): ShownBlock[] {
  const blocks: ShownBlock[] = [];
  for (let at = 0; at < flat.length;) {
    const each = flat[at];
    if (each === undefined) break;
    if ('block' in each) {
      blocks.push(each.block);
      at += 1;
      continue;
    }
    const items: FlatItem[] = [];
    for (let next = flat[at]; next !== undefined && 'item' in next; next = flat[at]) {
      items.push(next.item);
      at += 1;
    }
    blocks.push(...listsOf(items));
  }
  return blocks;
}

/** Items of one stretch; those further in than the first belong to the one before them. */
function listsOf(items: readonly FlatItem[]): ShownBlock[] {
  const lists: { readonly ordered: boolean; readonly depth: number; readonly items: ShownItem[] }[] = [];
  for (let at = 0; at < items.length;) {
    const item = items[at];
    if (item === undefined) break;
    let end = at + 1;
    while ((items[end]?.depth ?? -1) > item.depth) end += 1;
    const made: ShownItem = { ...item, inside: listsOf(items.slice(at + 1, end)) };
    const open = lists.at(-1);
    if (open !== undefined && open.ordered === item.ordered && open.depth === item.depth) open.items.push(made);
    else lists.push({ ordered: item.ordered, depth: item.depth, items: [made] });
    at = end;
  }
  return lists.map(({ items: own }) => ({ kind: 'list', items: own }));
}
