import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { readSummary } from '../../../electron/services/reading/read-summary.ts';
import type { RoomReader } from '../../../electron/services/reading/room-reader.ts';
import { Summaries, type ChapterSource } from '../../../electron/services/summaries.ts';
import { chapterText } from '../../../shared/document/chapter.ts';
import { Failure } from '../../../shared/rpc/contract.ts';

let clock = 0;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function pass(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 100) {
    clock += 100;
    await vi.advanceTimersByTimeAsync(100);
  }
}

/** Reads as the app's does, says that it took so long, and counts. */
function reader(takes: number): Pick<RoomReader, 'summary'> & { reads: number } {
  return {
    reads: 0,
    summary(updates) {
      this.reads += 1;
      return Promise.resolve({ ...readSummary(updates), took: takes });
    },
  };
}

function chapter(): { source: ChapterSource; doc: Y.Doc } {
  const doc = new Y.Doc();
  chapterText(doc).insertEmbed(0, { b: 'a' });
  return { source: { updates: () => [Y.encodeStateAsUpdate(doc)] }, doc };
}

const log = (message: string): void => {
  throw new Error(message);
};

it('HU29 a chapter that takes long to read is read rarely while it is written, and once more at the end', async () => {
  const told: number[] = [];
  const slow = reader(30);
  const summaries = new Summaries({ reader: slow, tell: (all) => told.push(all[0]?.words ?? -1), log });
  const long = chapter();
  for (let second = 0; second < 60; second++) {
    chapterText(long.doc).insert(1, 'Wort ');
    summaries.changed('long', long.source, null);
    await pass(1_000);
  }
  expect(slow.reads).toBeGreaterThan(15);
  expect(slow.reads).toBeLessThan(22);
  await pass(10_000);
  expect(told.at(-1)).toBe(60);
  expect(told).toHaveLength(slow.reads);
  await summaries.close();
});

it('HU29 a chapter that is quickly read is up to date whenever somebody asks', async () => {
  const summaries = new Summaries({ reader: reader(1), tell: () => undefined, log });
  const short = chapter();
  for (let words = 1; words <= 20; words++) {
    chapterText(short.doc).insert(1, 'Wort ');
    summaries.changed('short', short.source, null);
    expect((await summaries.read()).map((summary) => summary.words)).toEqual([words]);
  }
  await summaries.close();
});

it('HU29 chapters are read one after the other, and again by the next thread when one is ended', async () => {
  let [atOnce, most] = [0, 0];
  let ended = false;
  const summaries = new Summaries({
    tell: () => undefined,
    log,
    reader: {
      async summary(updates) {
        most = Math.max(most, (atOnce += 1));
        await Promise.resolve();
        atOnce -= 1;
        if (!ended) {
          ended = true;
          throw new Failure('busy');
        }
        return { ...readSummary(updates), took: 1 };
      },
    },
  });
  for (const id of ['a', 'b', 'c']) summaries.changed(id, chapter().source, null);
  const [first, second] = await Promise.all([summaries.read(), summaries.read()]);
  expect(first.map(({ id }) => id)).toEqual(['b', 'c']);
  expect(second).toEqual(first);
  await pass(2_000);
  expect(summaries.all.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
  expect(most).toBe(1);
  await summaries.close();
});
