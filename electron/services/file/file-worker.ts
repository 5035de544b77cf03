/** Entry of a thread that does one task on whole files and ends. Bundled to dist/file-worker.cjs. */
import { parentPort, workerData } from 'node:worker_threads';
import { plainError } from '../../store/worker-messages.ts';
import type { FileTaskInput, FileTaskName } from './file-tasks.ts';
import { runHere, toldFailure, type FromFileWorker } from './file-thread.ts';

async function run(): Promise<void> {
  // Both sides are ours, from the same build.
  const { name, input } = workerData as { name: FileTaskName; input: FileTaskInput<FileTaskName> };
  const tell = (message: FromFileWorker): void => parentPort?.postMessage(message);
  try {
    tell({ value: await runHere(name, input, (progress) => tell({ progress })) });
  } catch (error) {
    tell({ error: plainError(toldFailure(error)) });
  }
}

void run();
