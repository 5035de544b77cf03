/**
 * Copies an open project file while people write in it: a few pages at a time, commits in between; what they change meanwhile is
 * in the copy, too. (VACUUM INTO would hold all commits up until it is through.)
 */
import { closeSync, fsync, openSync, rmSync } from 'node:fs';
import type { Connection } from './sqlite.ts';

/** Pages in one step: far less than a millisecond. */
const stepPages = 32;
/** After so many the copy is brought to the disk from another thread, so that the end need not wait for all of it. */
const syncEvery = 512;

/** Writes a copy to `target`, which must not exist; a copy that failed is removed. Rejects with what SQLite says. */
export async function copyOpenFile(db: Connection, target: string): Promise<void> {
  let sinceSync = 0;
  let syncing = false;
  const own: { fd?: number } = {};
  const step = (): number => {
    if (syncing) return 0;
    sinceSync += stepPages;
    if (sinceSync >= syncEvery) {
      sinceSync = 0;
      syncing = true;
      own.fd ??= openSync(target, 'r');
      fsync(own.fd, () => (syncing = false));
    }
    return stepPages;
  };
  try {
    await db.backup(target, { progress: step });
  } catch (error) {
    for (const file of [target, `${target}-journal`]) rmSync(file, { force: true });
    throw error;
  } finally {
    if (own.fd !== undefined) closeSync(own.fd);
  }
}
