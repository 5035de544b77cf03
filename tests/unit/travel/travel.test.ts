import { describe, expect, it } from 'vitest';
import { makeBlock, type Block, type Run } from '../../../shared/document/block.ts';
import type { VersionChapter } from '../../../shared/document/compare/compare-papers.ts';
import type { Stretch } from '../../../shared/rpc/history-schemas.ts';
import { barCount, barsOf, playSteps, stretchAt } from '../../../renderer/features/travel/density.ts';
import { markedChapter } from '../../../renderer/features/travel/marked-chapter.ts';
import { clamp, dayFrom, momentAt, rangeOf, shareIn } from '../../../renderer/features/travel/travel-time.ts';

const chapter = (...texts: readonly (readonly [id: string, text: string])[]): VersionChapter => ({
  id: 'c',
  title: 'Kapitel',
  blocks: texts.map(([id, text]) => makeBlock(id, { kind: 'paragraph', indent: 0 }, [{ text, attrs: {} }])),
  tables: new Map(),
  notes: new Map(),
});
const said = (blocks: readonly Block[]): string[] =>
  blocks.map(({ runs }) =>
    runs
      .map(({ text, attrs }: Run) =>
        'ins:travel' in attrs ? `[+${text}]` : 'del:travel' in attrs ? `[-${text}]` : text,
      )
      .join(''),
  );

describe('what is drawn of a state', () => {
  it('TT9 has words that came and went marked at their places, also in paragraphs that came, went or were joined', () => {
    const before = chapter(['a', 'Die Stadt plant.'], ['b', 'Gestrichene Worte!'], ['d', 'Zwei'], ['e', ' Teile.']);
    const after = chapter(['a', 'Die Stadt plant viel.'], ['c', 'Hier steht nun etwas.'], ['d', 'Zwei Teile.']);
    const { blocks, counts } = markedChapter(before, after);
    expect(said(blocks)).toEqual([
      'Die Stadt plant[+ viel].',
      '[-Gestrichene Worte!]',
      '[+Hier steht nun etwas.]',
      'Zwei[-¶ ] Teile.',
    ]);
    expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length);
    expect(counts).toMatchObject({ wordsInserted: 5, wordsDeleted: 2 });
    expect(said(markedChapter(undefined, after).blocks)).toEqual(after.blocks.map(({ text }) => text));
    expect(said(markedChapter(null, chapter(['a', 'Neu.'])).blocks)).toEqual(['[+Neu.]']);
    expect(said(markedChapter(after, after).blocks)).toEqual(after.blocks.map(({ text }) => text));
  });
});

const stretch = (from: number, to: number, more: Partial<Stretch> = {}): Stretch => ({
  chapter: 'c',
  person: 'anna',
  from,
  to,
  updates: 1,
  added: 10,
  removed: 0,
  ...more,
});

describe('the time of a paper', () => {
  it('TT10 is shown as a whole, by month and by day, also where it is one moment alone', () => {
    const moment = new Date(2026, 10, 26, 14, 5).getTime();
    const life = { from: moment, to: moment };
    const whole = rangeOf('life', moment, life);
    expect(whole.to).toBeGreaterThan(whole.from);
    expect(shareIn(whole, moment)).toBeCloseTo(0.5);
    expect(rangeOf('day', moment, life)).toEqual({
      from: new Date(2026, 10, 26).getTime(),
      to: new Date(2026, 10, 27).getTime() - 1,
    });
    expect(rangeOf('month', moment, life)).toEqual({
      from: new Date(2026, 10, 1).getTime(),
      to: new Date(2026, 11, 1).getTime() - 1,
    });
    expect(momentAt(whole, shareIn(whole, moment))).toBe(moment);
    expect(dayFrom(moment, 1, life)).toBe(moment);
    expect(clamp(0, life)).toBe(moment);
    const year = { from: new Date(2026, 0, 1).getTime(), to: moment };
    expect(dayFrom(moment, -1, year)).toBe(new Date(2026, 10, 25, 14, 5).getTime());
  });

  it('TT10 has bars that are none too low to be seen, and says what was written last at a moment', () => {
    const range = { from: 0, to: 1_200 };
    const list = [stretch(0, 10), stretch(300, 320, { chapter: 'd', added: 9_000 }), stretch(2_000, 2_100)];
    const bars = barsOf(list, range, (id) => (id === 'd' ? '2' : '1'));
    expect(bars.map(({ index }) => index)).toEqual([0, 31]);
    expect(bars.every(({ index }) => index < barCount)).toBe(true);
    expect(bars[1]?.parts).toEqual([{ colour: '2', from: 0, to: 1 }]);
    expect(bars[0]?.parts[0]?.to).toBeGreaterThanOrEqual(0.05);
    expect(stretchAt(list, 305, null)?.chapter).toBe('d');
    expect(stretchAt(list, 305, 'c')?.to).toBe(10);
    expect(stretchAt([], 5, null)).toBeNull();
  });

  it('TT11 is played in order, what several wrote at the same time in one chapter as one step', () => {
    const steps = playSteps([
      stretch(0, 100),
      stretch(50, 150, { person: 'bert' }),
      stretch(400, 500, { chapter: 'd' }),
      stretch(200, 300),
    ]);
    expect(steps.map(({ from, to, person, chapter: where, added }) => [from, to, person, where, added])).toEqual([
      [0, 150, null, 'c', 20],
      [200, 300, 'anna', 'c', 10],
      [400, 500, 'anna', 'd', 10],
    ]);
  });
});
