/**
 * The pages of a council paper while it is written: as a draft, from an engine that stays warm. Of each view only the newest request
 * counts. Each is made of the paper as it is when its turn comes.
 */
import path from 'node:path';
import { Failure } from '../../../shared/rpc/contract.ts';
import { councilWish } from '../../export/council/council-pdf.ts';
import { dataOf, workerBeside } from '../../export/pdf/compile-pdf.ts';
import type { PreviewJob, PreviewMade, PreviewStart } from '../../export/pdf/preview-messages.ts';
import { KeptThread } from '../../threads/kept-thread.ts';
import type { Papers } from './papers.ts';

export interface LivePreviewOptions {
  readonly papers: Pick<Papers, 'printable'>;
  readonly log: (message: string) => void;
  /** For tests: the bundle, and longest time for one, ms. */
  readonly workerFile?: string;
  readonly within?: number;
  /** For how long the engine stays when nobody asks, ms. */
  readonly restAfter?: number;
}

interface Waiting {
  readonly paper: string;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}
interface Looking {
  /** Who looks, so that an older request of theirs gives way. */
  readonly view: string;
  /** Nobody waits any more. */
  readonly signal?: AbortSignal;
}

/** Views that may wait at once. */
const mostWaiting = 40;
/** MiB of the engine; of the rest of its thread. */
const [engineMemory, heap] = [768, 256];

export class LivePreview {
  private thread: KeptThread<PreviewJob, PreviewMade> | null = null;
  private readonly waiting = new Map<string, Waiting>();
  private busy = false;
  private closed = false;
  private rest: NodeJS.Timeout | null = null;

  constructor(private readonly options: LivePreviewOptions) {}

  /**
   * The PDF of a paper. Rejects with a Failure: `superseded` by a newer request of this view, `busy`, and what `Papers.printable` and
   * the engine say (`exportTooLarge`, `exportFailed`).
   */
  show(paper: string, { view, signal }: Looking): Promise<Uint8Array> {
    if (this.closed || signal?.aborted === true) return Promise.reject(new Failure('busy'));
    this.waiting.get(view)?.reject(new Failure('superseded'));
    this.waiting.delete(view);
    if (this.waiting.size >= mostWaiting) return Promise.reject(new Failure('busy'));
    return new Promise<Uint8Array>((resolve, reject) => {
      const mine = { paper, resolve, reject };
      this.waiting.set(view, mine);
      signal?.addEventListener(
        'abort',
        () => {
          if (this.waiting.get(view) === mine) this.waiting.delete(view);
          reject(new Failure('busy'));
        },
        { once: true },
      );
      void this.work();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const { reject } of this.waiting.values()) reject(new Failure('busy'));
    this.waiting.clear();
    if (this.rest !== null) clearTimeout(this.rest);
    await this.thread?.close();
  }

  private async work(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    for (let next = this.next(); next !== null; next = this.next()) {
      const { paper, resolve, reject } = next;
      await this.made(paper).then(resolve, reject);
    }
    this.busy = false;
    this.restLater();
  }

  private next(): Waiting | null {
    const [first] = this.waiting;
    if (first === undefined || this.closed) return null;
    this.waiting.delete(first[0]);
    return first[1];
  }

  private async made(paper: string): Promise<Uint8Array> {
    const { city, ...parts } = await this.options.papers.printable(paper);
    const wish = councilWish({ ...parts, draft: true }, city);
    const made = await this.engine().ask({
      template: wish.template,
      data: dataOf(wish),
      look: JSON.stringify(wish.look ?? {}),
      files: [...(wish.files ?? [])],
      fonts: city.fonts,
    });
    if ('bytes' in made) return made.bytes;
    throw made.failed === 'memory'
      ? new Failure('exportTooLarge')
      : new Failure('exportFailed', { why: made.detail.slice(0, 200) });
  }

  private engine(): KeptThread<PreviewJob, PreviewMade> {
    const { workerFile: worker = workerBeside('preview-worker'), within = 30_000, log } = this.options;
    const start: PreviewStart = { folder: path.join(path.dirname(worker), 'typst'), memory: engineMemory };
    this.thread ??= new KeptThread({
      name: 'preview',
      worker,
      workerData: start,
      memoryMb: heap,
      mostWaiting: 1,
      within,
      log,
    });
    return this.thread;
  }

  /** The engine takes memory: it goes when nobody has looked for a while. */
  private restLater(): void {
    if (this.rest !== null) clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      if (this.busy || this.thread === null) return;
      void this.thread.close();
      this.thread = null;
    }, this.options.restAfter ?? 300_000);
    this.rest.unref();
  }
}
