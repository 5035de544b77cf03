/** The log of one chapter as it is folded into who wrote what: in slices, so that nobody waits for it. */
import { WrittenLog } from '../../../shared/document/blame/written-log.ts';
import type { ProjectStore } from '../../store/project-store.ts';

/** Updates that are fetched at once, and milliseconds of work between two turns of the event loop. */
const fetched = 4_000;
const sliceMs = 6;

export class RoomLog {
  readonly log = new WrittenLog();
  /** The newest update that is in it. */
  seq = 0;
  private folding: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Pick<ProjectStore, 'history'>,
    private readonly room: string,
  ) {}

  /** Takes what was committed meanwhile. Rejects when the log can't be read. */
  catchUp(): Promise<void> {
    const turn = this.folding.then(() => this.fold());
    this.folding = turn.catch(() => undefined);
    return turn;
  }

  private async fold(): Promise<void> {
    for (;;) {
      const updates = await this.store.history(this.room, this.seq, fetched);
      let start = performance.now();
      for (const update of updates) {
        this.log.add(update);
        this.seq = update.seq;
        if (performance.now() - start < sliceMs) continue;
        await new Promise((resolve) => setImmediate(resolve));
        start = performance.now();
      }
      if (updates.length < fetched) return;
    }
  }
}
