/**
 * Which local changes the host has not yet acknowledged as being on disk. Never says fewer than there are: a change
 * counts until an acknowledgement covers a frame that surely carried it.
 */
export class Unacknowledged {
  /** Number of local changes so far, and how many of them are surely committed. */
  private made: number;
  private committed = 0;
  /** Of the present connection: frames sent, whether step 2 was among them, and what each further one completes. */
  private sent = 0;
  private complete = false;
  private frames: { readonly count: number; readonly made: number }[] = [];

  /** `unknown`: the document already holds something of which it isn't known whether the host has it. */
  constructor(unknown: boolean) {
    this.made = unknown ? 1 : 0;
  }

  get waiting(): number {
    return this.made - this.committed;
  }

  /** A local change; to be told before its frame is sent. */
  changed(): void {
    this.made++;
  }

  /** A connection began or ended: what was sent on the one before may be lost. */
  connectionChanged(): void {
    this.sent = 0;
    this.complete = false;
    this.frames = [];
  }

  /** An update-carrying frame went out. Before step 2 an update says nothing about the changes before it. */
  sentFrame(type: 'update' | 'step2'): void {
    this.sent++;
    if (type === 'step2') this.complete = true;
    if (this.complete) this.frames.push({ count: this.sent, made: this.made });
  }

  /** The host has committed the first `count` frames of this connection. Returns true when that changed `waiting`. */
  acknowledged(count: number): boolean {
    const before = this.committed;
    for (let first = this.frames[0]; first !== undefined && first.count <= count; first = this.frames[0]) {
      this.committed = Math.max(this.committed, first.made);
      this.frames.shift();
    }
    return this.committed !== before;
  }
}
