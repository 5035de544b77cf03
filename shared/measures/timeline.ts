/** Measures along time: bars for those with dates, a list of those without. */
import type { Measure } from './measure.ts';

export interface TimelineBar {
  readonly measure: Measure;
  /** First and last day of the bar, ISO, in this order. */
  readonly from: string;
  readonly to: string;
  /** `begins`, `ends`: only this one is known, and the bar is a day. `backwards`: it ends before it begins. */
  readonly known: 'both' | 'begins' | 'ends' | 'backwards';
}
export interface Timeline {
  /** By their beginning, then by their end. */
  readonly bars: readonly TimelineBar[];
  readonly undated: readonly Measure[];
  /** The years that the bars reach over; null without bars. */
  readonly years: { readonly first: number; readonly last: number } | null;
}

export function timelineOf(measures: readonly Measure[]): Timeline {
  const bars = measures.flatMap(barOf).sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
  const [first] = bars;
  const last = bars.reduce((latest, { to }) => (to > latest ? to : latest), '');
  return {
    bars,
    undated: measures.filter(({ begins, ends }) => begins === '' && ends === ''),
    years: first === undefined ? null : { first: Number(first.from.slice(0, 4)), last: Number(last.slice(0, 4)) },
  };
}

function barOf(measure: Measure): TimelineBar[] {
  const { begins, ends } = measure;
  if (begins === '' && ends === '') return [];
  if (ends === '') return [{ measure, from: begins, to: begins, known: 'begins' }];
  if (begins === '') return [{ measure, from: ends, to: ends, known: 'ends' }];
  if (ends < begins) return [{ measure, from: ends, to: begins, known: 'backwards' }];
  return [{ measure, from: begins, to: ends, known: 'both' }];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
