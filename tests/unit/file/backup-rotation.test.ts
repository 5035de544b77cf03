import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptBackups, usualRotation } from '../../../electron/store/backup-rotation.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const times = fc.array(fc.integer({ min: 0, max: 400 * day }), { maxLength: 200 });

test('BF5 the newest backups are kept, and no more than the rotation says', () => {
  fc.assert(
    fc.property(times, (made) => {
      const kept = keptBackups(made);
      const newest = [...new Set(made)].sort((a, b) => b - a);
      const { last, hourly, daily, weekly } = usualRotation;
      expect(newest.slice(0, last).every((time) => kept.has(time))).toBe(true);
      expect(kept.size).toBeLessThanOrEqual(last + hourly + daily + weekly);
      expect([...kept].every((time) => made.includes(time))).toBe(true);
      // Rotating what is left changes nothing.
      expect(keptBackups([...kept])).toEqual(kept);
    }),
    { seed: 61, numRuns: 300 },
  );
});

test('BF5 who makes one now and then and rotates each time keeps one of each of the newest hours, days and weeks with any', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 30, maxLength: 300 }), (pauses) => {
      let now = 0;
      let there: number[] = [];
      const made: number[] = [];
      for (const pause of pauses) {
        now += pause * hour;
        made.push(now);
        there = [...keptBackups([...there, now])];
      }
      const spans = (list: readonly number[], length: number, offset: number, most: number): number[] =>
        [...new Set(list.map((time) => Math.floor((time + offset) / length)))].sort((a, b) => b - a).slice(0, most);
      const { hourly, daily, weekly } = usualRotation;
      expect(spans(there, hour, 0, hourly)).toEqual(spans(made, hour, 0, hourly));
      expect(spans(there, day, 0, daily)).toEqual(spans(made, day, 0, daily));
      expect(spans(there, 7 * day, 3 * day, weekly)).toEqual(spans(made, 7 * day, 3 * day, weekly));
    }),
    { seed: 61, numRuns: 100 },
  );
});
