/** Entry of the worker thread that knows the dictionaries. Bundled to dist/spelling-worker.cjs. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { SpellingLanguage } from '../../shared/german/spelling.ts';
import type { SpellingAnswer, SpellingTask } from './messages.ts';
import { Speller } from './speller.ts';

/** Longest time that one call may take, ms; what is left over is asked for again. */
const budget = 400;

function run(port: MessagePort, folder: string): void {
  const spellers = new Map<SpellingLanguage, Promise<Speller>>();
  const spellerOf = (language: SpellingLanguage): Promise<Speller> => {
    const known = spellers.get(language) ?? Speller.load(folder, language);
    spellers.set(language, known);
    return known;
  };
  port.on('message', (task: SpellingTask) => {
    answer(task, spellerOf)
      .then((message) => port.postMessage(message))
      // The host ends a worker that can't answer, and says so to whoever asked.
      .catch((error: unknown) => {
        throw error;
      });
  });
}

async function answer(
  { id, language, words = [], suggestFor }: SpellingTask,
  spellerOf: (language: SpellingLanguage) => Promise<Speller>,
): Promise<SpellingAnswer> {
  const speller = await spellerOf(language);
  if (suggestFor !== undefined) return { id, words: speller.suggest(suggestFor), done: 0 };
  const until = performance.now() + budget;
  const unknown: string[] = [];
  let done = 0;
  for (const word of words) {
    if (!speller.isKnown(word)) unknown.push(word);
    done += 1;
    if (performance.now() > until) break;
  }
  return { id, words: unknown, done };
}

if (parentPort !== null) run(parentPort, workerData as string);
