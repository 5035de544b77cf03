/** Entry of the worker thread that holds the search index of one project. Bundled to dist/search-worker.cjs. */
import { parentPort } from 'node:worker_threads';
import { answerQuestions } from '../../threads/answer-questions.ts';
import { SearchCore } from './search-core.ts';
import type { Done, Task } from './search-messages.ts';

if (parentPort !== null) {
  const core = new SearchCore();
  answerQuestions(parentPort, (task: Task): Done => core.do(task));
}
