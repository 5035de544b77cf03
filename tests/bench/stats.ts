/** Statistics that a busy machine does not upset: quantiles, medians of paired runs, and how far they spread. */
import { loadavg } from 'node:os';

/** The value below which the share `q` (0 to 1) of the values lies; NaN for none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}

export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** Median, and the quartiles around it. */
export interface Spread {
  readonly middle: number;
  readonly low: number;
  readonly high: number;
}

export function spreadOf(values: readonly number[]): Spread {
  return { middle: median(values), low: quantile(values, 0.25), high: quantile(values, 0.75) };
}

/** One repetition: both sides measured right after one another, so that what slows the machine slows both. */
export interface Pair {
  readonly ours: number;
  readonly peer: number;
}

export const ratioOf = (pairs: readonly Pair[]): Spread => spreadOf(pairs.map(({ ours, peer }) => ours / peer));

/** Measures both sides `rounds` times in turn, the one that goes first changing every round. */
export async function interleave(
  rounds: number,
  ours: () => Promise<number>,
  peer: () => Promise<number>,
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await ours();
      pairs.push({ ours: first, peer: await peer() });
    } else {
      const first = await peer();
      pairs.push({ peer: first, ours: await ours() });
    }
  }
  return pairs;
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What else runs on the machine: the load average of the last minute. */
export const load = (): number => loadavg()[0] ?? NaN;
