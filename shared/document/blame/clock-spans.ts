/** What is known of characters by their Yjs ids: of each client, spans of clocks that don't overlap, in order. Pure. */

export interface Span<T> {
  readonly from: number;
  /** Not included. */
  to: number;
  readonly value: T;
}

export class ClockSpans<T> {
  private readonly byClient = new Map<number, Span<T>[]>();

  /**
   * Adds a span; of what is known already, that stays. `grow` may have the span before it, if they touch, take the new one
   * in, and says whether it did.
   */
  add(client: number, from: number, to: number, value: T, grow: (last: Span<T>, to: number) => boolean = never): void {
    const list = this.byClient.get(client);
    if (list === undefined) return void this.byClient.set(client, [{ from, to, value }]);
    let at = from;
    let place = firstEndingAfter(list, from);
    while (at < to) {
      const next = list[place];
      const end = next === undefined ? to : Math.min(to, Math.max(at, next.from));
      if (end > at) {
        const before = list[place - 1];
        if (before?.to !== at || !grow(before, end)) list.splice(place++, 0, { from: at, to: end, value });
      }
      at = Math.max(end, next?.to ?? end);
      place++;
    }
  }

  /** The span of a character. */
  at(client: number, clock: number): Span<T> | null {
    const list = this.byClient.get(client);
    const span = list?.[firstEndingAfter(list, clock)];
    return span !== undefined && span.from <= clock ? span : null;
  }

  /** How far from a character on the same is known, or nothing: where that ends. */
  reach(client: number, clock: number): number {
    const list = this.byClient.get(client) ?? [];
    const span = list[firstEndingAfter(list, clock)];
    return span === undefined ? Infinity : span.from <= clock ? span.to : span.from;
  }

  /** The spans of a range, cut to it, and what lies between them with null. */
  *within(
    client: number,
    from: number,
    to: number,
  ): IterableIterator<{ from: number; to: number; span: Span<T> | null }> {
    const list = this.byClient.get(client) ?? [];
    let at = from;
    for (let place = firstEndingAfter(list, from); at < to; place++) {
      const span = list[place];
      const start = Math.min(to, span?.from ?? to);
      if (start > at) yield { from: at, to: start, span: null };
      if (span === undefined || span.from >= to) return;
      at = Math.max(at, start);
      const end = Math.min(to, span.to);
      yield { from: at, to: end, span };
      at = end;
    }
  }

  /** All spans with their clients. */
  *all(): IterableIterator<readonly [client: number, span: Span<T>]> {
    for (const [client, list] of this.byClient) for (const span of list) yield [client, span];
  }

  /** How far a client's clocks are known. */
  end(client: number): number {
    return this.byClient.get(client)?.at(-1)?.to ?? 0;
  }
}

const never = (): boolean => false;

/** The place of the first span that ends behind a clock; the length of the list for none. */
function firstEndingAfter<T>(list: readonly Span<T>[], clock: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.to ?? 0) > clock) high = middle;
    else low = middle + 1;
  }
  return low;
}
