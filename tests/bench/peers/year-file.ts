/**
 * The store's side of a year of writing, in a process of its own: it holds the file and nothing of who writes. Argument: the
 * project file. Answers each list of steps with how many it made, and `null` with the times of all steps of compaction, ms.
 */
import { openProjectFile } from '../../../electron/store/open-project-file.ts';
import { YearFile } from '../../support/year/year-in-store.ts';
import type { YearStep } from '../../support/year/year-steps.ts';

const [path = ''] = process.argv.slice(2);
const file = openProjectFile(path);
const year = new YearFile(file);

// Both sides are ours, from the same build.
process.on('message', (steps: readonly YearStep[] | null) => {
  if (steps === null) {
    year.done();
    file.close();
    process.send?.(year.compactions);
    return;
  }
  for (const step of steps) year.take(step);
  process.send?.(steps.length);
});
