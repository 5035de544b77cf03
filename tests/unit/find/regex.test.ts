import { describe, expect, it } from 'vitest';
import { RegexRunner, type RegexAnswer, type TaskWorker } from '../../../renderer/features/find/regex-runner.ts';
import type { FindQuery } from '../../../shared/document/find.ts';

const query: FindQuery = { text: 'x', regex: true, wholeWord: false, matchCase: false, umlauts: false };

/** A worker that never comes to an end with the text „hang“. */
function fakeWorker(ended: { count: number }): TaskWorker {
  const worker: TaskWorker = {
    onmessage: null,
    onerror: null,
    terminate: () => void (ended.count += 1),
    postMessage: ({ id, texts }) =>
      queueMicrotask(() => {
        const tell = (data: RegexAnswer): void => worker.onmessage?.(new MessageEvent('message', { data }));
        tell({ id, begun: true });
        if (!texts.includes('hang')) tell({ id, begun: false, found: texts.map(() => []) });
      }),
  };
  return worker;
}

describe('regular expressions', () => {
  it('FI15 a search that takes too long is ended, and the next one begins anew', async () => {
    const ended = { count: 0 };
    let started = 0;
    const runner = new RegexRunner(() => {
      started += 1;
      return fakeWorker(ended);
    }, 20);
    expect(await runner.run(query, ['a'])).toEqual([[]]);
    expect(await runner.run(query, ['hang'])).toBe('slow');
    expect(ended.count).toBe(1);
    expect(await runner.run(query, ['a', 'b'])).toEqual([[], []]);
    expect(started).toBe(2);
    // A new search ends the one under way.
    const first = runner.run(query, ['hang']);
    const second = runner.run(query, ['a']);
    expect(await first).toBe('slow');
    expect(await second).toEqual([[]]);
    runner.destroy();
  });
});
