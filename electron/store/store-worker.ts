/** Entry of the worker thread that holds one project file. Bundled to dist/store-worker.cjs. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { createProjectFile } from './create-project-file.ts';
import { openProjectFile } from './open-project-file.ts';
import { openedOf, operationsOf } from './operations.ts';
import type { ProjectFile } from './project-file.ts';
import { translated } from './sqlite.ts';
import { plainError, type FromWorker, type ToWorker, type WorkerTask } from './worker-messages.ts';

function run(port: MessagePort, { path, create }: WorkerTask): void {
  const tell = (message: FromWorker): void => port.postMessage(message);
  let file: ProjectFile;
  try {
    file = create === null ? openProjectFile(path) : createProjectFile(path, create);
  } catch (error) {
    tell({ refused: plainError(error) });
    return;
  }
  const operations = operationsOf(file);
  port.on('message', (message: ToWorker) => {
    if ('end' in message) {
      try {
        file.close();
      } finally {
        port.close();
      }
      return;
    }
    const { id, call, args } = message;
    try {
      const operation = operations[call] as (...given: unknown[]) => unknown;
      const value = operation(...args);
      // All but those that go on while others are answered.
      if (!(value instanceof Promise)) return tell({ id, value });
      value.then(
        (late) => tell({ id, value: late }),
        (error: unknown) => tell({ id, error: plainError(translated(error, path)) }),
      );
    } catch (error) {
      tell({ id, error: plainError(translated(error, path)) });
    }
  });
  tell({ opened: openedOf(file) });
}

// Both sides of the port are ours, from the same build.
if (parentPort !== null) run(parentPort, workerData as WorkerTask);
