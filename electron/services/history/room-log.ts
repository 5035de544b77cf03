/** The log of one room as it is read page by page: when each update was committed, what work it was, and the pages themselves. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LoggedUpdate, RoomExtent } from '../../store/project-store.ts';
import { decodeUpdates, isFullPage } from '../../store/update-page.ts';
import type { ByteCache } from './byte-cache.ts';
import type { LogSource } from './log-source.ts';
import { lastWhere } from './last-where.ts';
import { WorkCount } from './work-count.ts';

export class RoomLog {
  /** Whether work is counted: only of rooms in which the paper itself stands. */
  readonly count: WorkCount | null;
  /** Of each update, by its number: when it was committed, but never earlier than the one before (clocks are set back). */
  private times = new Float64Array(64);
  private read = 0;
  /** After which update each page begins; the last one may still grow. */
  private readonly starts: number[] = [0];
  private bases: readonly number[] = [];
  private growing: Promise<void> = Promise.resolve();

  constructor(
    readonly name: string,
    private readonly source: LogSource,
    private readonly pages: ByteCache,
    counts: boolean,
  ) {
    this.count = counts ? new WorkCount() : null;
  }

  /** How many updates have been read. */
  get length(): number {
    return this.read;
  }

  /** Reads what the log has by now. */
  grow(extent: RoomExtent): Promise<void> {
    const next = this.growing.then(() => this.readTo(extent));
    this.growing = next.catch(() => undefined);
    return next;
  }

  /** When an update was committed, null for none. */
  timeOf(seq: number): number | null {
    return seq >= 1 && seq <= this.read ? (this.times[seq - 1] ?? null) : null;
  }

  /** The newest update of a moment, 0 when there was none yet. */
  seqAt(moment: number): number {
    let low = 0;
    let high = this.read;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.times[middle] ?? 0) <= moment) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** After which update the room had begun when this one was its newest. */
  baseOf(seq: number): number {
    return this.bases[lastWhere(this.bases, (base) => base < seq)] ?? 0;
  }

  /** Updates after `after`, up to the end of a page or up to `to`; `ends` says that a page is over. */
  async stretch(after: number, to: number): Promise<{ updates: readonly LoggedUpdate[]; ends: boolean }> {
    const updates = await this.page(lastWhere(this.starts, (start) => start <= after));
    const end = updates.at(-1)?.seq ?? to;
    return { updates: updates.filter(({ seq }) => seq > after && seq <= to), ends: end <= to && isFullPage(updates) };
  }

  private async readTo({ seq, bases }: RoomExtent): Promise<void> {
    this.bases = bases;
    if (this.read >= seq) return;
    const leases = this.count === null ? [] : await this.source.leases(this.name);
    const persons = new Map(leases.map(({ client, person }) => [client, person]));
    while (this.read < seq) {
      const before = this.read;
      const updates = await this.page(this.starts.length - 1);
      for (const update of updates) if (update.seq > this.read) this.note(update, persons);
      if (isFullPage(updates)) this.starts.push(this.read);
      if (this.read === before && !isFullPage(updates)) throw new Error(`the log of ${this.name} ends early`);
      // Whoever waits for a state comes in between.
      await nextTurn();
    }
  }

  private note(update: LoggedUpdate, persons: ReadonlyMap<number, string>): void {
    if (this.read === this.times.length) {
      const longer = new Float64Array(this.times.length * 2);
      longer.set(this.times);
      this.times = longer;
    }
    const at = Math.max(update.at, this.read === 0 ? 0 : (this.times[this.read - 1] ?? 0));
    this.times[this.read] = at;
    this.read += 1;
    this.count?.take(update, at, (client) => persons.get(client) ?? null);
  }

  /** The last page is asked for anew each time: it grows. */
  private async page(index: number): Promise<readonly LoggedUpdate[]> {
    const after = this.starts[index] ?? 0;
    const key = `${this.name} ${after}`;
    const kept = this.pages.get(key);
    const bytes = kept ?? (await this.source.page(this.name, after));
    const updates = decodeUpdates(bytes, after + 1);
    if (kept === null && isFullPage(updates)) this.pages.set(key, bytes);
    return updates;
  }
}
