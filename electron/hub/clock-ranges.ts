/** Sets of clocks as half-open ranges, by client id: what is deleted in a room. */
export class ClockRanges {
  /** Of each client from, to, from, to … in ascending order, apart from each other: neighbours have become one. */
  private readonly byClient = new Map<number, number[]>();

  /** True when all of this range is in the set. */
  has(client: number, from: number, to: number): boolean {
    const ranges = this.byClient.get(client) ?? [];
    // All of it lies in the one range that ends behind its beginning, or not all of it is here.
    const place = firstEnd(ranges, from + 1);
    return (ranges[place] ?? Infinity) <= from && (ranges[place + 1] ?? 0) >= to;
  }

  add(client: number, from: number, to: number): void {
    const ranges = this.byClient.get(client);
    if (ranges === undefined) return void this.byClient.set(client, [from, to]);
    // Those that overlap or touch it become one with it.
    const first = firstEnd(ranges, from);
    let after = first;
    while ((ranges[after] ?? Infinity) <= to) after += 2;
    const start = Math.min(from, ranges[first] ?? from);
    const end = after === first ? to : Math.max(to, ranges[after - 1] ?? to);
    ranges.splice(first, after - first, start, end);
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
