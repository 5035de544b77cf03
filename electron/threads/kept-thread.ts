/**
 * A worker thread that answers questions: begun with the first one, ended and begun anew when it hangs, bounded in what may
 * wait and for how long. What it knows it loses with its end.
 */
import { Worker } from 'node:worker_threads';
import { Failure } from '../../shared/rpc/contract.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

export interface KeptThreadOptions {
  /** What the log calls it. */
  readonly name: string;
  /** The bundled worker; it answers by `answerQuestions`. */
  readonly worker: string;
  readonly workerData?: unknown;
  readonly memoryMb: number;
  readonly mostWaiting: number;
  /** Longest time for an answer, ms. */
  readonly within: number;
  /** The same for what is asked of a new thread before its first answer, which may have much to read first; else `within`. */
  readonly firstWithin?: number;
  readonly log: (message: string) => void;
  /** The thread is gone though nobody ended it: what it held must be given anew. */
  readonly onGone?: () => void;
}

interface Waiting<A> {
  readonly resolve: (answer: A) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

export class KeptThread<Q, A> {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting<A>>();
  private lastId = 0;
  /** Whether this thread has answered yet. */
  private answered = false;
  private closed = false;

  constructor(private readonly options: KeptThreadOptions) {}

  /** Rejects with what the thread couldn't do, or with a Failure (`busy`) when too much waits or the thread is gone. */
  ask(question: Q): Promise<A> {
    const { mostWaiting, within, firstWithin = within, name } = this.options;
    if (this.closed || this.waiting.size >= mostWaiting) return Promise.reject(new Failure('busy'));
    const worker = (this.worker ??= this.begin());
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.restart(`${name} took too long`), this.answered ? within : firstWithin);
      timer.unref();
      this.waiting.set(id, { resolve, reject, timer });
      worker.postMessage({ id, question } satisfies ToThread<Q>);
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    const { worker } = this;
    this.fail();
    await worker?.terminate();
  }

  private begin(): Worker {
    const { worker: file, workerData, memoryMb, name } = this.options;
    const worker = new Worker(file, { workerData, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    worker.unref();
    this.answered = false;
    worker.on('message', (message: FromThread<A>) => {
      if (this.worker === worker) this.answered = true;
      const asked = this.waiting.get(message.id);
      if (asked === undefined) return;
      clearTimeout(asked.timer);
      this.waiting.delete(message.id);
      if ('error' in message) asked.reject(new Error(message.error));
      else asked.resolve(message.answer);
    });
    worker.on('error', (error) => {
      if (this.worker === worker) this.restart(`${name}: ${String(error)}`);
    });
    worker.on('exit', () => {
      if (this.worker === worker) this.restart(`${name}: the thread ended`);
    });
    return worker;
  }

  private restart(reason: string): void {
    const { log, name, onGone } = this.options;
    log(reason);
    const { worker } = this;
    this.fail();
    onGone?.();
    worker?.terminate().catch((error: unknown) => log(`${name}: ${String(error)}`));
  }

  /** Whoever waits is told; the next question begins another thread. */
  private fail(): void {
    this.worker = null;
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(new Failure('busy'));
    }
    this.waiting.clear();
  }
}
