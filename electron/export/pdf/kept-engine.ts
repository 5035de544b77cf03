/** An engine that answers one job after the other, each within a time. What it knows it loses with its end. */
import { Failure } from '../../../shared/rpc/contract.ts';
import type { PreviewJob, PreviewMade, PreviewStart } from './preview-messages.ts';
import { startEngine, type RunningEngine } from './running-engine.ts';

export class KeptEngine {
  private readonly engine: RunningEngine;
  private readonly closed = new AbortController();

  /** `within`: longest time for an answer, ms. */
  constructor(
    file: string,
    private readonly start: PreviewStart,
    private readonly within: number,
  ) {
    this.engine = startEngine(file);
  }

  /** Rejects with a Failure: `busy` when it takes too long or was closed, `exportTooLarge`, `exportFailed`. After that it is of no use. */
  async ask(job: PreviewJob): Promise<PreviewMade> {
    let stop: () => void = () => undefined;
    const late = new Promise<never>((_, reject) => (stop = () => reject(new Failure('busy'))));
    const timer = setTimeout(stop, this.within);
    const { signal } = this.closed;
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    try {
      const made = await Promise.race([late, this.engine.ask({ show: { ...job, ...this.start } })]);
      if (!('ended' in made)) return made;
      throw new Failure(made.ended === 'killed' ? 'exportTooLarge' : 'exportFailed', { why: 'the engine ended' });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    }
  }

  /** Resolves when it is gone. */
  async close(): Promise<void> {
    this.closed.abort();
    await this.engine.end();
  }
}
