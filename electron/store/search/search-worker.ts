/** Entry of the worker thread that holds the search index of one project. Bundled to dist/search-worker.cjs. */
import { parentPort, type MessagePort } from 'node:worker_threads';
import { SearchCore } from './search-core.ts';
import type { FromSearch, ToSearch } from './search-messages.ts';

function run(port: MessagePort): void {
  const core = new SearchCore();
  const tell = (message: FromSearch): void => port.postMessage(message);
  port.on('message', ({ id, task }: ToSearch) => {
    try {
      tell({ id, done: core.do(task) });
    } catch (error) {
      tell({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
}

// Both sides of the port are ours, from the same build.
if (parentPort !== null) run(parentPort);
