/** Goes through whole rooms in a thread of its own: those who write wait for the hub's, and a long chapter takes long. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { foldHere, type Fold } from '../../hub/fold-updates.ts';
import { KeptThread } from '../../threads/kept-thread.ts';
import { readSummary, type ReadSummary } from './read-summary.ts';
import type { ReadingAnswer, ReadingTask } from './reading-messages.ts';

export interface RoomReader {
  /** Rejects when the chapter can't be read, or with a Failure (`busy`) when the thread is gone. */
  summary(updates: readonly Uint8Array[]): Promise<ReadSummary>;
  /** Rejects when Yjs can't read an update. */
  readonly fold: Fold;
  close(): Promise<void>;
}

/** Without a bundle (tests, the command line run from sources) everything is read in this thread. */
export function roomReader(log: (message: string) => void): RoomReader {
  const worker = path.join(__dirname, 'reading-worker.cjs');
  if (!existsSync(worker)) return readsHere;
  const options = { name: 'reading', worker, memoryMb: 512, mostWaiting: 100, within: 20_000, log };
  const thread = new KeptThread<ReadingTask, ReadingAnswer>(options);
  return {
    // The thread answers each kind of task with its kind of answer.
    summary: (updates) => thread.ask({ summary: updates }) as Promise<ReadSummary>,
    // What people wrote is folded in any case.
    fold: (updates) => (thread.ask({ fold: updates }) as Promise<Uint8Array>).catch(() => foldHere(updates)),
    close: () => thread.close(),
  };
}

export const readsHere: RoomReader = {
  summary: (updates) => Promise.resolve().then(() => readSummary(updates)),
  fold: foldHere,
  close: () => Promise.resolve(),
};
