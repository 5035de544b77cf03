/** Sets of clocks by client id that say what of a range is new to them, and how much of one they hold. */
export class CountedRanges {
  /** Of each client from, to, from, to … in ascending order, apart from each other. */
  private readonly byClient = new Map<number, number[]>();

  /** Adds a range; returns the parts of it that were not in the set: from, to, from, to … */
  add(client: number, from: number, to: number): readonly number[] {
    const ranges = this.byClient.get(client);
    if (ranges === undefined) {
      this.byClient.set(client, [from, to]);
      return [from, to];
    }
    const first = firstEnd(ranges, from);
    let after = first;
    let at = from;
    const fresh: number[] = [];
    for (; (ranges[after] ?? Infinity) <= to; after += 2) {
      const start = ranges[after] ?? to;
      if (start > at) fresh.push(at, start);
      at = Math.max(at, ranges[after + 1] ?? at);
    }
    if (at < to) fresh.push(at, to);
    if (fresh.length === 0) return fresh;
    const start = Math.min(from, ranges[first] ?? from);
    const end = after === first ? to : Math.max(to, ranges[after - 1] ?? to);
    ranges.splice(first, after - first, start, end);
    return fresh;
  }

  /** How many clocks of a range are in the set. */
  count(client: number, from: number, to: number): number {
    const ranges = this.byClient.get(client) ?? [];
    let sum = 0;
    for (let i = firstEnd(ranges, from + 1); (ranges[i] ?? Infinity) < to; i += 2)
      sum += Math.min(to, ranges[i + 1] ?? to) - Math.max(from, ranges[i] ?? from);
    return sum;
  }
}

/** Where the first range begins in the list that ends at `clock` or later; the end of the list if none does. */
function firstEnd(ranges: readonly number[], clock: number): number {
  let low = 0;
  let high = ranges.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[2 * middle + 1] ?? 0) >= clock) high = middle;
    else low = middle + 1;
  }
  return 2 * low;
}
