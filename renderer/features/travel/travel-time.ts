/** Ranges of time and what they are called: the whole life of the paper, a month, a day. Pure. */

export const zooms = ['life', 'month', 'day'] as const;
export type Zoom = (typeof zooms)[number];

export interface TimeRange {
  /** Milliseconds since 1970, both inclusive. */
  readonly from: number;
  readonly to: number;
}

/** The life of a paper that was written at one moment alone is shown as a few minutes around it. */
const shortest = 2 * 60_000;

/** What the slider reaches over, so that `at` is in it; days and months are those of this computer's time zone. */
export function rangeOf(zoom: Zoom, at: number, life: TimeRange): TimeRange {
  const date = new Date(at);
  if (zoom === 'day') {
    const from = new Date(date.getFullYear(), date.getMonth(), date.getDate());
    return { from: from.getTime(), to: dayAfter(from) - 1 };
  }
  if (zoom === 'month') {
    const from = new Date(date.getFullYear(), date.getMonth(), 1).getTime();
    return { from, to: new Date(date.getFullYear(), date.getMonth() + 1, 1).getTime() - 1 };
  }
  const missing = Math.max(0, shortest - (life.to - life.from));
  return { from: life.from - Math.ceil(missing / 2), to: life.to + Math.ceil(missing / 2) };
}

const dayAfter = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();

/** A day later or earlier at the same time of day, within the life of the paper. */
export function dayFrom(at: number, direction: 1 | -1, life: TimeRange): number {
  const date = new Date(at);
  date.setDate(date.getDate() + direction);
  return clamp(date.getTime(), life);
}

export const clamp = (at: number, { from, to }: TimeRange): number => Math.min(to, Math.max(from, at));

/** Where a moment lies in a range, 0 to 1. */
export const shareIn = ({ from, to }: TimeRange, at: number): number =>
  to <= from ? 0 : Math.min(1, Math.max(0, (at - from) / (to - from)));

export const momentAt = ({ from, to }: TimeRange, share: number): number => Math.round(from + share * (to - from));

/** Moments at which the axis is labelled, few enough to be read. */
export function ticksOf(zoom: Zoom, { from, to }: TimeRange, most = 6): number[] {
  if (zoom === 'day') return [0, 4, 8, 12, 16, 20].map((hour) => new Date(from).setHours(hour));
  const span = to - from;
  return Array.from({ length: most }, (_, index) => Math.round(from + (span * (index + 0.5)) / most));
}
