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

/** Characters that came back by undo and are known for what they were: [first clock, length] of a client. */
export type Restored = (client: number) => readonly (readonly [number, number])[];
const nothing: Restored = () => [];

/** Positions of the text that the one who saw this did not know, in ascending ranges [from, to). */
export function unseenRanges(
  text: Y.Text,
  seen: Seen,
  back: Restored = nothing,
): readonly (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  walk(text, (item, at) => {
    for (const [clock, length] of unseenOf(item, seen, back))
      ranges.push([at + clock - item.id.clock, at + clock - item.id.clock + length]);
  });
  return ranges;
}

/** The parts of an item that are neither seen nor restored, as [first clock, length]. */
function unseenOf(item: Y.Item, seen: Seen, back: Restored): readonly (readonly [number, number])[] {
  const { client, clock } = item.id;
  const end = clock + item.length;
  const from = Math.max(clock, Math.min(end, seen[String(client)] ?? 0));
  if (from === end) return [];
  let left: (readonly [number, number])[] = [[from, end]];
  for (const [start, length] of back(client))
    left = left.flatMap(([a, b]): (readonly [number, number])[] => [
      ...(Math.min(b, start) > a ? [[a, Math.min(b, start)] as const] : []),
      ...(b > Math.max(a, start + length) ? [[Math.max(a, start + length), b] as const] : []),
    ]);
  return left.map(([a, b]) => [a, b - a]);
}

/**
 * What undo brought back of characters that were seen: it writes them anew, under clocks that nobody saw. To be called where
 * the undo was done, since only there the old characters know the new ones. [first clock, length] of this document's client.
 */
export function restoredIn(
  doc: Y.Doc,
  text: Y.Text,
  seen: Seen,
  back: Restored,
): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  const unseen: [number, number][] = [];
  walk(text, (item) => {
    if (item.id.client !== doc.clientID) return;
    for (const [clock, length] of unseenOf(item, seen, back)) unseen.push([clock, clock + length]);
  });
  if (unseen.length === 0) return [];
  for (const structs of doc.store.clients.values())
    for (const struct of structs) {
      if (!('redone' in struct)) continue;
      const item = struct;
      if (item.redone?.client !== doc.clientID || !item.countable) continue;
      const strange = unseenOf(item, seen, back);
      const shift = item.redone.clock - item.id.clock;
      let at = item.id.clock;
      for (const [clock, length] of [...strange, [item.id.clock + item.length, 0] as const]) {
        for (const [a, b] of unseen) {
          const from = Math.max(a, at + shift);
          const to = Math.min(b, clock + shift);
          if (to > from) found.push([from, to - from]);
        }
        at = clock + length;
      }
    }
  return found;
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
