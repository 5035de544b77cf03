/** How long the host waits for the thread that knows the dictionaries, by a clock of the test's own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SpellingService } from '../../../electron/spelling/spelling-service.ts';

/** Answers everything but one word. */
const worker = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ id, question }) => {
  if (question.words[0] !== 'hängt') parentPort.postMessage({ id, answer: { words: [], done: 1 } });
});`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ratschrift-spelling-'));
  writeFileSync(path.join(folder, 'worker.cjs'), worker);
  // Messages between threads keep their own time.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

it('SP17 a new thread has a minute for its first answer, one that has answered a quarter of it; then another begins', async () => {
  const logged: string[] = [];
  const service = new SpellingService({
    worker: path.join(folder, 'worker.cjs'),
    dictionaries: folder,
    log: (message) => logged.push(message),
  });
  const answers: string[] = [];
  const ask = (word: string): Promise<unknown> =>
    service.check('de', [word]).then(
      () => answers.push(word),
      (error: unknown) => answers.push(String(error)),
    );
  const first = ask('hängt');
  await vi.advanceTimersByTimeAsync(59_999);
  expect([answers, logged]).toEqual([[], []]);
  await vi.advanceTimersByTimeAsync(1);
  await first;
  expect(answers.splice(0)).toEqual([expect.stringContaining('busy')]);
  expect(logged.splice(0)).toEqual(['spelling took too long']);

  await ask('gut');
  const later = ask('hängt');
  await vi.advanceTimersByTimeAsync(14_999);
  expect(answers.splice(0)).toEqual(['gut']);
  await vi.advanceTimersByTimeAsync(1);
  await later;
  expect(answers.splice(0)).toEqual([expect.stringContaining('busy')]);
  expect(logged.splice(0)).toEqual(['spelling took too long']);

  // The one after it is new again: it has its minute, and answers others meanwhile.
  const last = ask('hängt');
  await vi.advanceTimersByTimeAsync(15_000);
  await ask('gut');
  expect([answers.splice(0), logged]).toEqual([['gut'], []]);
  await service.close();
  await last;
  expect(answers).toEqual([expect.stringContaining('busy')]);
});
