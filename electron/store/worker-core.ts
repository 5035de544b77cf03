/** A project file in a worker thread, so that an fsync never stalls the event loop that serves everybody else. */
import type { BegunWorker } from './begin-worker.ts';
import { CoreGone, type Answer, type Core, type OperationName, type Operations } from './operations.ts';
import { errorFrom, type FromWorker, type ToWorker } from './worker-messages.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Waits until the thread has opened its file. Rejects as `openProjectFile` and `createProjectFile` do. */
export async function workerCore({ worker, first }: BegunWorker): Promise<Core> {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  // It may have ended before anybody waited for it.
  let gone = worker.threadId < 0;
  const exited = new Promise<void>((resolve) => {
    if (gone) resolve();
    worker.once('exit', () => {
      gone = true;
      for (const { reject } of waiting.values()) reject(new CoreGone());
      waiting.clear();
      resolve();
    });
  });
  const opened = await openedBy(first);
  worker.on('message', (message: FromWorker) => {
    if (!('id' in message)) return;
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if ('error' in message) call?.reject(errorFrom(message.error));
    else call?.resolve(message.value);
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

async function openedBy(first: BegunWorker['first']): Promise<Core['opened']> {
  const message = await first;
  if (message !== null && 'opened' in message) return message.opened;
  throw message !== null && 'refused' in message ? errorFrom(message.refused) : new CoreGone();
}
