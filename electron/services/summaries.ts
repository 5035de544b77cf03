/** What the outline shows of each chapter without opening its room: title, stage, words, blocks, suggestions, time of the last change. */
import { Failure } from '../../shared/rpc/contract.ts';
import type { ChapterMarks, ChapterSummary } from '../../shared/rpc/schemas.ts';
import type { RoomReader } from './reading/room-reader.ts';

/** Chapters change with every key; the outline hears of it at most this often, in milliseconds. */
const tellEvery = 500;
/** What took longer than this (in milliseconds) is read again only after so many times as long: there are few processors. */
const isCheap = 5;
const pauseFactor = 100;

/** The room of a chapter, in memory as bytes. */
export interface ChapterSource {
  /** Its whole state as updates of version 1. */
  updates(): readonly Uint8Array[];
}

interface Waiting {
  readonly source: ChapterSource;
  readonly changedAt: string | null;
}

export interface SummariesOptions {
  readonly reader: Pick<RoomReader, 'summary'>;
  readonly tell: (summaries: ChapterSummary[]) => void;
  readonly log: (message: string) => void;
}

/** Keeps summaries up to date: `changed` marks a chapter, which is read a little later. */
export class Summaries {
  private readonly known = new Map<string, ChapterSummary>();
  private readonly proposals = new Map<string, number>();
  private readonly marks = new Map<string, ChapterMarks>();
  private readonly waiting = new Map<string, Waiting>();
  /** Until when a chapter whose reading takes long is left alone, by the clock of `performance.now()`. */
  private readonly pausedUntil = new Map<string, number>();
  private reading: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  /** Something is known that nobody was told. */
  private untold = false;
  private closed = false;

  constructor(private readonly options: SummariesOptions) {}

  /** As of the last reading. */
  get all(): ChapterSummary[] {
    return [...this.known.values()];
  }

  has(chapter: string): boolean {
    return this.known.has(chapter) || this.waiting.has(chapter);
  }

  /** Once what changed has been read, but for what was read a moment ago and takes long. */
  async read(): Promise<ChapterSummary[]> {
    await this.readWaiting();
    return this.all;
  }

  /** What the index of the paper needs of these chapters; unknown ones are left out. */
  async marksOf(chapters: readonly string[]): Promise<ChapterMarks[]> {
    await this.readWaiting();
    return chapters.flatMap((id) => this.marks.get(id) ?? []);
  }

  /** Notes that a chapter changed (or was loaded); read a little later, together with others. */
  changed(id: string, source: ChapterSource, changedAt: string | null): void {
    this.waiting.set(id, { source, changedAt: changedAt ?? this.known.get(id)?.changedAt ?? null });
    this.tellSoon();
  }

  /** Notes how many people propose something in a chapter. */
  proposed(id: string, count: number): void {
    if ((this.proposals.get(id) ?? 0) === count) return;
    this.proposals.set(id, count);
    const known = this.known.get(id);
    if (known !== undefined) this.known.set(id, { ...known, proposals: count });
    this.untold = true;
    this.tellSoon();
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    await this.reading;
  }

  private tellSoon(): void {
    if (this.closed) return;
    this.timer ??= setTimeout(() => {
      this.readWaiting()
        .then(() => this.tellNow())
        .catch((error: unknown) => this.options.log(`summaries: ${String(error)}`));
    }, tellEvery);
  }

  private tellNow(): void {
    this.timer = null;
    if (this.closed) return;
    if (this.untold) this.options.tell(this.all);
    this.untold = false;
    if (this.waiting.size > 0) this.tellSoon();
  }

  /** Reads what waits, one chapter after the other; who comes meanwhile waits for the same, and for what has changed since. */
  private async readWaiting(): Promise<void> {
    await this.reading;
    this.reading ??= this.readEach().finally(() => (this.reading = null));
    await this.reading;
  }

  private async readEach(): Promise<void> {
    for (const [id, waiting] of [...this.waiting]) {
      if (this.closed) return;
      if (performance.now() < (this.pausedUntil.get(id) ?? 0)) continue;
      this.waiting.delete(id);
      await this.readOne(id, waiting);
    }
  }

  private async readOne(id: string, { source, changedAt }: Waiting): Promise<void> {
    try {
      const start = performance.now();
      const { summary, marks, took } = await this.options.reader.summary(source.updates());
      if (took > isCheap) this.pausedUntil.set(id, start + pauseFactor * took);
      this.known.set(id, { ...summary, id, changedAt, proposals: this.proposals.get(id) ?? 0 });
      this.marks.set(id, { id, marks });
      this.untold = true;
    } catch (error) {
      // A room whose document fails is begun anew by the hub, which reports it, and changes again then.
      if (!(error instanceof Failure) || this.closed) return;
      // The thread was ended: another one reads it.
      if (!this.waiting.has(id)) this.waiting.set(id, { source, changedAt });
      this.pausedUntil.set(id, performance.now() + tellEvery);
    }
  }
}
