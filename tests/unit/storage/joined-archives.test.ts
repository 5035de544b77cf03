import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compactStep } from '../../../electron/store/compaction.ts';
import { createProjectFile } from '../../../electron/store/create-project-file.ts';
import { checkProject } from '../../../electron/store/check.ts';
import { openProjectFile } from '../../../electron/store/open-project-file.ts';
import type { ProjectFile } from '../../../electron/store/project-file.ts';
import type { LoggedUpdate } from '../../../electron/store/project-store.ts';
import { writeFourthVersion } from '../../support/old-files.ts';
import { chapter, inFolder, otherPerson, person, project, textOf, typist } from '../../support/store.ts';
import { writeYear } from '../../support/year/year-in-store.ts';
import { YearOfWriting } from '../../support/year/year-of-writing.ts';

const archives = (file: ProjectFile): number[][] =>
  file.db.prepare<[], number[]>('SELECT first_seq, last_seq FROM archive ORDER BY room, first_seq').raw(true).all();

/** All of a room's history, however long. */
function historyOf(file: ProjectFile, room: string): LoggedUpdate[] {
  const all: LoggedUpdate[] = [];
  for (let some = file.log.history(room, 0, 10_000); some.length > 0; some = file.log.history(room, all.length, 10_000))
    all.push(...some);
  return all;
}

function compacted(file: ProjectFile): void {
  while (compactStep(file.log.tables));
}

test('SZ3 archives are joined to larger ones, and every update stays with its author, its time and its place', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'Lang.ratschrift');
    const file = createProjectFile(path, project);
    const hands = [typist(1), typist(2)];
    for (let round = 0; round < 60; round += 1) {
      file.log.append(
        Array.from({ length: 100 }, (_, index) => ({
          room: chapter,
          actor: round % 3 === 0 ? 'upstream' : round % 2 === 0 ? person : otherPerson,
          bytes: hands[index % 2]?.type(`${round}.${index} `) ?? new Uint8Array(),
          leases: [],
        })),
      );
      const state = file.log.load(chapter).updates;
      if (state.length === 1 && state[0] !== undefined)
        file.log.snapshot(chapter, file.log.extent(chapter).seq, state[0]);
      if (round % 10 !== 9) {
        compacted(file);
        continue;
      }
      const [before, text] = [historyOf(file, chapter), textOf(file.log.load(chapter).updates)];
      const waiting = file.log.waiting();
      compacted(file);
      expect(historyOf(file, chapter)).toEqual(before);
      expect(textOf(file.log.load(chapter).updates)).toBe(text);
      expect(file.log.waiting()).toBe(waiting);
    }
    const rows = archives(file);
    expect(rows.length).toBeLessThan(10);
    expect(rows.every(([first], index) => first === (rows[index - 1]?.[1] ?? 0) + 1)).toBe(true);
    file.log.markShared(chapter, 4_321);
    expect(file.log.waiting()).toBe(
      historyOf(file, chapter).filter(({ seq, actor }) => seq > 4_321 && actor !== 'upstream').length,
    );
    file.close();
    expect((await checkProject(path)).findings).toEqual([]);
  }));

test('SZ3 an archive goes only once a larger one holds all of it', () =>
  inFolder((folder) => {
    const file = createProjectFile(join(folder, 'a.ratschrift'), project);
    const hand = typist(1);
    const tables = file.log.tables;
    file.log.append(
      Array.from({ length: 600 }, () => ({ room: chapter, actor: person, bytes: hand.type('x '), leases: [] })),
    );
    compacted(file);
    const [first, last] = archives(file)[0] ?? [0, 0];
    expect(last).toBeGreaterThan(first ?? 0);
    for (const covering of [
      [2, 10_000],
      [1, (last ?? 0) - 1],
    ]) {
      expect(() =>
        file.db.transaction(() => {
          tables.archives.add(1, covering[0] ?? 0, covering[1] ?? 0, 0, new Uint8Array());
          tables.dropJoined.run(1, 0, 100_000, covering[0] ?? 0, covering[1] ?? 0);
        })(),
      ).toThrow('append-only');
    }
    expect(historyOf(file, chapter)).toHaveLength(600);
    file.close();
  }));

test('SZ2 a file of the fourth version keeps every update, and its archives are joined in the new form', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'Viertes.ratschrift');
    const hand = typist(5);
    const log = Array.from({ length: 3_100 }, (_, index) => ({
      seq: index + 1,
      actor: index % 7 === 0 ? person : otherPerson,
      at: 1_770_000_000_000 + 150 * index,
      bytes: hand.type(`${index} `),
    }));
    writeFourthVersion(path, chapter, log);
    const file = openProjectFile(path);
    expect(file.restoredFrom).toBeNull();
    expect(historyOf(file, chapter)).toEqual(log);
    expect(textOf(file.log.load(chapter).updates)).toBe(textOf(log.map(({ bytes }) => bytes)));
    expect(file.log.tables.goodSnapshot(file.log.tables.rooms.get(chapter) ?? expect.fail('no room'))?.seq).toBe(3_000);
    expect(archives(file)).toHaveLength(12);
    compacted(file);
    expect(archives(file).length).toBeLessThan(4);
    expect(historyOf(file, chapter)).toEqual(log);
    file.close();
    expect((await checkProject(path)).findings).toEqual([]);
  }));

test('SZ4 20,000 edits of a year by 60 people take less than three times their minimal encoded history', () =>
  inFolder((folder) => {
    const path = join(folder, 'Jahr.ratschrift');
    const file = createProjectFile(path, project);
    // Two chapters: as many edits in each as a year gives, so that what a room takes in any case does not decide.
    const year = new YearOfWriting(project, 20_000, 1, 2);
    const least = writeYear(file, year);
    const { updates } = file.log.counts();
    // What an empty file takes stays the same, however much is written, and free pages are used again: here both together would
    // be as much as all the rest; after a million edits they are a fiftieth.
    const count = (sql: string): number => file.db.prepare<[], number>(sql).pluck().get() ?? 0;
    const tables = count("SELECT count(*) FROM sqlite_schema WHERE type = 'table'");
    const pages = count('PRAGMA page_count') - count('PRAGMA freelist_count') - tables - 3;
    file.close();
    const ratio = (4_096 * pages) / least.encoded;
    console.log(
      `SZ4 storage: ${updates} edits take ${4_096 * pages} bytes, ${ratio.toFixed(2)} of their least encoded history`,
    );
    expect(updates).toBe(20_000);
    expect(ratio).toBeLessThan(3);
  }));

test('SZ5 in a pause the write-ahead log is brought into the file and gives its space back', () =>
  inFolder((folder) => {
    const path = join(folder, 'Pause.ratschrift');
    const file = createProjectFile(path, project);
    for (let index = 0; index < 40; index += 1)
      file.log.append([
        { room: chapter, actor: person, bytes: typist(index + 1).type('x'.repeat(60_000)), leases: [] },
      ]);
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(1 << 20);
    while (file.maintain());
    expect(statSync(`${path}-wal`).size).toBe(0);
    expect(textOf(file.log.load(chapter).updates)).toHaveLength(40 * 60_000);
    file.close();
  }));
