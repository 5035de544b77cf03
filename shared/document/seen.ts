/**
 * Which characters of a text somebody had seen. Kept with a suggested deletion, so that accepting it takes only what its
 * author knew: what a peer typed in between at the same time carries the mark as well, since Yjs formats span it.
 */
import type * as Y from 'yjs';

/** By client: the first clock that was not seen. */
export type Seen = Readonly<Record<string, number>>;

/** What stands in these ranges ([position, length]) of the text now. */
export function seenIn(text: Y.Text, ranges: readonly (readonly [number, number])[]): Seen {
  const seen: Record<string, number> = {};
  walk(text, (item, at) => {
    for (const [from, length] of ranges) {
      const end = Math.min(at + item.length, from + length);
      if (end <= Math.max(at, from)) continue;
      const client = String(item.id.client);
      seen[client] = Math.max(seen[client] ?? 0, item.id.clock + end - at);
    }
  });
  return seen;
}

/** Positions of the text that the one who saw this did not know, in ascending ranges [from, to). */
export function unseenRanges(text: Y.Text, seen: Seen): readonly (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  walk(text, (item, at) => {
    const known = Math.min(item.length, Math.max(0, (seen[String(item.id.client)] ?? 0) - item.id.clock));
    if (known < item.length) ranges.push([at + known, at + item.length]);
  });
  return ranges;
}

/** Two pieces of knowledge together. */
export function joinSeen(a: Seen, b: Seen): Seen {
  const joined: Record<string, number> = { ...a };
  for (const [client, clock] of Object.entries(b)) joined[client] = Math.max(joined[client] ?? 0, clock);
  return joined;
}

function walk(text: Y.Text, visit: (item: Y.Item, at: number) => void): void {
  let at = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    visit(item, at);
    at += item.length;
  }
}
