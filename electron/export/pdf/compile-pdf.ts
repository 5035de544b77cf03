/**
 * Makes a PDF from a template and data, in a process of its own with bounded memory and time that can be ended at any moment: whatever
 * the text does to the engine, the host goes on serving, and all that it took is given back. The same input gives the same bytes.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { phaseOf, type TellProgress } from '../../../shared/rpc/export-progress.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import { cleanText } from '../clean-text.ts';
import type { Certifier } from './certifying.ts';
import type { Pdf, PdfAnswer, PdfJob, PdfLook, PdfStandard } from './pdf-messages.ts';
import { startEngine, type EngineEnd } from './running-engine.ts';

export type { Pdf } from './pdf-messages.ts';

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

export interface PdfOptions {
  /** Ends it; it rejects with `busy`. */
  readonly signal?: AbortSignal;
  /** Is told how far it is. */
  readonly tell?: TellProgress;
  /** ms and MiB. */
  readonly limits?: { readonly time: number; readonly memory: number };
  /** Whom to ask for a certified file where this machine makes none. */
  readonly certifier?: Certifier | null;
  /** For tests: where the bundle lies, another folder for templates and fonts, and a machine without the native engine. */
  readonly engineFile?: string;
  readonly folder?: string;
  readonly engine?: PdfJob['engine'];
}

/** A paper of 1,000 pages takes some 10 s and 600 MiB. */
export const pdfLimits = { time: 100_000, memory: 1_536 };
/** Characters of data, and bytes of pictures and fonts: what is longer would only meet the other limits later. */
const MOST_DATA = 96_000_000;
const MOST_FILES = 256_000_000;

/**
 * By the native engine where there is one; where that falls over something of its own, once more by the other, which certifies nothing.
 *
 * Rejects with a Failure: `exportTooSlow`, `exportTooLarge`, `exportFailed`, or `busy` when `signal` ended it.
 */
export async function compilePdf(wish: PdfWish, options: PdfOptions = {}): Promise<Pdf> {
  const { standard = null, at = null } = wish;
  const job = {
    template: wish.template,
    data: dataOf(wish),
    files: [...(wish.files ?? [])],
    look: JSON.stringify(wish.look ?? {}),
    fonts: wish.fonts ?? [],
    certify: standard === null ? null : { standard, at },
  };
  return compileJob(job, options);
}

/** As `compilePdf`, of data that is clean already. */
export async function compileJob(
  given: Omit<PdfJob, 'folder' | 'memory' | 'engine'>,
  options: PdfOptions = {},
): Promise<Pdf> {
  const { signal, tell, limits = pdfLimits, engineFile = workerBeside('pdf-engine'), certifier = null } = options;
  const { folder = printerFolder(engineFile), engine = 'any' } = options;
  if (signal?.aborted === true) throw new Failure('busy');
  const until = performance.now() + limits.time;
  const job: PdfJob = { ...given, folder, memory: limits.memory, engine };
  const size = [...job.files.map(([, bytes]) => bytes), ...job.fonts].reduce(
    (sum, { byteLength }) => sum + byteLength,
    0,
  );
  if (size > MOST_FILES) throw new Failure('exportTooLarge');
  const inTime = (given: PdfJob): Promise<PdfAnswer | EngineEnd> =>
    answerOf(engineFile, given, { time: Math.max(0, until - performance.now()), signal, tell });
  tell?.(phaseOf('preparing'));
  const first = await inTime(job);
  const fell = isBroken(first);
  const { certify } = given;
  const made = fell ? await inTime({ ...job, engine: 'wasm' }) : first;
  if ('ended' in made)
    throw made.ended === 'killed'
      ? new Failure('exportTooLarge')
      : new Failure('exportFailed', { why: 'the engine ended' });
  if ('failed' in made)
    throw new Failure(made.failed === 'memory' ? 'exportTooLarge' : 'exportFailed', { why: made.detail.slice(0, 200) });
  if (certify === null || made.standard !== null) return made;
  if (made.uncertified === 'noEngine' && certifier !== null) {
    tell?.(phaseOf('certifyingAbove'));
    const bytes = await certifier({ ...given, certify }, folder, signal);
    if (bytes !== null) return { ...made, bytes, standard: certify.standard, uncertified: null };
  }
  return fell ? { ...made, uncertified: 'refused', detail: 'the engine that certifies ended' } : made;
}

/** Where the templates and fonts lie that this host draws with. */
export const printerFolder = (engineFile = workerBeside('pdf-engine')): string =>
  path.join(path.dirname(engineFile), 'typst');

const isBroken = (made: PdfAnswer | EngineEnd): boolean =>
  ('ended' in made && made.ended === 'broken') || ('failed' in made && made.failed === 'engine');

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

interface Waiting {
  /** ms. */
  readonly time: number;
  readonly signal: AbortSignal | undefined;
  readonly tell: TellProgress | undefined;
}

/** With the answer, the engine is gone. Rejects with a Failure when it took too long or nobody waits any more. */
async function answerOf(file: string, job: PdfJob, { time, signal, tell }: Waiting): Promise<PdfAnswer | EngineEnd> {
  const engine = startEngine(file);
  const stopped = new AbortController();
  const waited = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Failure('exportTooSlow')), time);
    const stop = (): void => reject(new Failure('busy'));
    signal?.addEventListener('abort', stop, { signal: stopped.signal });
    stopped.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
  try {
    return await Promise.race([engine.ask({ make: job }, (phase) => tell?.(phaseOf(phase))), waited]);
  } finally {
    stopped.abort();
    // Waited for, so that its memory is there again.
    await engine.end();
  }
}
