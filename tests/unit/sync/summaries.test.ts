import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { Summaries, type ChapterSource } from '../../../electron/services/summaries.ts';
import { chapterText } from '../../../shared/document/chapter.ts';

let clock = 0;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function pass(milliseconds: number): void {
  for (let passed = 0; passed < milliseconds; passed += 100) {
    clock += 100;
    vi.advanceTimersByTime(100);
  }
}

/** A chapter whose reading takes so long, and how often it was read. */
function chapter(takes: number): { source: ChapterSource; doc: Y.Doc; reads: () => number } {
  const doc = new Y.Doc();
  chapterText(doc).insertEmbed(0, { b: 'a' });
  let reads = 0;
  const read = <T>(look: (doc: Y.Doc) => T): T => {
    reads++;
    clock += takes;
    return look(doc);
  };
  return { source: { read }, doc, reads: () => reads };
}

it('HU29 a chapter that takes long to read is read rarely while it is written, and once more at the end', () => {
  const told: number[] = [];
  const summaries = new Summaries((all) => told.push(all[0]?.words ?? -1));
  const long = chapter(30);
  for (let second = 0; second < 60; second++) {
    chapterText(long.doc).insert(1, 'Wort ');
    summaries.changed('long', long.source, null);
    pass(1_000);
  }
  expect(long.reads()).toBeGreaterThan(15);
  expect(long.reads()).toBeLessThan(22);
  pass(10_000);
  expect(told.at(-1)).toBe(60);
  expect(told).toHaveLength(long.reads());
  summaries.close();
});

it('HU29 a chapter that is quickly read is up to date whenever somebody asks', () => {
  const summaries = new Summaries(() => undefined);
  const short = chapter(1);
  for (let words = 1; words <= 20; words++) {
    chapterText(short.doc).insert(1, 'Wort ');
    summaries.changed('short', short.source, null);
    expect(summaries.all.map((summary) => summary.words)).toEqual([words]);
  }
  summaries.close();
});
