import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupsOf } from '../../../electron/store/backups.ts';
import { checkProject } from '../../../electron/store/check.ts';
import { inspect } from '../../../electron/store/inspect.ts';
import { migrations, versionOf, type Migration } from '../../../electron/store/migrate.ts';
import { openProjectFile } from '../../../electron/store/open-project-file.ts';
import { openProject } from '../../../electron/store/open-store.ts';
import { connect, connectReadOnly, makeDurable } from '../../../electron/store/sqlite.ts';
import { firstInvitation, writeFirstVersion } from '../../support/old-files.ts';
import { chapter, inFolder, person, typist } from '../../support/store.ts';
import { contentOf, writeSample } from '../../support/store-sample.ts';

/** A migration of the future: adds a table and fills it from what is there. */
const future = (fails = false): Migration => ({
  n: migrations.length + 1,
  name: 'future',
  up: (db) => {
    db.exec('CREATE TABLE words (room INTEGER PRIMARY KEY, bytes INTEGER NOT NULL) STRICT');
    db.exec('INSERT INTO words SELECT room, sum(length(bytes)) FROM updates GROUP BY room');
    if (fails) throw new Error('interrupted');
  },
});

test('ST27 a file of an earlier version is backed up, migrated and keeps its content', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'Früher.ratschrift');
    await writeSample(path);
    const before = await openProject(path, { inProcess: true });
    const intact = JSON.stringify(await contentOf(before));
    await before.close();
    const backups = backupsOf(path);
    const list = [...migrations, future()];
    const file = openProjectFile(path, list);
    expect(versionOf(file.db)).toBe(list.length);
    expect(file.db.prepare('SELECT count(*) FROM words').pluck().get()).toBe(2);
    expect(file.log.names()).toHaveLength(2);
    file.close();
    const made = backupsOf(path).filter((backup) => !backups.includes(backup));
    expect(made).toHaveLength(1);
    const backup = await openProject(made[0] ?? '', { inProcess: true });
    expect(JSON.stringify(await contentOf(backup))).toBe(intact);
    await backup.close();
  }));

test('ST27 a file of the first version gets the invitations of known people, and its backup stays what it was', () =>
  inFolder((folder) => {
    const path = join(folder, 'Erste Fassung.ratschrift');
    writeFirstVersion(path);
    const file = openProjectFile(path);
    expect(versionOf(file.db)).toBe(migrations.length);
    expect(file.people.invitations()).toEqual([firstInvitation]);
    file.people.addInvitation({ ...firstInvitation, id: 'x', name: '', roles: '[]', person });
    expect(file.people.invitations().map((invitation) => invitation.person)).toEqual([null, person]);
    expect(inspect(file.db, path).findings).toEqual([]);
    file.close();
    const backup = backupsOf(path).at(-1) ?? '';
    const old = connectReadOnly(backup);
    expect(versionOf(old)).toBe(1);
    expect(inspect(old, backup).findings).toEqual([]);
    old.close();
  }));

test('ST27 a row that is not what was written is not made good by migrating', () =>
  inFolder((folder) => {
    const path = join(folder, 'Erste Fassung.ratschrift');
    writeFirstVersion(path);
    const db = connect(path);
    makeDurable(db);
    db.exec(`UPDATE invitations SET roles = '[{"role":"office"}]'`);
    db.close();
    const before = readFileSync(path);
    expect(() => openProjectFile(path)).toThrow('damagedFile');
    expect(readFileSync(path).equals(before)).toBe(true);
  }));

test('ST20 what a damaged file of the first version still holds comes into its migrated backup', () =>
  inFolder((folder) => {
    const path = join(folder, 'Erste Fassung.ratschrift');
    writeFirstVersion(path, { backup: true });
    const db = connect(path);
    makeDurable(db);
    db.exec("UPDATE migrations SET row_hash = x'00'");
    db.close();
    const file = openProjectFile(path);
    expect(file.restoredFrom).toBe(backupsOf(path).at(-1));
    expect([...file.people.names().values()].sort()).toEqual(['Aylin Öztürk', 'Bernd Groß']);
    expect(file.people.invitations()).toEqual([firstInvitation]);
    expect(file.notes.drafts().map(({ text }) => text)).toEqual(['Entwurf']);
    expect(inspect(file.db, path).findings).toEqual([]);
    file.close();
  }));

test('ST28 an interrupted migration leaves the file as it was, and the next start finishes it', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'Unterbrochen.ratschrift');
    await writeSample(path);
    expect(() => openProjectFile(path, [...migrations, future(true)])).toThrow('interrupted');
    expect((await checkProject(path)).findings).toEqual([]);
    const store = await openProject(path, { inProcess: true });
    expect(store.readOnly).toBeNull();
    await store.close();
    const file = openProjectFile(path, [...migrations, future()]);
    expect(versionOf(file.db)).toBe(migrations.length + 1);
    file.close();
  }));

test('ST29 a file of a newer version opens for reading only and not one byte of it changes', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'Neuer.ratschrift');
    await writeSample(path);
    const before = await openProject(path, { inProcess: true });
    const intact = JSON.stringify(await contentOf(before));
    await before.close();
    openProjectFile(path, [...migrations, future()]).close();
    const bytes = readFileSync(path);
    const backups = backupsOf(path);
    const store = await openProject(path, { inProcess: true });
    expect(store.readOnly).toBe('newer');
    expect(JSON.stringify(await contentOf(store))).toBe(intact);
    await expect(
      store.append({ room: chapter, actor: person, bytes: typist(1).type('x'), leases: [] }),
    ).rejects.toMatchObject({ code: 'newerFile' });
    await expect(store.setMeta('a', 'b')).rejects.toMatchObject({ code: 'newerFile' });
    await store.close();
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(backupsOf(path)).toEqual(backups);
    expect(await checkProject(path)).toMatchObject({ ok: true, newer: true, version: migrations.length + 1 });
  }));
