/**
 * Group commit: while one commit runs, updates queue; then all of them share the next one, and its fsync. While the disk
 * refuses, they stay here, in order, and are tried again until it takes them.
 */
import { Failure } from '../../shared/rpc/contract.ts';
import type { DiskState } from './project-store.ts';
import { CoreGone } from './operations.ts';
import { Damage, DiskTrouble } from './sqlite.ts';
import type { Appended, LogEntry } from './update-log.ts';

export interface QueueOptions {
  /** Upper bound of the window in ms; see OpenOptions. */
  readonly windowMs?: number | undefined;
  readonly queueBytes?: number | undefined;
}

interface Entry {
  readonly item: LogEntry;
  readonly size: number;
  readonly queuedAt: number;
  readonly resolve: (seq: number) => void;
  readonly reject: (error: unknown) => void;
}

const longestWindow = 20;
/** So many updates share a commit well enough: nobody waits for more. */
const enough = 30;
const largestUpdate = 32 * 1024 * 1024;
/** One transaction takes at most so much, so that none takes long. */
const batchUpdates = 2_000;
const batchBytes = 4 * 1024 * 1024;
const firstRetry = 100;
const lastRetry = 5_000;

export class CommitQueue {
  private queue: Entry[] = [];
  private inFlight: readonly Entry[] = [];
  private bytes = 0;
  private running: Promise<void> | null = null;
  private closing = false;
  private gathering = false;
  private gone = false;
  private state: DiskState = 'ok';
  private wake: () => void = () => undefined;
  private probing: NodeJS.Timeout | null = null;
  /** What the slowest of recent commits took, and recent time between two updates, ms. */
  private slowCommit = 2;
  private interval = 1_000;
  private lastArrival = 0;
  /** How many commits go without a window now, because the last windows brought nobody; and how many it will be next. */
  private skip = 0;
  private nextSkip = 1;

  constructor(
    private readonly commit: (batch: readonly LogEntry[]) => Promise<readonly Appended[]>,
    private readonly probe: () => Promise<void>,
    private readonly tell: (state: DiskState) => void,
    private readonly options: QueueOptions,
  ) {}

  /** Resolves with the sequence number (of a reset: the newest one before it) once it is committed. */
  append(item: LogEntry): Promise<number> {
    const size = 'bytes' in item ? item.bytes.byteLength : 0;
    if (this.closing || this.gone) return Promise.reject(new CoreGone());
    if (size > largestUpdate) return Promise.reject(new Failure('tooLarge', { bytes: size }));
    if (this.bytes + size > (this.options.queueBytes ?? 64 * 1024 * 1024)) return Promise.reject(this.refusal());
    const now = performance.now();
    this.interval = 0.8 * this.interval + 0.2 * Math.min(1_000, now - this.lastArrival);
    this.lastArrival = now;
    this.bytes += size;
    return new Promise((resolve, reject) => {
      // A copy: the caller's bytes are often a view of a network buffer that is much larger or used again.
      const own = 'bytes' in item ? { ...item, bytes: new Uint8Array(item.bytes) } : item;
      this.queue.push({ item: own, size, queuedAt: now, resolve, reject });
      this.running ??= this.run();
      if (this.gathering && this.queue.length >= enough) this.wake();
    });
  }

  /** What is not on disk yet of a room, oldest first. */
  pending(room: string): LogEntry[] {
    return [...this.inFlight, ...this.queue].map((entry) => entry.item).filter((item) => item.room === room);
  }

  /** Resolves when nothing is queued any more. */
  async settled(): Promise<void> {
    await this.running;
  }

  /** Another write met the disk's refusal: tells it, and finds out when it is over. */
  trouble(state: Exclude<DiskState, 'ok'>): void {
    this.become(state);
    if (this.running === null) this.probeLater(firstRetry);
  }

  /** Tries once more to commit what is queued; what the disk still refuses is rejected. */
  async close(): Promise<void> {
    this.closing = true;
    if (this.probing !== null) clearTimeout(this.probing);
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    let retry = firstRetry;
    while (this.queue.length > 0) {
      await this.gather();
      this.inFlight = this.take();
      const { inFlight } = this;
      const lastTry = this.closing;
      try {
        const started = performance.now();
        const results = await this.commit(inFlight.map((entry) => entry.item));
        const took = performance.now() - started;
        // Settles where one commit in a hundred takes longer: a window of half that length adds at most half to the slowest waits.
        this.slowCommit = Math.min(
          longestWindow,
          Math.max(0.1, this.slowCommit * (took > this.slowCommit ? 1.1 : 0.999)),
        );
        this.inFlight = [];
        retry = firstRetry;
        inFlight.forEach((entry, index) => this.settle(entry, results[index] ?? new Failure('forbidden')));
        this.become('ok');
      } catch (error) {
        this.inFlight = [];
        if (error instanceof CoreGone) {
          this.gone = true;
          this.queue.unshift(...inFlight);
          this.rejectAll(error);
          this.become('error');
        } else if (error instanceof DiskTrouble || error instanceof Damage) {
          this.queue.unshift(...inFlight);
          this.become(error instanceof DiskTrouble ? error.state : 'error');
          if (lastTry) this.rejectAll(this.refusal());
          // Who closed it meanwhile has rung already, and waits for the last try.
          else if (!this.closing) await this.sleep(retry);
          retry = Math.min(2 * retry, lastRetry);
        } else await this.oneByOne(inFlight, error);
      }
    }
    // In the same turn in which the queue was found empty: the next append starts a new run.
    this.running = null;
  }

  /** Waits for others to come along, as long as that is likely and costs less than the commit itself. */
  private async gather(): Promise<void> {
    const first = this.queue[0];
    await new Promise((resolve) => setImmediate(resolve));
    if (first === undefined || this.closing || this.queue.length >= enough) return;
    const window = Math.min(longestWindow, this.options.windowMs ?? this.slowCommit / 2);
    const left = window - (performance.now() - first.queuedAt);
    const worthIt = this.options.windowMs !== undefined || (this.interval < window && this.skip === 0);
    if (left < 1 || !worthIt) {
      this.skip = Math.max(0, this.skip - 1);
      return;
    }
    const before = this.queue.length;
    this.gathering = true;
    await this.sleep(left);
    this.gathering = false;
    if (this.queue.length > before) this.nextSkip = 1;
    else {
      this.skip = this.nextSkip;
      this.nextSkip = Math.min(64, 2 * this.nextSkip);
    }
  }

  private take(): Entry[] {
    let bytes = 0;
    let count = 0;
    for (const { size } of this.queue) {
      if (count >= batchUpdates || (count > 0 && bytes + size > batchBytes)) break;
      bytes += size;
      count += 1;
    }
    return this.queue.splice(0, count);
  }

  /** One of them can never be stored: finds out which, so that it does not keep the others from it. */
  private async oneByOne(entries: readonly Entry[], error: unknown): Promise<void> {
    const [only, ...more] = entries;
    if (only === undefined) return;
    if (more.length === 0) return this.settle(only, error);
    for (const [index, entry] of entries.entries()) {
      try {
        this.inFlight = entries.slice(index);
        const [result] = await this.commit([entry.item]);
        this.settle(entry, result ?? new Failure('forbidden'));
      } catch (found) {
        if (found instanceof CoreGone || found instanceof DiskTrouble || found instanceof Damage) {
          this.queue.unshift(...entries.slice(index));
          break;
        }
        this.settle(entry, found);
      }
    }
    this.inFlight = [];
  }

  private settle(entry: Entry, result: unknown): void {
    this.bytes -= entry.size;
    if (typeof result === 'number') entry.resolve(result);
    else entry.reject(result);
  }

  private rejectAll(error: unknown): void {
    for (const entry of this.queue.splice(0)) this.settle(entry, error);
  }

  private become(state: DiskState): void {
    if (state === this.state) return;
    this.state = state;
    this.tell(state);
  }

  private refusal(): Failure {
    if (this.state === 'full') return new Failure('diskFull');
    return new Failure(
      this.state === 'readOnly' ? 'noPermissionOnDisk' : this.state === 'ok' ? 'tooLarge' : 'internal',
    );
  }

  private probeLater(after: number): void {
    if (this.probing !== null || this.closing || this.gone) return;
    this.probing = setTimeout(() => {
      this.probing = null;
      // While updates are queued their own commit is the probe.
      if (this.running !== null || this.closing) return;
      this.probe().then(
        () => this.become('ok'),
        () => this.probeLater(Math.min(2 * after, lastRetry)),
      );
    }, after);
    this.probing.unref();
  }

  private sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      this.wake = done;
      function done(): void {
        clearTimeout(timer);
        resolve();
      }
    });
  }
}
