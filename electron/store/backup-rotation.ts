/** Which backups are kept. Pure. */

export interface Rotation {
  /** The newest ones, whenever they were made. */
  readonly last: number;
  /** The newest one of each of so many hours, days and weeks in which there are any. */
  readonly hourly: number;
  readonly daily: number;
  readonly weekly: number;
}

export const usualRotation: Rotation = { last: 3, hourly: 24, daily: 14, weekly: 8 };

const hour = 60 * 60 * 1000;
const day = 24 * hour;
/** 1 January 1970 was a Thursday: weeks begin on Mondays. */
const mondayOffset = 3 * day;

/**
 * Those of the times (ms since 1970, in any order) that are kept. Hours, days and weeks without a backup don't count, so that a laptop that was
 * away for a year still has all that it had.
 */
export function keptBackups(times: readonly number[], rotation: Rotation = usualRotation): Set<number> {
  const newestFirst = [...new Set(times)].sort((a, b) => b - a);
  const kept = new Set(newestFirst.slice(0, rotation.last));
  const keepOneEach = (count: number, length: number, offset: number): void => {
    const spans = new Set<number>();
    for (const time of newestFirst) {
      const span = Math.floor((time + offset) / length);
      if (spans.has(span)) continue;
      if (spans.size >= count) return;
      spans.add(span);
      kept.add(time);
    }
  };
  keepOneEach(rotation.hourly, hour, 0);
  keepOneEach(rotation.daily, day, 0);
  keepOneEach(rotation.weekly, 7 * day, mondayOffset);
  return kept;
}
