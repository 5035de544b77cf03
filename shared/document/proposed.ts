/**
 * What is proposed for one property of a block (`newKind`, `newIndent`): `<suggestion>:<value>`, of several people one behind
 * the other with a space between, the newest last. Pure.
 */

export interface Proposed {
  /** Of the suggestion. */
  readonly id: string;
  readonly value: string;
}

/** How many may lie over each other; the oldest makes room. */
export const MOST_PROPOSED = 4;
const none: readonly Proposed[] = [];

export function readProposed(property: unknown): readonly Proposed[] {
  if (typeof property !== 'string') return none;
  return property.split(' ').flatMap((each): Proposed[] => {
    const colon = each.indexOf(':');
    return colon < 1 ? [] : [{ id: each.slice(0, colon), value: each.slice(colon + 1) }];
  });
}

/** As it is written; null for none. */
export function writeProposed(all: readonly Proposed[]): string | null {
  if (all.length === 0) return null;
  return all
    .slice(-MOST_PROPOSED)
    .map(({ id, value }) => `${id}:${value}`)
    .join(' ');
}
