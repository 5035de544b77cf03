/** Runs a task on whole files in a thread of its own, so that neither those who write nor the store's commits wait for it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { fileFailure } from '../../store/file-paths.ts';
import { Damage, DiskTrouble, translated } from '../../store/sqlite.ts';
import { errorFrom, type PlainError } from '../../store/worker-messages.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import type { ExportProgress, TellProgress } from '../../../shared/rpc/export-progress.ts';
import { fileTasks, type FileTaskInput, type FileTaskName, type FileTaskOutput } from './file-tasks.ts';

export type FromFileWorker =
  { readonly value: unknown } | { readonly error: PlainError } | { readonly progress: ExportProgress };

export interface FileTaskOptions {
  readonly signal?: AbortSignal | undefined;
  /** Is told how far it is, by those tasks that say so. */
  readonly tell?: TellProgress | undefined;
}

/** Runs a task. Rejects with a Failure that people can be told, `busy` when `signal` ended it. */
export async function runFileTask<N extends FileTaskName>(
  name: N,
  input: FileTaskInput<N>,
  { signal, tell }: FileTaskOptions = {},
): Promise<FileTaskOutput<N>> {
  const workerFile = path.join(__dirname, 'file-worker.cjs');
  try {
    // Without a bundle (tests, the command line run from sources) it runs here.
    if (!existsSync(workerFile)) return await runHere(name, input, tell);
    return (await inThread(workerFile, name, input, { signal, tell })) as FileTaskOutput<N>;
  } catch (error) {
    throw toldFailure(error);
  }
}

export async function runHere<N extends FileTaskName>(
  name: N,
  input: FileTaskInput<N>,
  tell?: TellProgress,
): Promise<FileTaskOutput<N>> {
  const task = fileTasks[name] as (
    given: FileTaskInput<N>,
    tell?: TellProgress,
  ) => FileTaskOutput<N> | Promise<FileTaskOutput<N>>;
  return task(input, tell);
}

function inThread(
  workerFile: string,
  name: FileTaskName,
  input: unknown,
  { signal, tell }: FileTaskOptions,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(new Failure('busy'));
    const worker = new Worker(workerFile, { workerData: { name, input } });
    const stop = (): void => {
      reject(new Failure('busy'));
      worker.terminate().catch(() => undefined);
    };
    signal?.addEventListener('abort', stop);
    worker.on('message', (message: FromFileWorker) => {
      if ('progress' in message) tell?.(message.progress);
      else if ('error' in message) reject(errorFrom(message.error));
      else resolve(message.value);
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      signal?.removeEventListener('abort', stop);
      reject(new Error('the thread for files ended'));
    });
  });
}

/** What an error of the disk or the store means for people. */
export function toldFailure(error: unknown, file = ''): unknown {
  const meaning = fileFailure(translated(error, file), file);
  if (meaning instanceof DiskTrouble) return meaning.failure();
  return meaning instanceof Damage ? new Failure('damagedFile', { path: file }) : meaning;
}
