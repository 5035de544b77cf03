/** Entry of the worker thread that reads the paper's life. Bundled to dist/history-worker.cjs. */
import { parentPort, type MessagePort } from 'node:worker_threads';
import { HistoryCore } from './history-core.ts';
import type { FromHistory, HistoryName, ToHistory } from './history-messages.ts';
import type { LogSource } from './log-source.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

function run(port: MessagePort): void {
  const waiting = new Map<number, Waiting>();
  let lastAsked = 0;
  const tell = (message: FromHistory): void => port.postMessage(message);
  const ask = <N extends keyof LogSource>(name: N, ...input: Parameters<LogSource[N]>): ReturnType<LogSource[N]> =>
    // The host answers with what its store returned for this name.
    new Promise<unknown>((resolve, reject) => {
      lastAsked += 1;
      waiting.set(lastAsked, { resolve, reject });
      tell({ log: lastAsked, name, input });
    }) as ReturnType<LogSource[N]>;
  const core = new HistoryCore({
    extents: () => ask('extents'),
    page: (room, after) => ask('page', room, after),
    leases: (room) => ask('leases', room),
  });
  port.on('message', (message: ToHistory) => {
    if ('log' in message) {
      const { log } = message;
      const asker = waiting.get(log);
      waiting.delete(log);
      if ('error' in message) asker?.reject(new Error(message.error));
      else asker?.resolve(message.value);
      return;
    }
    const { id, name, input } = message;
    const asked = core as unknown as Readonly<Record<HistoryName, (...given: readonly unknown[]) => Promise<unknown>>>;
    asked[name](...input).then(
      (value) => tell({ id, value }),
      (error: unknown) => tell({ id, error: String(error) }),
    );
  });
}

if (parentPort !== null) run(parentPort);
