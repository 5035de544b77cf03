/** Begins the thread of a project file; small, so that it can be the first thing that a host does. */
import { Worker } from 'node:worker_threads';
import type { FromWorker, WorkerTask } from './worker-messages.ts';

export interface BegunWorker {
  readonly worker: Worker;
  /** What the thread says first, once it has opened the file or not; it then waits to be asked. Null when it ended before. */
  readonly first: Promise<FromWorker | null>;
}

export function beginWorker(workerFile: string, task: WorkerTask): BegunWorker {
  const worker = new Worker(workerFile, { workerData: task });
  const first = new Promise<FromWorker | null>((resolve, reject) => {
    worker.once('message', resolve);
    worker.on('error', reject);
    worker.once('exit', () => resolve(null));
  });
  // Told to whoever waits for it.
  first.catch(() => undefined);
  return { worker, first };
}
