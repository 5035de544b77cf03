/** Searches texts by a regular expression in a worker, for a limited time: what takes longer is stopped and told. */
import type { FindQuery, Found } from '../../../shared/document/find.ts';

export interface RegexTask {
  readonly id: number;
  readonly query: FindQuery;
  readonly texts: readonly string[];
}
export type RegexAnswer =
  | { readonly id: number; readonly begun: true }
  | { readonly id: number; readonly begun: false; readonly found: readonly (readonly Found[])[] };

/** The part of a Worker that is used here. */
export interface TaskWorker {
  postMessage(task: RegexTask): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<RegexAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** Milliseconds that one chapter may take; those the worker needs to start don't count. */
const longest = 1_500;
const longestStart = 20_000;

interface Running {
  readonly task: RegexTask;
  readonly settle: (found: readonly (readonly Found[])[] | 'slow') => void;
  timer: ReturnType<typeof setTimeout>;
}

export class RegexRunner {
  #worker: TaskWorker | null = null;
  #running: Running | null = null;
  #id = 0;

  constructor(
    private readonly start: () => TaskWorker,
    private readonly limit = longest,
  ) {}

  /** What each text holds; `slow` when that took too long. One search at a time: a new one ends the one under way. */
  run(query: FindQuery, texts: readonly string[]): Promise<readonly (readonly Found[])[] | 'slow'> {
    if (this.#running !== null) this.#end('slow');
    const task = { id: ++this.#id, query, texts };
    const worker = this.#worker ?? this.#open();
    return new Promise((resolve) => {
      this.#running = { task, settle: resolve, timer: this.#endAfter(longestStart) };
      worker.postMessage(task);
    });
  }

  destroy(): void {
    if (this.#running !== null) this.#end('slow');
    this.#worker?.terminate();
    this.#worker = null;
  }

  #open(): TaskWorker {
    const worker = this.start();
    worker.onmessage = ({ data }) => this.#answered(data);
    worker.onerror = () => {
      if (this.#running !== null) this.#end('slow');
    };
    this.#worker = worker;
    return worker;
  }

  #answered(answer: RegexAnswer): void {
    const running = this.#running;
    if (running === null || answer.id !== running.task.id) return;
    clearTimeout(running.timer);
    if (answer.begun) {
      running.timer = this.#endAfter(this.limit);
      return;
    }
    this.#running = null;
    running.settle(answer.found);
  }

  #endAfter(milliseconds: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.#end('slow'), milliseconds);
  }

  #end(result: 'slow'): void {
    const running = this.#running;
    this.#running = null;
    this.#worker?.terminate();
    this.#worker = null;
    if (running === null) return;
    clearTimeout(running.timer);
    running.settle(result);
  }
}

/** The worker as Vite builds it: a file of its own, as the content security policy wants it. */
export const regexWorker = (): TaskWorker =>
  new Worker(new URL('./regex-worker.ts', import.meta.url), { type: 'module' });
