/** Entry of the worker thread that reads chapters for their summaries. Bundled to dist/summary-worker.cjs. */
import { parentPort } from 'node:worker_threads';
import { answerQuestions } from '../../threads/answer-questions.ts';
import { readSummary } from './read-summary.ts';

if (parentPort !== null) answerQuestions(parentPort, readSummary);
