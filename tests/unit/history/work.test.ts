import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CountedRanges } from '../../../electron/services/history/counted-ranges.ts';
import { WorkCount } from '../../../electron/services/history/work-count.ts';
import {
  mostStretches,
  sessionsOf,
  stepFrom,
  stretchesOf,
  type ChapterWork,
  type Work,
} from '../../../electron/services/history/work.ts';
import type { Stretch } from '../../../shared/rpc/history-schemas.ts';
import { seeded } from '../../support/random.ts';
import { writtenLog } from '../../support/written-log.ts';

const people = ['anna', 'bert', 'cem'];
const minute = 60_000;

/** Characters that ever were in the texts of a log, and those of them that are gone. */
function charactersIn(updates: readonly Uint8Array[]): { added: number; removed: number } {
  const doc = new Y.Doc({ gc: false });
  for (const bytes of updates) Y.applyUpdate(doc, bytes);
  const sum = { added: 0, removed: 0 };
  for (const structs of doc.store.clients.values())
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
      sum.added += struct.length;
      if (struct.deleted) sum.removed += struct.length;
    }
  return sum;
}

const sumOf = (list: readonly { updates: number; added: number; removed: number }[]) => {
  const sum = { updates: 0, added: 0, removed: 0 };
  for (const { updates, added, removed } of list) {
    sum.updates += updates;
    sum.added += added;
    sum.removed += removed;
  }
  return sum;
};

describe('what is counted of a log', () => {
  it('TT1 characters that came and went are those of the document, each once, and belong to who wrote them', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const log = writtenLog(seed, 300, people);
      const count = new WorkCount();
      for (const [index, { actor, bytes }] of log.entries())
        count.take({ seq: index + 1, actor, at: 0, bytes }, index * 7_000, (client) => people[client - 100] ?? null);
      const { updates, ...characters } = sumOf(count.all);
      expect({ seed, updates, ...characters }).toEqual({
        seed,
        updates: log.length,
        ...charactersIn(log.map(({ bytes }) => bytes)),
      });
      const written = new Y.Doc({ gc: false });
      for (const { bytes } of log) Y.applyUpdate(written, bytes);
      for (const [index, person] of people.entries()) {
        const mine = (written.store.clients.get(100 + index) ?? [])
          .filter((struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentString)
          .reduce((sum, { length }) => sum + length, 0);
        expect(mine).toBeGreaterThan(0);
        expect(sumOf(count.all.filter((work) => work.person === person)).added).toBe(mine);
      }
      for (const { from, to } of count.all) expect(Math.floor(from / minute)).toBe(Math.floor(to / minute));
    }
  });

  it('TT1 what came through the upstream host belongs to whom its client id is leased, else to nobody by name', () => {
    const doc = new Y.Doc();
    doc.clientID = 5;
    doc.getText('text').insert(0, 'Wasser');
    const first = Y.encodeStateAsUpdate(doc);
    const vector = Y.encodeStateVector(doc);
    doc.getText('text').delete(0, 2);
    doc.getText('text').insert(0, 'Na');
    const bytes = Y.encodeStateAsUpdate(doc, vector);
    const counted = (lease: string | null): readonly Work[] => {
      const count = new WorkCount();
      count.take({ seq: 1, actor: 'upstream', at: 0, bytes: first }, 0, () => lease);
      count.take({ seq: 2, actor: 'upstream', at: 0, bytes }, 5, () => lease);
      return count.all;
    };
    expect(counted('anna')).toMatchObject([{ person: 'anna', added: 8, removed: 2, updates: 2 }]);
    expect(counted('upstream')).toMatchObject([{ person: 'upstream', added: 8, removed: 2, updates: 2 }]);
    expect(counted(null)).toMatchObject([{ person: 'upstream', added: 8, removed: 2 }]);
  });

  it('TT1 ranges of clocks say what is new of a range and how much of one they hold, as a plain set does', () => {
    const random = seeded(3);
    const ranges = new CountedRanges();
    const plain = new Set<number>();
    for (let n = 0; n < 3_000; n++) {
      const from = Math.floor(random() * 400);
      const to = from + 1 + Math.floor(random() * 12);
      const all = Array.from({ length: to - from }, (_, index) => from + index);
      expect(ranges.count(1, from, to)).toBe(all.filter((clock) => plain.has(clock)).length);
      if (random() < 0.5 && n % 300 < 280) continue;
      const fresh = all.filter((clock) => !plain.has(clock));
      const told = ranges.add(1, from, to);
      const flat: number[] = [];
      for (let i = 0; i < told.length; i += 2)
        for (let clock = told[i] ?? 0; clock < (told[i + 1] ?? 0); clock++) flat.push(clock);
      expect(flat).toEqual(fresh);
      for (const clock of fresh) plain.add(clock);
      if (plain.size > 350) break;
    }
  });
});

const chapterId = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** Seeded work of many people in many chapters over a time. */
function manyPeople(seed: number, chapters: number, persons: number, entries: number, days: number): ChapterWork[] {
  const random = seeded(seed);
  const all = Array.from({ length: chapters }, (_, index) => ({ chapter: chapterId(index), work: [] as Work[] }));
  for (let n = 0; n < entries; n++) {
    const from = Math.floor((n / entries) * days * 24 * 60) * minute;
    const work = {
      person: `p${Math.floor(random() * persons)}`,
      from,
      to: from + Math.floor(random() * minute),
      updates: 1 + Math.floor(random() * 30),
      added: Math.floor(random() * 200),
      removed: Math.floor(random() * 60),
    };
    all[Math.floor(random() * chapters)]?.work.push(work);
  }
  return all;
}

describe('stretches of work', () => {
  it('TT2 are few enough at every zoom, and their sums are those of the work in the time asked for', () => {
    const nobody = { people: null, chapters: null };
    for (const [chapters, persons, entries, days] of [
      [12, 60, 60_000, 365],
      [300, 60, 20_000, 30],
      [3_000, 3, 9_000, 2],
      [1, 1, 1, 1],
      [4, 5, 0, 1],
    ] as const) {
      const all = manyPeople(chapters, chapters, persons, entries, days);
      const whole = { from: 0, to: days * 24 * 60 * minute };
      const ranges = [
        whole,
        { from: 0, to: whole.to / 12 },
        { from: whole.to / 2, to: whole.to / 2 + 24 * 60 * minute },
      ];
      for (const range of ranges) {
        const stretches = stretchesOf(all, { ...range, ...nobody });
        expect(stretches.length).toBeLessThanOrEqual(mostStretches);
        const inRange = all.flatMap(({ work }) => work.filter(({ from, to }) => to >= range.from && from <= range.to));
        expect(sumOf(stretches)).toEqual(sumOf(inRange));
        for (let index = 1; index < stretches.length; index++)
          expect(stretches[index]?.from).toBeGreaterThanOrEqual(stretches[index - 1]?.from ?? 0);
      }
    }
  });

  it('TT2 nearer to a day they are finer, and only of the people and chapters one asked for', () => {
    const all = manyPeople(9, 12, 60, 60_000, 365);
    const day = { from: 100 * 24 * 60 * minute, to: 101 * 24 * 60 * minute };
    const anna = new Set(['p7']);
    const one = new Set([chapterId(3)]);
    const far = stretchesOf(all, { from: 0, to: 365 * 24 * 60 * minute, people: null, chapters: null });
    const near = stretchesOf(all, { ...day, people: null, chapters: null });
    const longest = (list: readonly Stretch[]): number => Math.max(...list.map(({ from, to }) => to - from));
    expect(longest(near)).toBeLessThanOrEqual(10 * minute);
    expect(longest(far)).toBeGreaterThan(longest(near));
    const filtered = stretchesOf(all, { ...day, people: anna, chapters: null });
    expect(filtered.every(({ person }) => person === 'p7')).toBe(true);
    const chapter = stretchesOf(all, { ...day, people: null, chapters: one });
    expect(chapter.every((stretch) => stretch.chapter === chapterId(3))).toBe(true);
  });

  it('TT3 a step leads to the stretch that ends next or ended last, of whom one asks for', () => {
    const work = (person: string, ...minutes: readonly number[]): Work[] =>
      minutes.map((at) => ({ person, from: at * minute, to: at * minute + 30, updates: 1, added: 5, removed: 1 }));
    const list = [...work('anna', 0, 4, 12, 40, 45), ...work('bert', 5, 100)].sort((a, b) => a.from - b.from);
    const sessions = sessionsOf({ chapter: chapterId(1), work: list });
    const ends = (at: number, direction: 1 | -1, who: string[] | null = null): number | null => {
      const found = stepFrom(sessions, at, direction, who === null ? null : new Set(who));
      return found === null ? null : found.to;
    };
    const at = (minutes: number): number => minutes * minute + 30;
    expect(sumOf(sessions)).toEqual(sumOf(list));
    expect(ends(-1, 1)).toBe(at(5));
    expect(ends(at(5), 1)).toBe(at(12));
    expect(ends(at(12), 1)).toBe(at(45));
    expect(ends(at(12), 1, ['bert'])).toBe(at(100));
    expect(ends(at(100), 1)).toBeNull();
    expect(ends(at(100), -1)).toBe(at(45));
    expect(ends(at(100), -1, ['bert'])).toBe(at(5));
    expect(ends(at(100), -1, ['cem'])).toBeNull();
    // Who never pauses is cut all the same.
    const long = sessionsOf({ chapter: chapterId(1), work: work('anna', ...Array.from({ length: 300 }, (_, n) => n)) });
    expect(long.length).toBeGreaterThanOrEqual(10);
  });
});
