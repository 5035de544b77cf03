/**
 * When the upkeep of a file runs, one small step at a time: commits wait while a step does. So it waits for a pause in the
 * writing, unless so much has piled up that it has to go on in between.
 */
import type { CompactionNeed } from './compaction.ts';

/** Nobody has written for so long: a pause. */
const quiet = 1_000;
/** Between two steps, ms: in a pause, and while people write. */
const pauses = { none: quiet, some: 20, much: 500, tooMuch: 20 } as const;
const everyHour = 60 * 60 * 1000;

export class Maintenance {
  private need: CompactionNeed = 'none';
  private committedAt = -Infinity;
  private timer: NodeJS.Timeout | null = null;
  private running = false;
  private stopped = false;
  private readonly hourly: NodeJS.Timeout;

  constructor(
    /** Does one step; true when there is more to do. */
    private readonly step: () => Promise<boolean>,
  ) {
    this.hourly = setInterval(() => this.soon(), everyHour);
    this.hourly.unref();
  }

  /** To be called after each commit, with what is to do then. */
  committed(need: CompactionNeed): void {
    this.committedAt = performance.now();
    // What presses now does not wait for a timer that was set for a pause.
    if (need !== this.need) this.stopTimer();
    this.need = need;
    if (need !== 'none') this.soon();
  }

  stop(): void {
    this.stopped = true;
    clearInterval(this.hourly);
    this.stopTimer();
  }

  private soon(after: number = pauses[this.need]): void {
    if (this.timer !== null || this.running || this.stopped) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      const presses = this.need === 'much' || this.need === 'tooMuch';
      const left = this.committedAt + quiet - performance.now();
      if (left > 0 && !presses) this.soon(left);
      else this.run();
    }, after);
    this.timer.unref();
  }

  private run(): void {
    this.running = true;
    this.step().then(
      (more) => {
        this.running = false;
        if (more) this.soon();
      },
      () => {
        // A full disk also refuses this; the next commit asks again.
        this.running = false;
      },
    );
  }

  private stopTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
