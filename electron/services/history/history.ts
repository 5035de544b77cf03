/**
 * The paper's life for everybody who asks this host, read in a worker thread: neither the hub nor a window waits while a year is
 * gone through. Begun with the first question and ended when nobody has asked for a while, since it holds much of the log in memory.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Failure } from '../../../shared/rpc/contract.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import { HistoryCore } from './history-core.ts';
import type { FromHistory, HistoryInput, HistoryName, HistoryOutput, ToHistory } from './history-messages.ts';
import { sourceOf, type LogSource } from './log-source.ts';

export interface HistoryOptions {
  readonly store: Pick<ProjectStore, 'logExtents' | 'logPage' | 'leases'>;
  readonly log: (message: string) => void;
  /** The bundled worker; by default the one beside the running bundle, else everything is read in this thread, in slices. */
  readonly worker?: string | null;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

const mostWaiting = 100;
const idleAfter = 10 * 60 * 1000;
const memoryMb = 1024;

export class History {
  private readonly source: LogSource;
  private readonly file: string | null;
  private core: HistoryCore | null = null;
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private idle: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(private readonly options: HistoryOptions) {
    this.source = sourceOf(options.store);
    const beside = path.join(__dirname, 'history-worker.cjs');
    this.file = options.worker === undefined ? (existsSync(beside) ? beside : null) : options.worker;
  }

  /** Rejects with a Failure: `busy` when too much waits or the worker ended, `damagedFile` when the log can't be read. */
  ask<N extends HistoryName>(name: N, ...input: HistoryInput<N>): Promise<HistoryOutput<N>> {
    if (this.closed || this.waiting.size >= mostWaiting) return Promise.reject(new Failure('busy'));
    this.restLater();
    if (this.file === null) {
      this.core ??= new HistoryCore(this.source);
      const operation = this.core[name] as (...given: HistoryInput<N>) => Promise<HistoryOutput<N>>;
      return operation.apply(this.core, input);
    }
    const worker = (this.worker ??= this.begin(this.file));
    this.lastId += 1;
    const id = this.lastId;
    // The worker answers with what the core's operation of this name returned.
    return new Promise<unknown>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, name, input } satisfies ToHistory);
    }) as Promise<HistoryOutput<N>>;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.end();
  }

  private begin(file: string): Worker {
    const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    worker.unref();
    worker.on('message', (message: FromHistory) => this.hear(worker, message));
    worker.on('error', (error) => this.gone(worker, `history: ${String(error)}`));
    worker.on('exit', () => this.gone(worker, null));
    return worker;
  }

  private hear(worker: Worker, message: FromHistory): void {
    if ('log' in message) {
      const { log, name, input } = message;
      const read = this.source[name] as (...given: readonly unknown[]) => Promise<unknown>;
      const answer = (told: ToHistory): void => worker.postMessage(told);
      read(...input).then(
        (value) => answer({ log, value }),
        (error: unknown) => answer({ log, error: error instanceof Failure ? error.code : String(error) }),
      );
      return;
    }
    const asked = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (!('error' in message)) return asked?.resolve(message.value);
    const isDamaged = message.error.includes('damagedFile');
    this.options.log(`history: ${message.error}`);
    asked?.reject(new Failure(isDamaged ? 'damagedFile' : 'internal'));
  }

  /** The next question begins another worker. */
  private gone(worker: Worker, reason: string | null): void {
    if (this.worker !== worker) return;
    if (reason !== null) this.options.log(reason);
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(new Failure('busy'));
    this.waiting.clear();
  }

  private async end(): Promise<void> {
    if (this.idle !== null) clearTimeout(this.idle);
    this.idle = null;
    this.core = null;
    const { worker } = this;
    if (worker === null) return;
    this.gone(worker, null);
    await worker.terminate();
  }

  private restLater(): void {
    if (this.idle !== null) clearTimeout(this.idle);
    this.idle = setTimeout(() => {
      this.end().catch((error: unknown) => this.options.log(`history: ${String(error)}`));
    }, idleAfter);
    this.idle.unref();
  }
}
