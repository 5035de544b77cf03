/**
 * Makes a PDF from a template and data, in a thread of its own with bounded memory and time that can be ended at any moment: whatever
 * the text does to the engine, the host goes on serving. The same input gives the same bytes.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Failure } from '../../../shared/rpc/contract.ts';
import { cleanText } from '../clean-text.ts';
import type { FromPdfWorker, PdfJob, PdfLook, PdfLosses, PdfStandard } from './pdf-messages.ts';

export interface PdfWish {
  /** A template in `resources/typst`, without its ending. */
  readonly template: string;
  /** What the template reads: plain data. Text in it stays text. */
  readonly data: unknown;
  /** Pictures by the names that the data gives them. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
  /** Otherwise than the family look; and fonts (TrueType, OpenType) for it. One that can't be read counts as not there. */
  readonly look?: PdfLook;
  readonly fonts?: readonly Uint8Array[];
  /** What it shall be certified as, where this machine can. */
  readonly standard?: PdfStandard | null;
  /** The moment that it says it was made (milliseconds since 1970): PDF/A wants one. */
  readonly at?: number | null;
}

export interface Pdf {
  readonly bytes: Uint8Array;
  /** What it is certified as; null: a tagged PDF like others. */
  readonly standard: PdfStandard | null;
  /** Why it isn't certified though that was wished; null where it is, or where nobody wished it. */
  readonly uncertified: 'noEngine' | 'refused' | 'slow' | null;
  /** What the engine said of that, in English; empty for nothing. */
  readonly detail: string;
  readonly losses: PdfLosses;
}

export interface PdfOptions {
  /** Ends it; it rejects with `busy`. */
  readonly signal?: AbortSignal;
  /** ms and MiB. */
  readonly limits?: { readonly time: number; readonly memory: number };
  /** For tests: where the bundle lies, and another folder for templates and fonts. */
  readonly workerFile?: string;
  readonly folder?: string;
}

/** A paper of 1,000 pages takes some 10 s and 600 MiB. */
export const pdfLimits = { time: 100_000, memory: 1_536 };
/** Characters of data: what is longer would only meet the other limits later. */
const MOST_DATA = 96_000_000;
/** The engine's own glue and the data on their way, MiB. */
const HEAP = 768;

/** Rejects with a Failure: `exportTooSlow`, `exportTooLarge`, `exportFailed`, or `busy` when `signal` ended it. */
export async function compilePdf(wish: PdfWish, options: PdfOptions = {}): Promise<Pdf> {
  const { signal, limits = pdfLimits, workerFile = workerBeside('pdf-worker') } = options;
  if (signal?.aborted === true) throw new Failure('busy');
  const data = dataOf(wish);
  const job: PdfJob = {
    template: wish.template,
    data,
    files: [...(wish.files ?? [])],
    look: JSON.stringify(wish.look ?? {}),
    fonts: wish.fonts ?? [],
    standard: wish.standard ?? null,
    at: wish.at ?? null,
    folder: options.folder ?? path.join(path.dirname(workerFile), 'typst'),
    memory: limits.memory,
  };
  return inThread(workerFile, job, limits.time, signal);
}

/** The data as JSON of clean text. Failure `exportTooLarge`. */
export function dataOf(wish: PdfWish): string {
  const data = JSON.stringify(wish.data, (_, value: unknown) => (typeof value === 'string' ? cleanText(value) : value));
  if (data.length > MOST_DATA) throw new Failure('exportTooLarge');
  return data;
}

/** Beside the host's bundle; run from sources (tests), the one that was built last. */
export function workerBeside(name: string): string {
  const beside = path.join(__dirname, `${name}.cjs`);
  return existsSync(beside) ? beside : path.join(__dirname, '..', '..', '..', 'dist', `${name}.cjs`);
}

function inThread(file: string, job: PdfJob, time: number, signal: AbortSignal | undefined): Promise<Pdf> {
  const worker = new Worker(file, {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: HEAP, maxYoungGenerationSizeMb: 64 },
    stdout: true,
    stderr: true,
  });
  return new Promise<Pdf>((resolve, reject) => {
    let tagged: Pdf | null = null;
    const finish = (end: () => void): void => {
      end();
      worker.terminate().catch(() => undefined);
    };
    const uncertified =
      (why: Pdf['uncertified'], detail = '') =>
      (): void => {
        if (tagged !== null) resolve({ ...tagged, uncertified: why, detail });
      };
    const timer = setTimeout(
      () => finish(tagged === null ? () => reject(new Failure('exportTooSlow')) : uncertified('slow')),
      time,
    );
    const stop = (): void => finish(() => reject(new Failure('busy')));
    signal?.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: FromPdfWorker) => {
      if ('failed' in message)
        finish(() =>
          reject(new Failure(message.failed === 'memory' ? 'exportTooLarge' : 'exportFailed', { why: message.detail })),
        );
      else if ('tagged' in message) {
        tagged = { bytes: message.tagged, standard: null, uncertified: null, detail: '', losses: message.losses };
        if (job.standard === null) finish(uncertified(null));
      } else if (message.certified === null) finish(uncertified(message.why, message.detail));
      else if (tagged !== null) {
        const certified: Pdf = { ...tagged, bytes: message.certified, standard: job.standard };
        finish(() => resolve(certified));
      }
    });
    worker.once('error', (error) => {
      const { code } = error as NodeJS.ErrnoException;
      reject(
        code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? new Failure('exportTooLarge')
          : new Failure('exportFailed', { why: error.message.slice(0, 200) }),
      );
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      reject(new Failure('exportFailed', { why: 'the engine ended' }));
    });
  });
}
