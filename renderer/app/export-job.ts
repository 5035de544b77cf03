/**
 * A file that the host makes for this window, as data: none → making → done, failed or stopped, and back. One at a time; what a run that is
 * over still says is not heard.
 */
import type { ExportProgress } from '../../shared/rpc/export-progress.ts';
import type { ExportedFile } from './export-transport.ts';

export type ExportJob =
  | { readonly at: 'none' }
  /** `since`: milliseconds since 1970. */
  | {
      readonly at: 'making';
      readonly run: number;
      readonly file: string;
      readonly since: number;
      /** How long the same took when this window last had it made, milliseconds; null for never. */
      readonly lasted: number | null;
      /** Null while the host hasn't said. */
      readonly progress: ExportProgress | null;
    }
  /** `standard`: of a PDF, as the host says it (`shared/i18n/describe-certified.ts`); else null. */
  | { readonly at: 'done'; readonly run: number; readonly file: string; readonly standard: string | null }
  | { readonly at: 'failed'; readonly run: number; readonly file: string; readonly failure: unknown }
  | { readonly at: 'stopped'; readonly run: number; readonly file: string };

export type JobEvent =
  | {
      readonly is: 'begun';
      readonly run: number;
      readonly file: string;
      readonly since: number;
      readonly lasted?: number | null;
    }
  | { readonly is: 'told'; readonly run: number; readonly progress: ExportProgress }
  | { readonly is: 'made'; readonly run: number; readonly standard: string | null }
  | { readonly is: 'failed'; readonly run: number; readonly failure: unknown }
  | { readonly is: 'stopped' }
  /** What came of it has been read. */
  | { readonly is: 'read' };

export const noJob: ExportJob = { at: 'none' };

export function nextJob(job: ExportJob, event: JobEvent): ExportJob {
  if (event.is === 'begun') {
    const { run, file, since, lasted = null } = event;
    return job.at === 'making' ? job : { at: 'making', run, file, since, lasted, progress: null };
  }
  if (event.is === 'read') return job.at === 'making' ? job : noJob;
  if (job.at !== 'making') return job;
  const { run, file } = job;
  if (event.is === 'stopped') return { at: 'stopped', run, file };
  if (event.run !== run) return job;
  if (event.is === 'told') return isSame(job.progress, event.progress) ? job : { ...job, progress: event.progress };
  return event.is === 'made'
    ? { at: 'done', run, file, standard: event.standard }
    : { at: 'failed', run, file, failure: event.failure };
}

const isSame = (one: ExportProgress | null, other: ExportProgress): boolean =>
  one?.phase === other.phase &&
  one.doing === other.doing &&
  one.count?.done === other.count?.done &&
  one.count?.of === other.count?.of;

/** What a file is made of. */
export interface ExportOrder {
  /** Its name, made one that every system takes. */
  readonly file: string;
  /** What it is, so that the same can be known again; nothing is known of one that doesn't say. */
  readonly same?: string;
  /** Resolves once the host has what this window wrote; null where it has. */
  readonly written: () => Promise<void> | null;
  /** Rejects with a Failure. Who ends `signal` ends the host's work. */
  readonly make: (signal: AbortSignal) => Promise<ExportedFile>;
  /** How far the host is; null where it doesn't say. Asked again and again while it is made. */
  readonly ask?: () => Promise<ExportProgress | null>;
}

/** ms. */
const askedEach = 400;

/** Carries orders out and says what comes of them. */
export class ExportRunner {
  private job_: ExportJob = noJob;
  private runs = 0;
  private stop_: AbortController | null = null;
  /** How long each took the last time, by what it is, milliseconds. */
  private readonly lasted = new Map<string, number>();

  constructor(
    private readonly changed: (job: ExportJob) => void,
    private readonly save: (content: Blob, file: string) => void,
    private readonly now: () => number = Date.now,
    private readonly pause: () => Promise<unknown> = () => new Promise((resolve) => setTimeout(resolve, askedEach)),
  ) {}

  get job(): ExportJob {
    return this.job_;
  }

  /** Resolves when it is over, in whatever way. Nothing where one is being made already. */
  async begin({ file, same, written, make, ask }: ExportOrder): Promise<void> {
    if (this.job_.at === 'making') return;
    this.runs += 1;
    const run = this.runs;
    const stop = new AbortController();
    const isStopped = (): boolean => stop.signal.aborted;
    this.stop_ = stop;
    const since = this.now();
    this.tell({ is: 'begun', run, file, since, lasted: this.lasted.get(same ?? '') ?? null });
    try {
      await written();
      if (isStopped()) return;
      const making = make(stop.signal);
      if (ask !== undefined) void this.follow(run, ask);
      const { content, standard } = await making;
      // Stopped in the last moment, it isn't wanted any more.
      if (isStopped()) return;
      this.save(content, file);
      if (same !== undefined) this.lasted.set(same, this.now() - since);
      this.tell({ is: 'made', run, standard });
    } catch (failure) {
      this.tell({ is: 'failed', run, failure });
    }
  }

  private async follow(run: number, ask: NonNullable<ExportOrder['ask']>): Promise<void> {
    const isOn = (): boolean => this.job_.at === 'making' && this.job_.run === run;
    for (await this.pause(); isOn(); await this.pause()) {
      // Who can't be asked right now is asked again: how it ends is told by the file itself.
      const progress = await ask().catch(() => null);
      if (progress !== null) this.tell({ is: 'told', run, progress });
    }
  }

  /** Nothing comes of what is being made. */
  stop(): void {
    this.tell({ is: 'stopped' });
    this.stop_?.abort();
  }

  /** Forgets what came of the last one. */
  forget(): void {
    this.tell({ is: 'read' });
  }

  private tell(event: JobEvent): void {
    const next = nextJob(this.job_, event);
    if (next === this.job_) return;
    this.job_ = next;
    this.changed(next);
  }
}

/** A file's name without what some system forbids in one, of bounded length; `ending` without its dot. */
export const fileNamed = (name: string, ending: string): string =>
  `${name
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 150)}.${ending}`;
