/** Up to which update a room is surely on the upstream host's disk, as a sequence number of the own store. */
interface Numbered {
  readonly ticket: number;
  readonly seq: number;
}

export class SharedMark {
  /** Of the present connection: frames sent, and up to which ticket each completes what was sent. */
  private sent = 0;
  private complete = false;
  private frames: { readonly count: number; readonly ticket: number }[] = [];
  /** Own commits whose numbers haven't been marked yet, in the order of their numbers: a retried ticket comes later. */
  private commits: Numbered[];
  private acknowledged = 0;

  constructor(start: Numbered) {
    this.commits = start.seq === 0 ? [] : [start];
  }

  connectionChanged(): void {
    this.sent = 0;
    this.complete = false;
    this.frames = [];
  }

  /** A frame left that carries everything up to `ticket`, if step 2 has left. */
  sentFrame(type: 'update' | 'step2', ticket: number): void {
    this.sent++;
    if (type === 'step2') this.complete = true;
    if (this.complete) this.frames.push({ count: this.sent, ticket });
  }

  /** An own update is on the own disk. */
  committed(ticket: number, seq: number): void {
    let place = this.commits.length;
    while (place > 0 && (this.commits[place - 1]?.seq ?? 0) > seq) place--;
    this.commits.splice(place, 0, { ticket, seq });
  }

  /** The upstream host has committed the first `count` frames of this connection. */
  acknowledge(count: number): void {
    for (let first = this.frames[0]; first !== undefined && first.count <= count; first = this.frames[0]) {
      this.acknowledged = Math.max(this.acknowledged, first.ticket);
      this.frames.shift();
      this.any = true;
    }
  }

  /**
   * The number that may be marked now, once; null when there is nothing new. Every number up to it is of a shared ticket.
   * `committed`: all tickets up to it are on the own disk.
   */
  take(committed: number): number | null {
    if (!this.any) return null;
    const bound = Math.min(this.acknowledged, committed);
    const open = this.commits.findIndex(({ ticket }) => ticket > bound);
    const shared = this.commits.splice(0, open < 0 ? this.commits.length : open);
    return shared.at(-1)?.seq ?? null;
  }

  /** Nothing has been acknowledged yet: then not even what was there before is known to be shared. */
  private any = false;
}
