/**
 * An engine that stays warm in a process of its own, for pages that are shown while they are written. Where it has grown too large, the
 * next one is warmed beside it before it goes, so that nobody waits for that.
 */
import path from 'node:path';
import { Failure } from '../../../shared/rpc/contract.ts';
import { dataOf, workerBeside, type PdfWish } from './compile-pdf.ts';
import { KeptEngine } from './kept-engine.ts';
import type { PreviewJob } from './preview-messages.ts';

export interface WarmEngineOptions {
  readonly log: (message: string) => void;
  /** For tests: the bundle, longest time for one document (ms), and MiB that an engine may have grown to and still be kept. */
  readonly engineFile?: string;
  readonly within?: number;
  readonly mostKept?: number;
}

/** MiB that the engine may take at all. */
const memory = 768;
/** MiB; each compile of four pages adds about one. */
const mostKept = 200;

export class WarmEngine {
  private engine: KeptEngine | null = null;
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
    if (this.engine !== null) this.end(this.engine);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.engine?.close();
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
    const engine = (this.engine ??= this.begin());
    const made = await engine.ask(job).catch((error: unknown) => {
      this.end(engine);
      throw error instanceof Failure ? error : new Failure('exportFailed', { why: String(error).slice(0, 200) });
    });
    if ('bytes' in made) {
      if (made.taken > (this.options.mostKept ?? mostKept)) this.renewing ??= this.renew(engine, job);
      return made.bytes;
    }
    if (made.failed === 'template') throw new Failure('exportFailed', { why: made.detail.slice(0, 200) });
    this.end(engine);
    if (made.failed === 'memory') throw new Failure('exportTooLarge');
    throw new Failure('exportFailed', { why: made.detail.slice(0, 200) });
  }

  private async renew(old: KeptEngine, job: PreviewJob): Promise<void> {
    const next = this.begin();
    const isWarm = await next.ask(job).then(
      (made) => 'bytes' in made,
      () => false,
    );
    // Behind what the old one is about. Where it can't be replaced, it goes when it meets its limit.
    await this.inTurn(async () => {
      if (isWarm && this.engine === old && !this.closed) this.engine = next;
      await (this.engine === next ? old : next).close();
    });
    this.renewing = null;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.turn.then(work);
    this.turn = turn.catch(() => undefined);
    return turn;
  }

  private end(engine: KeptEngine): void {
    if (this.engine === engine) this.engine = null;
    engine.close().catch((error: unknown) => this.options.log(`preview: ${String(error)}`));
  }

  private begin(): KeptEngine {
    const { engineFile = workerBeside('pdf-engine'), within = 30_000 } = this.options;
    const start = { folder: path.join(path.dirname(engineFile), 'typst'), memory };
    return new KeptEngine(engineFile, start, within);
  }
}
