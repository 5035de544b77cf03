/** Work on the paper as entries of a minute or so, and as the stretches that somebody is shown: bounded, however long the paper lived. */
import type { Stretch } from '../../../shared/rpc/history-schemas.ts';

export interface Work {
  readonly person: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  to: number;
  updates: number;
  added: number;
  removed: number;
}

/** The work in one chapter, in the order in which it began. */
export interface ChapterWork {
  readonly chapter: string;
  readonly work: readonly Work[];
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** How long entries are at first, ms. */
export const firstGrain = minute;
/** How long the stretches of one answer are, the finest that gives few enough, ms. */
const widths: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 28, 91, 364].map((count) => count * day),
  Infinity,
];
/** A time range is divided into so many parts at most. */
const mostParts = 240;
export const mostStretches = 2_000;

export interface Wanted {
  readonly from: number;
  readonly to: number;
  /** Null: everybody, all chapters. */
  readonly people: ReadonlySet<string> | null;
  readonly chapters: ReadonlySet<string> | null;
}

/**
 * What was written in a range of time, by chapter and person in parts of equal length; in time order. Of more chapters and people than one
 * answer holds those of one chapter are one, and at last the rest is. Nothing is left out: the sums are the same at every zoom.
 */
export function stretchesOf(all: readonly ChapterWork[], wanted: Wanted, most = mostStretches): Stretch[] {
  const found = [...wantedWork(all, wanted)];
  const range = Math.max(1, wanted.to - wanted.from);
  for (const width of widths) {
    if (width < range / mostParts) continue;
    const parts = partsOf(found, wanted.from, width, (work) => work.person, most);
    if (parts !== null) return parts;
  }
  return byChapter(found, most);
}

function byChapter(found: readonly Found[], most: number): Stretch[] {
  const chapters = partsOf(found, 0, Infinity, () => null, Infinity) ?? [];
  if (chapters.length <= most) return chapters;
  const largest = [...chapters].sort((a, b) => b.updates - a.updates);
  const rest = largest.slice(most - 1);
  const [first, ...others] = rest;
  if (first === undefined) return chapters;
  const sum: Open = { ...first, chapter: null };
  for (const other of others) add(sum, other);
  return [...largest.slice(0, most - 1), sum].sort(inTime);
}

interface Found {
  readonly chapter: string;
  readonly work: Work;
}

function* wantedWork(all: readonly ChapterWork[], { from, to, people, chapters }: Wanted): IterableIterator<Found> {
  for (const { chapter, work: list } of all) {
    if (chapters !== null && !chapters.has(chapter)) continue;
    for (const work of list)
      if (work.to >= from && work.from <= to && (people === null || people.has(work.person))) yield { chapter, work };
  }
}

type Open = { -readonly [K in keyof Stretch]: Stretch[K] };

/** Null when there are more than `most`. */
function partsOf(
  found: readonly Found[],
  begin: number,
  width: number,
  personOf: (work: Work) => string | null,
  most: number,
): Stretch[] | null {
  const parts = new Map<string, Open>();
  for (const { chapter, work } of found) {
    const part = width === Infinity ? 0 : Math.floor(Math.max(0, work.from - begin) / width);
    const person = personOf(work);
    const key = `${part} ${chapter} ${person ?? ''}`;
    const open = parts.get(key);
    if (open !== undefined) add(open, work);
    else {
      if (parts.size >= most) return null;
      const { from, to, updates, added, removed } = work;
      parts.set(key, { chapter, person, from, to, updates, added, removed });
    }
  }
  return [...parts.values()].sort(inTime);
}

function add(open: Open, { from, to, updates, added, removed }: Omit<Work, 'person'>): void {
  open.from = Math.min(open.from, from);
  open.to = Math.max(open.to, to);
  open.updates += updates;
  open.added += added;
  open.removed += removed;
}

const inTime = (a: Stretch, b: Stretch): number => a.from - b.from || a.to - b.to;

/** A pause that ends a stretch of work, and how long one is at most, ms. */
const pause = 10 * minute;
const longest = 30 * minute;

/** Work of one person in one chapter without a long pause. */
export function sessionsOf({ chapter, work }: ChapterWork): Stretch[] {
  const open = new Map<string, Open>();
  const sessions: Open[] = [];
  for (const { person, from, to, updates, added, removed } of work) {
    const last = open.get(person);
    if (last !== undefined && from - last.to <= pause && to - last.from <= longest)
      add(last, { from, to, updates, added, removed });
    else {
      const session: Open = { chapter, person, from, to, updates, added, removed };
      open.set(person, session);
      sessions.push(session);
    }
  }
  return sessions;
}

/** The stretch that ends next after a moment, or the last that ended before it; null when there is none. */
export function stepFrom(
  sessions: Iterable<Stretch>,
  at: number,
  direction: 1 | -1,
  people: ReadonlySet<string> | null,
): Stretch | null {
  let best: Stretch | null = null;
  for (const session of sessions) {
    if (people !== null && (session.person === null || !people.has(session.person))) continue;
    if (direction === 1 ? session.to <= at : session.to >= at) continue;
    if (best === null || (direction === 1 ? session.to < best.to : session.to > best.to)) best = session;
  }
  return best;
}
