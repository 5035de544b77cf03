/** Reads chapters for their summaries in a thread of its own: those who write wait for the hub's, and a long chapter takes long. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { KeptThread } from '../../threads/kept-thread.ts';
import { readSummary, type ReadSummary } from './read-summary.ts';

export interface SummaryReader {
  /** Rejects when the chapter can't be read, or with a Failure (`busy`) when the thread is gone. */
  read(updates: readonly Uint8Array[]): Promise<ReadSummary>;
  close(): Promise<void>;
}

/** Without a bundle (tests, the command line run from sources) everything is read in this thread. */
export function summaryReader(log: (message: string) => void): SummaryReader {
  const worker = path.join(__dirname, 'summary-worker.cjs');
  if (!existsSync(worker)) return readsHere;
  const options = { name: 'summaries', worker, memoryMb: 512, mostWaiting: 100, within: 20_000, log };
  const thread = new KeptThread<readonly Uint8Array[], ReadSummary>(options);
  return { read: (updates) => thread.ask(updates), close: () => thread.close() };
}

export const readsHere: SummaryReader = {
  read: (updates) => Promise.resolve().then(() => readSummary(updates)),
  close: () => Promise.resolve(),
};
