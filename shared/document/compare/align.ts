/** Which members of two lists are the same ones by their ids, and which of those changed places: the fewest that explain it. */

/** A member of one or both lists. */
export interface Aligned {
  /** Index in the older and in the newer list; -1 where it isn't there. */
  readonly before: number;
  readonly after: number;
  /** In both, but in another place among the others. Such a member is there twice: where it was, and where it is now. */
  readonly moved: 'away' | 'here' | null;
}

/** Both lists as one, in the order of the newer; what is gone stands where it was, before what came there. */
export function align(olds: readonly string[], news: readonly string[]): Aligned[] {
  const places = new Map(olds.map((id, index) => [id, index]));
  const common = news.flatMap((id, after) => {
    const before = places.get(id);
    return before === undefined ? [] : [{ before, after }];
  });
  const kept = longestAscending(common.map(({ before }) => before)).map((index) => common[index]);
  const isCommon = {
    before: new Set(common.map((pair) => pair.before)),
    after: new Set(common.map((pair) => pair.after)),
  };
  const aligned: Aligned[] = [];
  let before = 0;
  let after = 0;
  const upTo = (oldEnd: number, newEnd: number): void => {
    for (; before < oldEnd; before++)
      aligned.push({ before, after: -1, moved: isCommon.before.has(before) ? 'away' : null });
    for (; after < newEnd; after++) {
      const was = isCommon.after.has(after) ? (places.get(news[after] ?? '') ?? -1) : -1;
      aligned.push({ before: was, after, moved: was < 0 ? null : 'here' });
    }
  };
  for (const pair of kept) {
    if (pair === undefined) continue;
    upTo(pair.before, pair.after);
    aligned.push({ ...pair, moved: null });
    before++;
    after++;
  }
  upTo(olds.length, news.length);
  return aligned;
}

/** The indices of a longest ascending part of the numbers, which are all different. */
export function longestAscending(numbers: readonly number[]): number[] {
  /** The index of the last member of the best part of each length, and for each index the one before it. */
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [index, value] of numbers.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous.push(low > 0 ? (ends[low - 1] ?? -1) : -1);
    ends[low] = index;
  }
  const part: number[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) part.push(index);
  return part.reverse();
}
