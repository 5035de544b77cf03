/** Lists of what two states of a text have in common, and what becomes of positions and further lists through them. */

/** `length` positions from `from` in the old text are those from `to` in the new one. Lists ascend in both. */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** What is left of the matches of a first change after a second one. */
export function composeMatches(first: readonly Match[], second: readonly Match[]): Match[] {
  const matches = new MatchList();
  let index = 0;
  for (const after of second) {
    for (; index < first.length; index++) {
      const before = first[index];
      if (before === undefined || before.to >= after.from + after.length) break;
      const start = Math.max(before.to, after.from);
      const end = Math.min(before.to + before.length, after.from + after.length);
      if (end > start) matches.add(before.from + start - before.to, after.to + start - after.from, end - start);
      if (before.to + before.length > after.from + after.length) break;
    }
  }
  return matches.list;
}

/** Where an old position lies in the new text; it sticks to the nearest kept character on its left. */
export function mapThroughMatches(position: number, matches: readonly Match[]): number {
  let mapped = 0;
  for (const { from, to, length: count } of matches) {
    if (from >= position) break;
    mapped = to + Math.min(count, position - from);
  }
  return mapped;
}

/** The part of matches within `length` old positions from `from`, and new ones from `to`, counted from there. */
export function matchesWithin(matches: readonly Match[], from: number, to: number, oldLength: number): Match[] {
  const list = new MatchList();
  for (const match of matches) {
    const start = Math.max(match.from, from);
    const end = Math.min(match.from + match.length, from + oldLength);
    if (end > start) list.add(start - from, start + match.to - match.from - to, end - start);
  }
  return list.list;
}

/** Matches of one block made into matches of everything: `before` and `after` positions around it are the same. */
export function matchesAround(
  before: number,
  inner: readonly Match[],
  oldLength: number,
  newLength: number,
  after: number,
): Match[] {
  const list = new MatchList();
  list.add(0, 0, before);
  for (const match of inner) list.add(before + match.from, before + match.to, match.length);
  list.add(before + oldLength, before + newLength, after);
  return list.list;
}

/** A list that grows from left to right; what adjoins the last match is added to it. */
export class MatchList {
  readonly list: Match[] = [];

  add(from: number, to: number, count: number): void {
    if (count <= 0) return;
    const last = this.list[this.list.length - 1];
    if (last !== undefined && last.from + last.length === from && last.to + last.length === to) {
      this.list[this.list.length - 1] = { ...last, length: last.length + count };
    } else this.list.push({ from, to, length: count });
  }
}
