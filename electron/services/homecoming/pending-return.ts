/**
 * Keeps, for each chapter, up to which update both sides were in step before the connection to the upstream host was lost, from the
 * moment it is back until it was told; and when this host was last connected. In the file, so that a restart in between loses nothing.
 */
import * as v from 'valibot';
import type { ProjectStore } from '../../store/project-store.ts';
import type { AwayMark } from './away-states.ts';

const defaultSettleAfter = 1_500;
/** While connected, this is noted so often, ms: after a crash the time away is known that well. */
const noteEvery = 5 * 60 * 1000;
const keys = { seen: 'upstream.seen', pending: 'upstream.return' } as const;

const stored = v.strictObject({
  since: v.number(),
  rooms: v.record(v.string(), v.strictObject({ after: v.number(), shared: v.number() })),
});

export interface PendingReturnOptions {
  readonly store: Pick<ProjectStore, 'meta' | 'setMeta' | 'readOnly'>;
  readonly log: (message: string) => void;
  readonly settleAfter: number | undefined;
  readonly onHome: (since: number, marks: ReadonlyMap<string, AwayMark>) => Promise<void>;
}

export class PendingReturn {
  /** Since when this host is away, milliseconds since 1970; null before it was connected for the first time. */
  private awaySince: number | null = null;
  /** It is back, and that was told. */
  private isHere = false;
  private since: number | null = null;
  private readonly left = new Map<string, Pick<AwayMark, 'after' | 'shared'>>();
  private readonly arrived = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;
  private noting: NodeJS.Timeout | null = null;
  private saving: Promise<unknown> = Promise.resolve();
  private closed = false;
  /** What was told before the file was read; null from then on. */
  private early: (() => void)[] | null = [];

  constructor(private readonly options: PendingReturnOptions) {}

  async open(): Promise<void> {
    await this.read();
    const early = this.early ?? [];
    this.early = null;
    for (const told of early) told();
  }

  private async read(): Promise<void> {
    const seen = Number((await this.options.store.meta(keys.seen)) ?? Number.NaN);
    this.awaySince = Number.isFinite(seen) ? seen : null;
    const read = v.safeParse(stored, parsed(await this.options.store.meta(keys.pending)));
    if (!read.success) return;
    this.since = read.output.since;
    for (const [chapter, mark] of Object.entries(read.output.rooms)) this.left.set(chapter, mark);
  }

  /** The link as a whole. */
  linked(connected: boolean): void {
    if (this.early !== null) return void this.early.push(() => this.linked(connected));
    if (connected === (this.noting !== null)) return;
    if (this.noting !== null) clearInterval(this.noting);
    this.noting = connected ? setInterval(() => this.note(), noteEvery) : null;
    this.noting?.unref();
    if (!connected) {
      this.awaySince = Date.now();
      this.isHere = false;
    }
    this.note();
  }

  /** A chapter's room has a connection again, and nothing has come over it yet. */
  connected(chapter: string, mark: Pick<AwayMark, 'after' | 'shared'>): void {
    if (this.early !== null) return void this.early.push(() => this.connected(chapter, mark));
    if (this.closed || this.left.has(chapter)) return;
    if (this.left.size === 0) this.since = this.isHere ? Date.now() : this.awaySince;
    // A fresh copy comes for the first time.
    if (this.since === null) return;
    this.left.set(chapter, mark);
    this.save();
  }

  /** All that was missing of it is in the log, up to this number. */
  home(chapter: string, until: number): void {
    if (this.early !== null) return void this.early.push(() => this.home(chapter, until));
    if (this.closed || !this.left.has(chapter)) return;
    this.arrived.set(chapter, until);
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), this.options.settleAfter ?? defaultSettleAfter);
  }

  async close(): Promise<void> {
    if (this.noting !== null) this.linked(false);
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.saving;
  }

  private settle(): void {
    this.timer = null;
    const { since } = this;
    const marks = new Map<string, AwayMark>();
    for (const [chapter, until] of this.arrived) {
      const mark = this.left.get(chapter);
      if (mark !== undefined) marks.set(chapter, { ...mark, until, person: null });
    }
    this.arrived.clear();
    this.isHere = true;
    if (since === null) return;
    this.options.onHome(since, marks).then(
      () => {
        for (const chapter of marks.keys()) this.left.delete(chapter);
        this.save();
      },
      (error: unknown) => this.options.log(`homecoming: ${String(error)}`),
    );
  }

  private note(): void {
    this.set(keys.seen, String(Date.now()));
  }

  private save(): void {
    const { since, left } = this;
    this.set(keys.pending, left.size === 0 ? null : JSON.stringify({ since, rooms: Object.fromEntries(left) }));
  }

  private set(key: string, value: string | null): void {
    if (this.options.store.readOnly !== null) return;
    const writing = this.options.store.setMeta(key, value);
    this.saving = Promise.allSettled([this.saving, writing]);
    writing.catch((error: unknown) => this.options.log(`homecoming: ${String(error)}`));
  }
}

function parsed(json: string | null): unknown {
  try {
    return json === null ? null : JSON.parse(json);
  } catch {
    return null;
  }
}
