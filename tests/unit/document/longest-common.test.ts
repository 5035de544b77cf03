import { expect, it } from 'vitest';
import { effortFor, longestCommon } from '../../../shared/document/longest-common.ts';

/** What is found, and how many steps that took. */
function search(a: string, b: string): { length: number; steps: number } {
  const effort = effortFor(a.length + b.length);
  const before = effort.left;
  const found = longestCommon(a, b, [0, a.length], [0, b.length], effort);
  return { length: found?.length ?? 0, steps: before - effort.left };
}

it('DM25 200,000 equal characters are compared in a few steps for each', () => {
  const a = `a${'x'.repeat(150_000)}b`;
  const b = `c${'x'.repeat(200_000)}d`;
  const { length, steps } = search(a, b);
  expect(length).toBe(150_000);
  expect(steps).toBeLessThan(2 * (a.length + b.length));
});

it('DM25 repetitions that are broken in the middle never take more than the bounded effort', () => {
  const a = `${'x'.repeat(100_000)}y${'x'.repeat(99_999)}`;
  const b = `w${'x'.repeat(200_000)}`;
  const { length, steps } = search(a, b);
  expect(length).toBe(100_000);
  expect(steps).toBeLessThan(effortFor(a.length + b.length).left + a.length);
});

it('DM25 with no effort left nothing is compared any more', () => {
  expect(longestCommon('abc', 'abc', [0, 3], [0, 3], { left: 0 })).toBeNull();
  expect(longestCommon('abc', 'abc', [0, 3], [0, 3], effortFor(6))).toEqual({ from: 0, to: 0, length: 3 });
});
