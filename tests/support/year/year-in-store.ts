/** Puts a year of writing into a project file. */
import { compactStep } from '../../../electron/store/compaction.ts';
import type { ProjectFile } from '../../../electron/store/project-file.ts';
import { processorTime } from '../processor-time.ts';
import type { YearOfWriting } from './year-of-writing.ts';
import { YearSteps, type LeastHistory, type YearStep } from './year-steps.ts';

/** A file that a year is written into, with the times of the year. Not safe against power failure meanwhile. */
export class YearFile {
  /** Processor time of each step of compaction, ms. */
  readonly compactions: number[] = [];

  constructor(private readonly file: ProjectFile) {
    // The bytes are the same, and a million fsyncs take minutes.
    file.db.pragma('synchronous = OFF');
  }

  take(step: YearStep): void {
    const realNow = Date.now;
    Date.now = () => step.at;
    try {
      this.make(step);
    } finally {
      Date.now = realNow;
    }
  }

  done(): void {
    this.file.db.pragma('synchronous = FULL');
  }

  private make(step: YearStep): void {
    const { log } = this.file;
    if (step.kind === 'append') log.append(step.entries);
    else if (step.kind === 'snapshot') log.snapshot(step.room, log.extent(step.room).seq, step.state);
    else this.compact();
  }

  private compact(): void {
    for (let more = true; more;) {
      const before = processorTime();
      more = compactStep(this.file.log.tables);
      this.compactions.push(processorTime() - before);
    }
  }
}

/** Writes all of it, and leaves the file compacted; what the least would be that holds it. */
export function writeYear(file: ProjectFile, year: YearOfWriting): LeastHistory {
  const writing = new YearSteps(year);
  const target = new YearFile(file);
  for (const step of writing.steps()) target.take(step);
  target.done();
  return writing.least();
}
