/** The search thread of one project as the host sees it: begun with the first task, ended and begun anew when it hangs. */
import { Worker } from 'node:worker_threads';
import { Failure } from '../../../shared/rpc/contract.ts';
import type { Answer, Done, FromSearch, Task, ToSearch, Wanted } from './search-messages.ts';

export interface SearchClientOptions {
  /** The bundled worker. */
  readonly worker: string;
  readonly log: (message: string) => void;
  /** The thread is gone, and with it the index: what it held must be given anew. */
  readonly onGone: () => void;
  /** Longest time for an answer, ms. */
  readonly within?: number;
}

interface Waiting {
  readonly resolve: (done: Done) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

const answersWithin = 20_000;
const mostWaiting = 100;

export class SearchClient {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private closed = false;

  constructor(private readonly options: SearchClientOptions) {}

  /** Hands the thread something to index. Rejects when it can't be read, or with a Failure (`busy`) when the thread is gone. */
  async index(task: Exclude<Task, { find: Wanted }>): Promise<void> {
    await this.ask(task);
  }

  async find(find: Wanted): Promise<Answer> {
    const done = await this.ask({ find });
    if (done === null) throw new Failure('busy');
    return done;
  }

  async close(): Promise<void> {
    this.closed = true;
    const { worker } = this;
    this.fail();
    await worker?.terminate();
  }

  private ask(task: Task): Promise<Done> {
    if (this.closed || this.waiting.size >= mostWaiting) return Promise.reject(new Failure('busy'));
    const worker = (this.worker ??= this.begin());
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.restart('search took too long'), this.options.within ?? answersWithin);
      timer.unref();
      this.waiting.set(id, { resolve, reject, timer });
      worker.postMessage({ id, task } satisfies ToSearch);
    });
  }

  private begin(): Worker {
    const worker = new Worker(this.options.worker, { resourceLimits: { maxOldGenerationSizeMb: 768 } });
    worker.unref();
    worker.on('message', (message: FromSearch) => {
      const asked = this.waiting.get(message.id);
      if (asked === undefined) return;
      clearTimeout(asked.timer);
      this.waiting.delete(message.id);
      if ('error' in message) asked.reject(new Error(message.error));
      else asked.resolve(message.done);
    });
    worker.on('error', (error) => {
      if (this.worker === worker) this.restart(`search: ${String(error)}`);
    });
    worker.on('exit', () => {
      if (this.worker === worker) this.restart('search: the thread ended');
    });
    return worker;
  }

  private restart(reason: string): void {
    this.options.log(reason);
    const { worker } = this;
    this.fail();
    this.options.onGone();
    worker?.terminate().catch((error: unknown) => this.options.log(`search: ${String(error)}`));
  }

  /** Whoever waits is told; the next task begins another thread. */
  private fail(): void {
    this.worker = null;
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(new Failure('busy'));
    }
    this.waiting.clear();
  }
}
