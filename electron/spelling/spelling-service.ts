/**
 * Spelling for every interface of this host, in a worker thread: neither the hub nor a window ever waits for a dictionary.
 * Bounded in what may wait and for how long; a worker that hangs is ended and begun anew.
 */
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SpellingLanguage } from '../../shared/german/spelling.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import type { SpellingAnswer, SpellingTask } from './messages.ts';

export interface SpellingOptions {
  /** The bundled worker. */
  readonly worker: string;
  readonly dictionaries: string;
  readonly log: (message: string) => void;
  /** Longest time for an answer, ms. */
  readonly within?: number;
}

/** Words that are not known, and how many of the given ones were looked up in the time. */
export interface Checked {
  readonly unknown: readonly string[];
  readonly done: number;
}

interface Waiting {
  readonly resolve: (answer: SpellingAnswer) => void;
  readonly reject: (error: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

const mostWaiting = 40;
const answersWithin = 15_000;

export class SpellingService {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  constructor(private readonly options: SpellingOptions) {}

  /** The service of the running host, with what the build put beside its bundle. */
  static beside(folder: string, log: (message: string) => void): SpellingService {
    return new SpellingService({
      worker: path.join(folder, 'spelling-worker.cjs'),
      dictionaries: path.join(folder, 'dictionaries'),
      log,
    });
  }

  /** Rejects with a Failure (`busy`) when too much waits, or the dictionaries can't be read. */
  async check(language: SpellingLanguage, words: readonly string[]): Promise<Checked> {
    const { words: unknown, done } = await this.ask({ language, words });
    return { unknown, done };
  }

  async suggest(language: SpellingLanguage, word: string): Promise<readonly string[]> {
    return (await this.ask({ language, suggestFor: word })).words;
  }

  async close(): Promise<void> {
    const { worker } = this;
    this.fail();
    await worker?.terminate();
  }

  private ask(task: Omit<SpellingTask, 'id'>): Promise<SpellingAnswer> {
    if (this.waiting.size >= mostWaiting) return Promise.reject(new Failure('busy'));
    const worker = (this.worker ??= this.begin());
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.restart('spelling took too long'), this.options.within ?? answersWithin);
      timer.unref();
      this.waiting.set(id, { resolve, reject, timer });
      worker.postMessage({ id, ...task } satisfies SpellingTask);
    });
  }

  private begin(): Worker {
    const worker = new Worker(this.options.worker, {
      workerData: this.options.dictionaries,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    worker.unref();
    worker.on('message', (answer: SpellingAnswer) => {
      const asked = this.waiting.get(answer.id);
      if (asked === undefined) return;
      clearTimeout(asked.timer);
      this.waiting.delete(answer.id);
      asked.resolve(answer);
    });
    worker.on('error', (error) => {
      if (this.worker === worker) this.restart(`spelling: ${String(error)}`);
    });
    worker.on('exit', () => {
      if (this.worker === worker) this.fail();
    });
    return worker;
  }

  private restart(reason: string): void {
    this.options.log(reason);
    const { worker } = this;
    this.fail();
    worker?.terminate().catch((error: unknown) => this.options.log(`spelling: ${String(error)}`));
  }

  /** Whoever waits is told; the next question begins another worker. */
  private fail(): void {
    this.worker = null;
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(new Failure('busy'));
    }
    this.waiting.clear();
  }
}
