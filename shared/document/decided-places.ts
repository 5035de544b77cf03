/** What of a text a decision was about, in names that stay: so that two people's decisions can be compared. */
import type * as Y from 'yjs';
import type { Block } from './block.ts';
import { partsBetween, type Part, type Range } from './parts.ts';
import { proposedIn } from './proposed.ts';
import { suggestionOf } from './suggest.ts';

/** By suggestion: characters as [client, first clock, length], and keys of properties. */
export interface Touched {
  readonly characters: (readonly [number, number, number])[];
  readonly keys: string[];
}

/** What suggestions change within a text, or within a part of it. */
export function touchedIn(
  text: Y.Text,
  blocks: readonly Block[],
  ids: ReadonlySet<string>,
  within: Range | null,
): ReadonlyMap<string, Touched> {
  const all = new Map<string, Touched>();
  const of = (id: string): Touched => {
    const known = all.get(id) ?? { characters: [], keys: [] };
    all.set(id, known);
    return known;
  };
  const items = new ItemReader(text);
  const length = within === null ? text.length : within.length;
  for (const part of partsBetween(blocks, within?.at ?? 0, length)) {
    const here = idsOf(part).filter((id) => ids.has(id));
    if (here.length > 0)
      for (const span of items.spans(part.at, part.length)) for (const id of here) of(id).characters.push(span);
    if (part.run === null)
      for (const { id, key } of proposedIn(part.block))
        if (ids.has(id)) of(id).keys.push(`${part.block.markerId}:${key}`);
  }
  return all;
}

function idsOf({ run, block }: Part): readonly string[] {
  const { ins, del } = block.props;
  const ids = run === null ? [ins, del] : Object.keys(run.attrs).map((key) => suggestionOf(key)?.id);
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}

/** Reads the clocks of positions, in ascending order. */
class ItemReader {
  #item: Y.Item | null;
  #at = 0;

  constructor(text: Y.Text) {
    this.#item = text._start;
  }

  spans(from: number, length: number): (readonly [number, number, number])[] {
    const spans: (readonly [number, number, number])[] = [];
    const end = from + length;
    while (this.#item !== null) {
      const { deleted, countable, id, length: size } = this.#item;
      if (!deleted && countable) {
        const [start, stop] = [Math.max(from, this.#at), Math.min(end, this.#at + size)];
        if (stop > start) spans.push([id.client, id.clock + start - this.#at, stop - start]);
        // The next part may begin within this item.
        if (this.#at + size > end) break;
        this.#at += size;
      }
      this.#item = this.#item.right;
    }
    return spans;
  }
}
