/**
 * Reads a stranger's file in a thread of its own, with bounded memory and time, which can be ended at any moment: whatever
 * the file does to the reader, the host goes on serving.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Failure } from '../../shared/rpc/contract.ts';
import { readerLimits } from './docx/limits.ts';
import { readDocx } from './docx/read-docx.ts';
import type { FromReader, ImportTask } from './import-messages.ts';
import type { ImportedText } from './imported-text.ts';
import type { ImportedCatalogue } from '../../shared/measures/sheet-notes.ts';
import type { SheetCosts } from '../../shared/council/sheet-costs.ts';
import { readCatalogue } from './xlsx/read-catalogue.ts';
import { readCosts } from './xlsx/read-costs.ts';

export interface ReadOptions {
  /** Ends the reading; it rejects with `importStopped`. */
  readonly signal?: AbortSignal;
  /** Hears how far it is, 0 to 1. */
  readonly progress?: (share: number) => void;
  /** For tests: other limits than usual, in ms and MiB, and another bundle. */
  readonly limits?: { readonly time: number; readonly memory: number };
  readonly workerFile?: string;
}

/** A Word file. Rejects with a Failure that says what is wrong with the file. */
export async function readFileAside(bytes: Uint8Array, options: ReadOptions = {}): Promise<ImportedText> {
  const worker = workerOf(options);
  // Only where nothing is bundled (tests of the parts around it) is it read in place.
  if (worker === null) return readDocx(bytes, options.progress);
  return inWorker(worker, { bytes, as: 'text' }, options, (message) => ('text' in message ? message.text : undefined));
}

/** A workbook with measures; `budgets`: the ids of budgets by their names. Rejects as for a Word file. */
export async function readCatalogueAside(
  bytes: Uint8Array,
  budgets: ReadonlyMap<string, string>,
  options: ReadOptions = {},
): Promise<ImportedCatalogue> {
  const worker = workerOf(options);
  if (worker === null)
    return readCatalogue(bytes, { budgets, ...(options.progress === undefined ? {} : { progress: options.progress }) });
  return inWorker(worker, { bytes, as: 'catalogue', budgets }, options, (message) =>
    'catalogue' in message ? message.catalogue : undefined,
  );
}

/** A workbook with a cost table. Rejects as for a Word file. */
export async function readCostsAside(bytes: Uint8Array, options: ReadOptions = {}): Promise<SheetCosts> {
  const worker = workerOf(options);
  if (worker === null) return readCosts(bytes, options.progress);
  return inWorker(worker, { bytes, as: 'costs' }, options, (message) =>
    'costs' in message ? message.costs : undefined,
  );
}

function workerOf({ workerFile, signal }: ReadOptions): string | null {
  const beside = join(__dirname, 'import-worker.cjs');
  if (signal?.aborted === true) throw new Failure('importStopped');
  return workerFile ?? (existsSync(beside) ? beside : null);
}

function inWorker<T>(
  file: string,
  asked: ImportTask,
  options: ReadOptions,
  take: (message: FromReader) => T | undefined,
): Promise<T> {
  const { time, memory } = options.limits ?? readerLimits;
  // A copy whose memory goes over to the thread.
  const task: ImportTask = { ...asked, bytes: new Uint8Array(asked.bytes) };
  const worker = new Worker(file, {
    workerData: task,
    transferList: [task.bytes.buffer as ArrayBuffer],
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
    stdout: true,
    stderr: true,
    env: {},
  });
  return new Promise<T>((resolve, reject) => {
    const fail = (failure: Failure): void => {
      reject(failure);
      worker.terminate().catch(() => undefined);
    };
    const timer = setTimeout(() => fail(new Failure('importTooSlow')), time);
    const stop = (): void => fail(new Failure('importStopped'));
    options.signal?.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: FromReader) => {
      if ('progress' in message) return options.progress?.(message.progress);
      const read = take(message);
      if (read !== undefined) return resolve(read);
      if ('failure' in message) reject(new Failure(message.failure.code, message.failure.details));
    });
    worker.once('error', (error) => {
      const { code } = error as NodeJS.ErrnoException;
      reject(
        code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? new Failure('importTooLarge', { what: 'memory' })
          : new Failure('importDamaged', { why: error.message.slice(0, 200) }),
      );
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', stop);
      reject(new Failure('importDamaged', { why: 'reader ended' }));
    });
  });
}
