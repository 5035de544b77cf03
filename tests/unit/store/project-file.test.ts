import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupsOf } from '../../../electron/store/backups.ts';
import { checkProject } from '../../../electron/store/check.ts';
import { createProjectFile } from '../../../electron/store/create-project-file.ts';
import { migrations } from '../../../electron/store/migrate.ts';
import { openProjectFile } from '../../../electron/store/open-project-file.ts';
import { openProject } from '../../../electron/store/open-store.ts';
import type { ProjectFile } from '../../../electron/store/project-file.ts';
import { connect, makeDurable } from '../../../electron/store/sqlite.ts';
import { chapter, inFolder, person, project, textOf, typist } from '../../support/store.ts';
import { contentOf, writeSample } from '../../support/store-sample.ts';

describe('tables that only grow', () => {
  let folder = '';
  let file: ProjectFile | null = null;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ratschrift-'));
    await writeSample(join(folder, 'a.ratschrift'));
    file = openProjectFile(join(folder, 'a.ratschrift'));
  });
  afterAll(() => {
    file?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    'UPDATE updates SET actor = actor',
    'DELETE FROM updates WHERE seq = (SELECT max(seq) FROM updates)',
    'INSERT OR REPLACE INTO updates SELECT * FROM updates LIMIT 1',
    'UPDATE archive SET own = own',
    'DELETE FROM archive',
    'INSERT OR REPLACE INTO archive SELECT * FROM archive LIMIT 1',
    'UPDATE record SET by = by',
    'DELETE FROM record',
    'INSERT OR REPLACE INTO record SELECT * FROM record LIMIT 1',
    'UPDATE leases SET person = person',
    'DELETE FROM leases',
    'UPDATE assets SET mime = mime',
    'DELETE FROM assets',
    'INSERT OR REPLACE INTO assets SELECT * FROM assets LIMIT 1',
    'DELETE FROM shared_assets',
    'DELETE FROM rooms',
    'UPDATE rooms SET seq = seq - 1',
    'DELETE FROM project',
    "UPDATE project SET id = 'x'",
  ])('ST26 log and record can be neither changed nor shortened: %s', (sql) => {
    expect(() => file?.db.exec(sql)).toThrow(/append-only|only moves forward/);
  });
});

test('ST26 every commit is an fsync: journal in WAL, synchronous FULL, foreign keys on, the lock exclusive', () =>
  inFolder((folder) => {
    const file = createProjectFile(join(folder, 'a.ratschrift'), project);
    const setting = (name: string): unknown => file.db.pragma(name, { simple: true });
    try {
      expect(
        ['journal_mode', 'synchronous', 'foreign_keys', 'locking_mode', 'recursive_triggers'].map(setting),
      ).toEqual(['wal', 2, 1, 'exclusive', 1]);
      const tables = file.db
        .prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'")
        .all();
      expect(
        tables.every((table) => typeof table === 'object' && table !== null && 'strict' in table && table.strict === 1),
      ).toBe(true);
    } finally {
      file.close();
    }
  }));

test('ST30 a write-protected file opens for reading only, with what a crash left in its log', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'Geschützt.ratschrift');
    const file = createProjectFile(path, project);
    file.log.append([{ room: chapter, actor: person, bytes: typist(1).type('noch im Protokoll'), leases: [] }]);
    const [main, wal] = [readFileSync(path), readFileSync(`${path}-wal`)];
    file.close();
    writeFileSync(path, main);
    writeFileSync(`${path}-wal`, wal);
    chmodSync(path, 0o444);
    const names = readdirSync(folder);
    const store = await openProject(path, { inProcess: true });
    expect(store.readOnly).toBe('medium');
    expect(textOf((await store.loadRoom(chapter)).updates)).toBe('noch im Protokoll');
    await expect(
      store.append({ room: chapter, actor: person, bytes: typist(2).type('x'), leases: [] }),
    ).rejects.toMatchObject({ code: 'noPermissionOnDisk' });
    await expect(store.setName(person, 'x')).rejects.toMatchObject({ code: 'noPermissionOnDisk' });
    await store.close();
    expect(readFileSync(path).equals(main)).toBe(true);
    expect(readdirSync(folder)).toEqual(names);
    expect(existsSync(`${path}-shm`)).toBe(false);
  }));

test('ST31 the three newest backups are kept, whenever they were made', () =>
  inFolder((folder) => {
    const path = join(folder, 'a.ratschrift');
    const file = createProjectFile(path, project);
    try {
      const made: string[] = [];
      for (let index = 0; index < 5; index++) {
        file.log.append([{ room: chapter, actor: person, bytes: typist(index + 1).type('x'), leases: [] }]);
        made.push(file.backup());
      }
      const kept = [...new Set(made)].slice(-3).reverse();
      expect(backupsOf(path)).toEqual(kept);
      expect(statSync(kept[0] ?? '').mode & 0o077).toBe(0);
      expect(statSync(path).mode & 0o077).toBe(0);
    } finally {
      file.close();
    }
  }));

test('ST32 a damaged snapshot is dropped and the room rebuilt from the log', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'a.ratschrift');
    await writeSample(path);
    const before = await openProject(path, { inProcess: true });
    const intact = JSON.stringify(await contentOf(before));
    await before.close();
    const db = connect(path);
    makeDurable(db);
    expect(db.prepare('UPDATE snapshots SET state = zeroblob(length(state))').run().changes).toBeGreaterThan(0);
    db.close();
    expect(await checkProject(path)).toMatchObject({ ok: true, findings: [{ what: 'snapshot' }] });
    const store = await openProject(path, { inProcess: true });
    expect(store.restoredFrom).toBeNull();
    expect(JSON.stringify(await contentOf(store))).toBe(intact);
    await store.maintain();
    await store.close();
    expect((await checkProject(path)).findings).toEqual([]);
  }));

test('ST33 check names what is missing or changed, and changes nothing itself', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'a.ratschrift');
    await writeSample(path);
    const sound = await checkProject(path);
    expect(sound).toMatchObject({
      ok: true,
      project,
      version: migrations.length,
      newer: false,
      findings: [],
      counts: { rooms: 2, updates: 704, record: 3, people: 2, drafts: 1, assets: 2 },
    });
    const db = connect(path);
    makeDurable(db);
    db.exec('DROP TRIGGER updates_archived; DROP TRIGGER record_no_delete');
    db.exec('DELETE FROM updates WHERE room = 2 AND seq = 40');
    db.exec('DELETE FROM record WHERE n = 2');
    db.close();
    const bytes = readFileSync(path);
    const report = await checkProject(path);
    expect(report.ok).toBe(false);
    expect(new Set(report.findings.map(({ what }) => what))).toEqual(new Set(['schema', 'gap', 'chain']));
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(readdirSync(folder).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
    writeFileSync(join(folder, 'b.ratschrift'), 'kein Projekt');
    await expect(checkProject(join(folder, 'b.ratschrift'))).rejects.toMatchObject({ code: 'notAProject' });
    await expect(checkProject(join(folder, 'c.ratschrift'))).rejects.toMatchObject({ code: 'noFile' });
  }));

test('ST34 the log of a file that was deleted after a crash is not applied to a new one of its name', () =>
  inFolder((folder) => {
    const path = join(folder, 'a.ratschrift');
    const old = createProjectFile(path, project);
    old.log.append([{ room: chapter, actor: person, bytes: typist(1).type('alt'), leases: [] }]);
    const wal = readFileSync(`${path}-wal`);
    old.close();
    writeFileSync(`${path}-wal`, wal);
    const moved = join(folder, 'weg.ratschrift');
    writeFileSync(moved, readFileSync(path));
    chmodSync(moved, 0o600);
    expect(() => createProjectFile(path, project)).toThrow('fileExists');
    const fresh = join(folder, 'neu.ratschrift');
    writeFileSync(`${fresh}-wal`, wal);
    const file = createProjectFile(fresh, project);
    expect(file.log.names()).toEqual([]);
    file.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('neu.ratschrift.damaged-'))).toHaveLength(1);
  }));
