/**
 * The pages of a council paper while it is written: as a draft, from an engine that stays warm. Of each view only the newest request
 * counts. Each is made of the paper as it is when its turn comes.
 */
import { Failure } from '../../../shared/rpc/contract.ts';
import { councilWish } from '../../export/council/council-pdf.ts';
import { WarmEngine } from '../../export/pdf/warm-engine.ts';
import type { Papers } from './papers.ts';

export interface LivePreviewOptions {
  readonly papers: Pick<Papers, 'printable'>;
  readonly log: (message: string) => void;
  /** For tests. */
  readonly engine?: WarmEngine;
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

export class LivePreview {
  private readonly engine: WarmEngine;
  private readonly waiting = new Map<string, Waiting>();
  private busy = false;
  private closed = false;
  private rest: NodeJS.Timeout | null = null;

  constructor(private readonly options: LivePreviewOptions) {
    this.engine = options.engine ?? new WarmEngine(options);
  }

  /**
   * The PDF of a paper. Rejects with a Failure: `superseded` by a newer request of this view, `busy`, and what `Papers.printable` and
   * the engine says (`exportTooLarge`, `exportFailed`).
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
    await this.engine.close();
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
    return this.engine.pdf(councilWish({ ...parts, draft: true }, city));
  }

  /** The engine takes memory: it goes when nobody has looked for a while. */
  private restLater(): void {
    if (this.rest !== null) clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      if (!this.busy) this.engine.rest();
    }, this.options.restAfter ?? 300_000);
    this.rest.unref();
  }
}
