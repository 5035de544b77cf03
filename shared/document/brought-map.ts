/** The map `brought` (`brought-notes.ts`), and characters by their Yjs ids. */
import type * as Y from 'yjs';

/** Most keys that are looked at. */
export const MOST_KEYS = 20_000;

export const broughtMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('brought');

/** A character's Yjs id. */
export type Id = readonly [client: number, clock: number];
export const keyOf = ([client, clock]: Id): string => `${client}:${clock}`;

/** The Yjs ids of a text's characters. */
export function idsIn(text: Y.Text): readonly Id[] {
  const ids: Id[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    for (let offset = 0; offset < item.length; offset++) ids.push([item.id.client, item.id.clock + offset]);
  }
  return ids;
}

/** Ids in their order as [client, first clock, length]. */
export type Ranges = readonly (readonly [number, number, number])[];

export const lengthOf = (each: Ranges): number => each.reduce((sum, [, , length]) => sum + length, 0);

export function packed(ids: readonly Id[]): Ranges {
  const found: [number, number, number][] = [];
  for (const [client, clock] of ids) {
    const last = found[found.length - 1];
    if (last !== undefined && last[0] === client && last[1] + last[2] === clock) last[2]++;
    else found.push([client, clock, 1]);
  }
  return found;
}

export const unpacked = (ranges: Ranges): readonly Id[] =>
  ranges.flatMap(([client, clock, length]) => Array.from({ length }, (_, at): Id => [client, clock + at]));
