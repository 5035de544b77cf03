/** A project file in a worker thread, so that an fsync never stalls the event loop that serves everybody else. */
import { Worker } from 'node:worker_threads';
import { CoreGone, type Answer, type Core, type OperationName, type Operations } from './operations.ts';
import { errorFrom, type FromWorker, type ToWorker, type WorkerTask } from './worker-messages.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Starts the thread and opens the file in it. Rejects as `openProjectFile` and `createProjectFile` do. */
export async function workerCore(workerFile: string, task: WorkerTask): Promise<Core> {
  const worker = new Worker(workerFile, { workerData: task });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let gone = false;
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      gone = true;
      for (const { reject } of waiting.values()) reject(new CoreGone());
      waiting.clear();
      resolve();
    });
  });
  const opened = await new Promise<Core['opened']>((resolve, reject) => {
    worker.on('error', reject);
    worker.once('exit', () => reject(new CoreGone()));
    worker.on('message', (message: FromWorker) => {
      if ('opened' in message) return resolve(message.opened);
      if ('refused' in message) return reject(errorFrom(message.refused));
      const call = waiting.get(message.id);
      waiting.delete(message.id);
      if ('error' in message) call?.reject(errorFrom(message.error));
      else call?.resolve(message.value);
    });
  });
  const post = (message: ToWorker): void => worker.postMessage(message);
  return {
    opened,
    call<N extends OperationName>(name: N, ...args: Parameters<Operations[N]>): Promise<Answer<N>> {
      if (gone) return Promise.reject(new CoreGone());
      const id = ++lastId;
      const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
      post({ id, call: name, args });
      // The worker answers with what the operation of this name returned.
      return answer as Promise<Answer<N>>;
    },
    async end() {
      if (!gone) post({ end: true });
      await exited;
    },
  };
}
