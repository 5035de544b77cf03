/** Spelling for every interface of this host, in a worker thread: neither the hub nor a window ever waits for a dictionary. */
import path from 'node:path';
import type { SpellingLanguage } from '../../shared/german/spelling.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import { KeptThread } from '../threads/kept-thread.ts';
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

export class SpellingService {
  private readonly thread: KeptThread<SpellingTask, SpellingAnswer>;

  constructor(private readonly options: SpellingOptions) {
    const { worker, dictionaries, log, within = 15_000 } = options;
    this.thread = new KeptThread({
      name: 'spelling',
      worker,
      workerData: dictionaries,
      memoryMb: 512,
      mostWaiting: 40,
      within,
      // On a machine that is busy with other things a dictionary is read for longer than a word is looked up.
      firstWithin: 4 * within,
      log,
    });
  }

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

  close(): Promise<void> {
    return this.thread.close();
  }

  private async ask(task: SpellingTask): Promise<SpellingAnswer> {
    try {
      return await this.thread.ask(task);
    } catch (error) {
      if (error instanceof Failure) throw error;
      this.options.log(`spelling: ${String(error)}`);
      throw new Failure('busy');
    }
  }
}
