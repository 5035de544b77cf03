/** The note in the file that a hub has it in use: found at the start, it tells of a crash. */
import type { ProjectStore } from '../store/project-store.ts';

const key = 'hub.open';

export class OpenMark {
  /** Text may be missing here that others have: after a crash, or when the file was restored. */
  refill = false;
  private started: Promise<void> | null = null;

  constructor(private readonly store: ProjectStore) {}

  /** Notes it, and finds out whether the last use ended without saying so. What failed is tried again. */
  set(): Promise<void> {
    this.started ??= this.begin().catch((error: unknown) => {
      this.started = null;
      throw error;
    });
    return this.started;
  }

  /** Everything is on disk. */
  async clear(): Promise<void> {
    if (this.started !== null && this.store.readOnly === null) await this.store.setMeta(key, null);
  }

  private async begin(): Promise<void> {
    const crashed = (await this.store.meta(key)) !== null;
    this.refill = crashed || this.store.restoredFrom !== null;
    if (this.store.readOnly === null) await this.store.setMeta(key, 'open');
  }
}
