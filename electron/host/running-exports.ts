/** The files that the door is making right now, each by a number that its window gave it, with how far it is. */
import type { ExportProgress, TellProgress } from '../../shared/rpc/export-progress.ts';

interface Running {
  /** Nobody else is told. */
  readonly person: string;
  progress: ExportProgress | null;
}

export class RunningExports {
  private readonly running = new Map<string, Running>();

  /** `run` null, or one that is under way already: nobody can ask for it. What is told after `end` is not heard. */
  begin(
    project: string,
    run: string | null,
    person: string,
  ): { readonly tell: TellProgress; readonly end: () => void } {
    const key = `${project} ${run ?? ''}`;
    if (run === null || this.running.has(key)) return { tell: () => undefined, end: () => undefined };
    const mine: Running = { person, progress: null };
    this.running.set(key, mine);
    return { tell: (progress) => void (mine.progress = progress), end: () => void this.running.delete(key) };
  }

  /** Null for what isn't under way (yet, any more), and for what is somebody else's. */
  progressOf(project: string, run: string, person: string): ExportProgress | null {
    const found = this.running.get(`${project} ${run}`);
    return found?.person === person ? found.progress : null;
  }
}

/** Of this host: there are as many as the door makes at once. */
export const runningExports = new RunningExports();
