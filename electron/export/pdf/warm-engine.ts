/**
 * An engine that stays warm in a thread of its own, for pages that are shown while they are written. Where it has grown too large, the
 * next one is warmed beside it before it goes, so that nobody waits for that.
 */
import path from 'node:path';
import { Failure } from '../../../shared/rpc/contract.ts';
import { KeptThread } from '../../threads/kept-thread.ts';
import { dataOf, workerBeside, type PdfWish } from './compile-pdf.ts';
import type { PreviewJob, PreviewMade, PreviewStart } from './preview-messages.ts';

export interface WarmEngineOptions {
  readonly log: (message: string) => void;
  /** For tests: the bundle, longest time for one document (ms), and MiB that an engine may have grown to and still be kept. */
  readonly workerFile?: string;
  readonly within?: number;
  readonly mostKept?: number;
}

type Thread = KeptThread<PreviewJob, PreviewMade>;

/** MiB that the engine may take at all; of the rest of its thread. */
const [engineMemory, heap] = [768, 256];
/** Each compile of four pages adds about one. */
const mostKept = 300;

export class WarmEngine {
  private thread: Thread | null = null;
  private renewing: Promise<void> | null = null;
  private turn: Promise<unknown> = Promise.resolve();
  private closed = false;

  constructor(private readonly options: WarmEngineOptions) {}

  /** A tagged PDF, never certified; one after the other. Rejects with a Failure: `exportTooLarge`, `exportFailed`, `busy` (also when it took too long). */
  pdf(wish: PdfWish): Promise<Uint8Array> {
    return this.inTurn(() => this.pdfNow(wish));
  }

  /** Gives its memory back; the next document begins another. */
  rest(): void {
    if (this.thread !== null) this.end(this.thread);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.thread?.close();
    await this.renewing;
  }

  private async pdfNow(wish: PdfWish): Promise<Uint8Array> {
    if (this.closed) throw new Failure('busy');
    const job: PreviewJob = {
      template: wish.template,
      data: dataOf(wish),
      look: JSON.stringify(wish.look ?? {}),
      files: [...(wish.files ?? [])],
      fonts: wish.fonts ?? [],
    };
    const thread = (this.thread ??= this.begin());
    const made = await thread.ask(job).catch((error: unknown) => {
      this.end(thread);
      throw error instanceof Failure ? error : new Failure('exportFailed', { why: String(error).slice(0, 200) });
    });
    if ('bytes' in made) {
      if (made.taken > (this.options.mostKept ?? mostKept)) this.renewing ??= this.renew(thread, job);
      return made.bytes;
    }
    if (made.failed === 'template') throw new Failure('exportFailed', { why: made.detail.slice(0, 200) });
    this.end(thread);
    throw new Failure('exportTooLarge');
  }

  private async renew(old: Thread, job: PreviewJob): Promise<void> {
    const next = this.begin();
    const isWarm = await next.ask(job).then(
      (made) => 'bytes' in made,
      () => false,
    );
    // Behind what the old one is about. Where it can't be replaced, it goes when it meets its limit.
    await this.inTurn(async () => {
      if (isWarm && this.thread === old && !this.closed) this.thread = next;
      await (this.thread === next ? old : next).close();
    });
    this.renewing = null;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.turn.then(work);
    this.turn = turn.catch(() => undefined);
    return turn;
  }

  private end(thread: Thread): void {
    if (this.thread === thread) this.thread = null;
    thread.close().catch((error: unknown) => this.options.log(`preview: ${String(error)}`));
  }

  private begin(): Thread {
    const { workerFile: worker = workerBeside('preview-worker'), within = 30_000, log } = this.options;
    const start: PreviewStart = { folder: path.join(path.dirname(worker), 'typst'), memory: engineMemory };
    return new KeptThread({ name: 'preview', worker, workerData: start, memoryMb: heap, mostWaiting: 1, within, log });
  }
}
