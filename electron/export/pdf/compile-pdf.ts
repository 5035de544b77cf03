/**
 * Makes a PDF from a template and data, in threads of their own with bounded memory and time that can be ended at any moment: whatever
 * the text does to the engine, the host goes on serving. The same input gives the same bytes.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Failure, type ErrorCode } from '../../../shared/rpc/contract.ts';
import { cleanText } from '../clean-text.ts';
import type {
  FromPdfWorker,
  PdfCertifying,
  PdfJob,
  PdfLook,
  PdfLosses,
  PdfStandard,
  TaggedPdf,
} from './pdf-messages.ts';

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

/**
 * First as WebAssembly, which can be ended at any moment and has a limit to its memory. Only what came through that within its limits
 * is given to the native engine, which knows neither: it is the same engine, so it comes through there too. Each has a thread of its
 * own, so that the memory of the first is given back before the second takes its own.
 *
 * Rejects with a Failure: `exportTooSlow`, `exportTooLarge`, `exportFailed`, or `busy` when `signal` ended it.
 */
export async function compilePdf(wish: PdfWish, options: PdfOptions = {}): Promise<Pdf> {
  const { signal, limits = pdfLimits, workerFile = workerBeside('pdf-worker') } = options;
  if (signal?.aborted === true) throw new Failure('busy');
  const until = performance.now() + limits.time;
  const inTime = (job: PdfJob): Promise<FromPdfWorker> =>
    inThread(workerFile, job, Math.max(0, until - performance.now()), signal);
  const job: PdfJob = {
    template: wish.template,
    data: dataOf(wish),
    files: [...(wish.files ?? [])],
    look: JSON.stringify(wish.look ?? {}),
    fonts: wish.fonts ?? [],
    certify: null,
    folder: options.folder ?? path.join(path.dirname(workerFile), 'typst'),
    memory: limits.memory,
  };
  const made = await inTime(job);
  if ('failed' in made)
    throw new Failure(made.failed === 'memory' ? 'exportTooLarge' : 'exportFailed', { why: made.detail });
  if (!('tagged' in made)) throw new Failure('exportFailed', { why: 'the engine answered something else' });
  const plain = { bytes: made.tagged, standard: null, uncertified: null, detail: '', losses: made.losses };
  const { standard = null, at = null } = wish;
  if (standard === null) return plain;
  return { ...plain, ...(await certified(asDrawn(job, made), { standard, at }, inTime)) };
}

/** The job again, of what could be drawn. */
const asDrawn = (job: PdfJob, { text, drawn }: TaggedPdf): PdfJob => ({
  ...job,
  data: text,
  files: job.files.filter(([name]) => drawn.includes(name)),
});

/** The certified bytes; or why the tagged ones are all there is. Rejects with `busy` only. */
async function certified(
  job: PdfJob,
  certify: PdfCertifying,
  inTime: (job: PdfJob) => Promise<FromPdfWorker>,
): Promise<Partial<Pdf>> {
  try {
    const made = await inTime({ ...job, certify });
    if (!('certified' in made)) return { uncertified: 'refused' };
    if (made.certified === null) return { uncertified: made.why, detail: made.detail };
    return { bytes: made.certified, standard: certify.standard };
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'busy') throw error;
    if (error.code === 'exportTooSlow') return { uncertified: 'slow' };
    return { uncertified: 'refused', detail: String(error.details['why'] ?? error.code) };
  }
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

/** The one answer of a thread; with it, the thread is gone. Rejects with a Failure. */
function inThread(file: string, job: PdfJob, time: number, signal: AbortSignal | undefined): Promise<FromPdfWorker> {
  const worker = new Worker(file, {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: HEAP, maxYoungGenerationSizeMb: 64 },
    stdout: true,
    stderr: true,
  });
  const answer = new Promise<FromPdfWorker>((resolve, reject) => {
    const fail = (code: ErrorCode, why = ''): void => reject(new Failure(code, { why: why.slice(0, 200) }));
    const timer = setTimeout(() => fail('exportTooSlow'), time);
    const stop = (): void => fail('busy');
    signal?.addEventListener('abort', stop, { once: true });
    worker.once('message', resolve);
    worker.once('error', (error) => {
      const isFull = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      fail(isFull ? 'exportTooLarge' : 'exportFailed', error.message);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      fail('exportFailed', 'the engine ended');
    });
  });
  const ended = (): Promise<unknown> => worker.terminate().catch(() => undefined);
  return answer.then(
    // Waited for, so that its memory is there again.
    async (message) => {
      await ended();
      return message;
    },
    // Not waited for: what the native engine is about can't be ended.
    (error: unknown) => {
      void ended();
      throw error;
    },
  );
}
