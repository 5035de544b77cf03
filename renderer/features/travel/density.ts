/** How much was written when, for the bars over the slider and for words about it. Pure. */
import type { Stretch } from '../../../shared/rpc/history-schemas.ts';
import { shareIn, type TimeRange } from './travel-time.ts';

export const barCount = 120;

export interface Bar {
  /** 0 to `barCount` - 1. */
  readonly index: number;
  /** From the bottom up: what colour, and between which heights, 0 to 1. */
  readonly parts: readonly { readonly colour: string; readonly from: number; readonly to: number }[];
}

const amountOf = ({ added, removed, updates }: Stretch): number => added + removed + updates;

/** Heights grow with the root of what was written: a paste does not flatten a day's typing. */
export function barsOf(
  stretches: readonly Stretch[],
  range: TimeRange,
  colourOf: (chapter: string | null) => string,
): Bar[] {
  const bars = new Map<number, Map<string, number>>();
  for (const stretch of stretches) {
    if (stretch.to < range.from || stretch.from > range.to) continue;
    const middle = (stretch.from + stretch.to) / 2;
    const index = Math.min(barCount - 1, Math.floor(shareIn(range, middle) * barCount));
    const bar = bars.get(index) ?? new Map<string, number>();
    const colour = colourOf(stretch.chapter);
    bar.set(colour, (bar.get(colour) ?? 0) + amountOf(stretch));
    bars.set(index, bar);
  }
  const sums = new Map(
    [...bars].map(([index, bar]) => [index, [...bar.values()].reduce((sum, each) => sum + each, 0)]),
  );
  const most = Math.max(1, ...sums.values());
  return [...bars].map(([index, bar]) => {
    const sum = sums.get(index) ?? 1;
    const height = Math.max(0.06, Math.sqrt(sum / most));
    let from = 0;
    const parts = [...bar]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([colour, amount]) => {
        const part = { colour, from, to: from + (height * amount) / sum };
        from = part.to;
        return part;
      });
    return { index, parts };
  });
}

/** Which share of the work was in chapters of each colour, the largest first. */
export function sharesOf<K>(
  stretches: readonly Stretch[],
  keyOf: (chapter: string | null) => K,
): { readonly key: K; readonly share: number }[] {
  const sums = new Map<K, number>();
  let all = 0;
  for (const stretch of stretches) {
    const key = keyOf(stretch.chapter);
    sums.set(key, (sums.get(key) ?? 0) + amountOf(stretch));
    all += amountOf(stretch);
  }
  return [...sums].map(([key, sum]) => ({ key, share: sum / Math.max(1, all) })).sort((a, b) => b.share - a.share);
}

/** The last stretch that had begun at a moment, in one chapter or any. */
export function stretchAt(stretches: readonly Stretch[], at: number, chapter: string | null): Stretch | null {
  let found: Stretch | null = null;
  for (const stretch of stretches) {
    if (stretch.from > at) break;
    if (chapter === null || stretch.chapter === chapter)
      found = found === null || stretch.to >= found.to ? stretch : found;
  }
  return found;
}

/** What is shown one after another when a day's work is played: what was written at the same time in one chapter is one step. */
export function playSteps(stretches: readonly Stretch[]): Stretch[] {
  const steps: Stretch[] = [];
  for (const stretch of [...stretches].sort((a, b) => a.to - b.to)) {
    const last = steps.at(-1);
    if (last !== undefined && last.chapter === stretch.chapter && stretch.from <= last.to)
      steps[steps.length - 1] = {
        ...last,
        person: last.person === stretch.person ? last.person : null,
        from: Math.min(last.from, stretch.from),
        to: stretch.to,
        updates: last.updates + stretch.updates,
        added: last.added + stretch.added,
        removed: last.removed + stretch.removed,
      };
    else steps.push(stretch);
  }
  return steps;
}
