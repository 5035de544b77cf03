/** When words are looked up: after a pause, never twice at once, and again a while after a host that couldn't. */

/** How long nobody types or scrolls before words are looked up, in milliseconds. */
const pause = 450;
/** How long after a host that is too busy or can't be reached it is asked again, in milliseconds. */
const pauseAfterFailure = 5_000;

export interface Round {
  /** Draws what is known, and gives what asks for the rest; null where nothing is to be done now. */
  readonly begin: () => (() => Promise<boolean>) | null;
  /** The answers were new. */
  readonly learned: () => void;
}

export class LookRounds {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private looking = false;
  /** Something changed while words were being looked up: what came since is asked for next. */
  private behind = false;
  private gone = false;

  constructor(private readonly round: Round) {}

  /** The next round comes after the pause, however often it is said meanwhile. */
  later(after = pause): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.run().catch(() => {
        if (this.rests()) this.later(pauseAfterFailure);
      });
    }, after);
  }

  stop(): void {
    this.gone = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private async run(): Promise<void> {
    const ask = this.round.begin();
    if (ask === null) return;
    this.behind = this.looking;
    if (this.looking) return;
    let isNew = false;
    this.looking = true;
    try {
      isNew = await ask();
    } finally {
      this.looking = false;
    }
    if (isNew && this.rests()) this.round.learned();
    if (this.behind && this.rests()) this.later();
  }

  private rests(): boolean {
    return !this.gone && this.timer === null;
  }
}
