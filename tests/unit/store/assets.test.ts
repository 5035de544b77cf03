import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkProject } from '../../../electron/store/check.ts';
import { openProject } from '../../../electron/store/open-store.ts';
import { createProjectFile } from '../../../electron/store/create-project-file.ts';
import { openProjectFile } from '../../../electron/store/open-project-file.ts';
import { connect, makeDurable } from '../../../electron/store/sqlite.ts';
import { writeFirstVersion } from '../../support/old-files.ts';
import { samplePicture } from '../../support/pictures.ts';
import { inFolder, project } from '../../support/store.ts';

test('AS1 a picture is there once, whoever brings it how often, and knows whether the upstream host has it', () =>
  inFolder((folder) => {
    const path = join(folder, 'a.ratschrift');
    const file = createProjectFile(path, project);
    const [one, two] = [samplePicture(2), samplePicture(3)];
    for (let round = 0; round < 3; round += 1) expect(file.assets.add(one, false, 1e6)).toBe(true);
    expect(file.assets.add(two, true, 1e6)).toBe(true);
    expect(file.assets.unsharedHashes()).toEqual([one.hash]);
    file.assets.markShared(one.hash);
    file.assets.markShared(one.hash);
    expect(file.assets.unsharedHashes()).toEqual([]);
    file.close();
    const again = openProjectFile(path);
    expect([again.assets.get(one.hash), again.assets.get(two.hash)]).toEqual([one, two]);
    expect(again.assets.get('0'.repeat(64))).toBeNull();
    again.close();
  }));

test('AS2 all pictures together have a bound, and what does not fit is not stored', () =>
  inFolder((folder) => {
    const file = createProjectFile(join(folder, 'a.ratschrift'), project);
    const [one, two] = [samplePicture(2), samplePicture(3)];
    const limit = one.bytes.byteLength + two.bytes.byteLength;
    expect(file.assets.add(one, false, limit)).toBe(true);
    expect(file.assets.add(two, false, limit - 1)).toBe(false);
    expect(file.assets.get(two.hash)).toBeNull();
    expect(file.assets.add(one, false, 1)).toBe(true);
    expect(file.assets.add(two, false, limit)).toBe(true);
    file.close();
  }));

test('AS3 a damaged picture is found, the file restored from its backup, and a later picture carried over', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'a.ratschrift');
    const [early, late, spoilt] = [samplePicture(2), samplePicture(3), samplePicture(4)];
    const file = createProjectFile(path, project);
    file.assets.add(early, true, 1e6);
    const backup = file.backup();
    file.assets.add(late, true, 1e6);
    file.assets.add(spoilt, false, 1e6);
    file.close();
    const db = connect(path);
    makeDurable(db);
    const trigger = db
      .prepare<[], string>("SELECT sql FROM sqlite_schema WHERE name = 'assets_no_update'")
      .pluck()
      .get();
    db.exec('DROP TRIGGER assets_no_update');
    for (const { hash } of [early, spoilt])
      db.prepare('UPDATE assets SET bytes = zeroblob(length(bytes)) WHERE hash = ?').run(hash);
    db.exec(trigger ?? '');
    db.close();
    const report = await checkProject(path);
    expect(report).toMatchObject({ ok: false, counts: { assets: 3 } });
    expect(report.findings.filter(({ what }) => what === 'rowHash')).toHaveLength(2);
    const aside = join(folder, 'b.ratschrift');
    copyFileSync(path, aside);
    const store = await openProject(path, { inProcess: true });
    expect(store.restoredFrom).toBe(backup);
    expect(await store.asset(early.hash)).toEqual(early);
    expect(await store.asset(late.hash)).toEqual(late);
    expect(await store.asset(spoilt.hash)).toBeNull();
    expect(await store.unsharedAssets()).toEqual([]);
    await store.close();
    expect((await checkProject(path)).findings).toEqual([]);
    await expect(openProject(aside, { inProcess: true })).rejects.toMatchObject({ code: 'damagedFile' });
  }));

test('AS4 a file of an earlier version takes pictures', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'Erste Fassung.ratschrift');
    writeFirstVersion(path);
    const store = await openProject(path, { inProcess: true });
    await store.addAsset(samplePicture(2), false);
    expect(await store.unsharedAssets()).toHaveLength(1);
    const backup = await store.backup();
    await store.close();
    expect(await checkProject(backup)).toMatchObject({ ok: true, counts: { assets: 1 } });
  }));
