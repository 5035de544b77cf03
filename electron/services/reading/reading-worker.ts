/** Entry of the worker thread that goes through whole rooms. Bundled to dist/reading-worker.cjs. */
import { parentPort } from 'node:worker_threads';
import { foldUpdates } from '../../hub/fold-updates.ts';
import { answerQuestions } from '../../threads/answer-questions.ts';
import { readSummary } from './read-summary.ts';
import type { ReadingAnswer, ReadingTask } from './reading-messages.ts';

if (parentPort !== null)
  answerQuestions(parentPort, (task: ReadingTask): ReadingAnswer =>
    'fold' in task ? foldUpdates(task.fold) : readSummary(task.summary),
  );
