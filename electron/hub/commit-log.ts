/**
 * The way of a room's updates to the disk. Updates get tickets 1, 2, 3 …; `committed` is the ticket up to which all are on
 * disk, and only it may be acknowledged.
 */
import { Failure } from '../../shared/rpc/contract.ts';
import type { NewUpdate, ProjectStore } from '../store/project-store.ts';

/**
 * How long the store is left alone after it refused updates, in milliseconds; doubled with each round that was refused,
 * and short enough that a disk with space again is used within seconds.
 */
const firstPause = 500;
const longestPause = 4_000;

export class CommitLog {
  /** The newest ticket. */
  issued = 0;
  /** All tickets up to this one are on disk. */
  committed = 0;
  /** Sequence number in the store of the newest update that is on disk. */
  seq = 0;
  private readonly ahead = new Set<number>();
  /** What was refused and waits for the next round, by ticket. */
  private readonly retries = new Map<number, NewUpdate>();
  private nextRound: NodeJS.Timeout | null = null;
  private waiters: (() => void)[] = [];
  private pause = firstPause;
  private closed = false;

  constructor(
    private readonly store: Pick<ProjectStore, 'append'>,
    /** Called after each commit. */
    private readonly onCommit: (ticket: number, seq: number) => void,
    private readonly onError: (error: unknown) => void,
  ) {}

  get idle(): boolean {
    return this.committed === this.issued;
  }

  /** Resolves once everything so far is on disk. */
  drained(): Promise<void> {
    if (this.idle) return Promise.resolve();
    return new Promise((resolve) => this.waiters.push(resolve));
  }

  append(update: NewUpdate): void {
    this.send(++this.issued, update);
  }

  /** Offers what was refused a last time, without waiting: to be called before the store closes. */
  close(): void {
    this.closed = true;
    if (this.nextRound !== null) clearTimeout(this.nextRound);
    this.offerAgain();
  }

  private offerAgain(): void {
    this.nextRound = null;
    const round = [...this.retries];
    this.retries.clear();
    for (const [ticket, update] of round) this.send(ticket, update);
  }

  private send(ticket: number, update: NewUpdate): void {
    this.store.append(update).then(
      (seq) => this.stored(ticket, seq),
      (error: unknown) => this.refused(ticket, update, error),
    );
  }

  private stored(ticket: number, seq: number): void {
    this.seq = Math.max(this.seq, seq);
    this.pause = firstPause;
    this.ahead.add(ticket);
    while (this.ahead.delete(this.committed + 1)) this.committed++;
    this.onCommit(ticket, seq);
    if (this.idle) for (const resolve of this.waiters.splice(0)) resolve();
  }

  /** The room goes on with an update that isn't on disk: it stays unacknowledged and is offered again. */
  private refused(ticket: number, update: NewUpdate, error: unknown): void {
    this.onError(error);
    if (this.closed) return;
    const again = error instanceof Failure && error.code === 'forbidden' ? { ...update, leases: [] } : update;
    this.retries.set(ticket, again);
    if (this.nextRound !== null) return;
    this.nextRound = setTimeout(() => this.offerAgain(), this.pause);
    this.pause = Math.min(this.pause * 2, longestPause);
  }
}
