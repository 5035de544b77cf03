/** Entry of the worker thread that knows the dictionaries. Bundled to dist/spelling-worker.cjs. */
import { parentPort, workerData } from 'node:worker_threads';
import type { SpellingLanguage } from '../../shared/german/spelling.ts';
import { answerQuestions } from '../threads/answer-questions.ts';
import type { SpellingAnswer, SpellingTask } from './messages.ts';
import { Speller } from './speller.ts';

/** Longest time that one call may take, ms; what is left over is asked for again. */
const budget = 400;

async function answer(
  { language, words = [], suggestFor }: SpellingTask,
  spellerOf: (language: SpellingLanguage) => Promise<Speller>,
): Promise<SpellingAnswer> {
  const speller = await spellerOf(language);
  if (suggestFor !== undefined) return { words: speller.suggest(suggestFor), done: 0 };
  const until = performance.now() + budget;
  const unknown: string[] = [];
  let done = 0;
  for (const word of words) {
    if (!speller.isKnown(word)) unknown.push(word);
    done += 1;
    if (performance.now() > until) break;
  }
  return { words: unknown, done };
}

if (parentPort !== null) {
  const spellers = new Map<SpellingLanguage, Promise<Speller>>();
  const spellerOf = (language: SpellingLanguage): Promise<Speller> => {
    const known = spellers.get(language) ?? Speller.load(workerData as string, language);
    spellers.set(language, known);
    // Whoever asks next may find them readable.
    known.catch(() => spellers.delete(language));
    return known;
  };
  answerQuestions(parentPort, (task: SpellingTask) => answer(task, spellerOf));
}
