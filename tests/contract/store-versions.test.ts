import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { checkProject } from '../../electron/store/check.ts';
import type { Content } from '../../electron/store/project-store.ts';
import { canonicalVersion, type VersionContent } from '../../shared/document/version-content.ts';
import { DEFAULT_SETTINGS } from '../../shared/document/paper-settings.ts';
import { fileOf, inBothWays } from '../support/store-ways.ts';
import { entryAfter, inFolder, project } from '../support/store.ts';

const content = (json: string): Content => ({ hash: createHash('sha256').update(json).digest('hex'), json });
const chapter = content('[{"id":"a","indent":0,"kind":"paragraph","runs":[{"attrs":{},"text":"Grün wächst 🌱"}]}]');
const manifest: VersionContent = {
  title: 'Leitbild',
  owner: '50.6',
  settings: DEFAULT_SETTINGS,
  chapters: [{ id: project, title: 'Bildung', group: null, stage: 'open', numbers: [], content: chapter.hash }],
};
const whole = content(canonicalVersion(manifest));
const id = '7d7e8d0e-52b3-4f8e-9a53-0a2f4a7f2a01';
const entries = () => {
  const first = entryAfter(null, { kind: 'project', id: project, publicKey: 'key' });
  const version = { kind: 'version', id, level: 'frozen', name: 'Runde 1', note: '', content: whole.hash } as const;
  return [first, entryAfter(first, version)];
};

inBothWays(({ create, open }) => {
  test('VE1 texts of versions are kept once by their hash, stay for good, and come back as they were', () =>
    inFolder(async (folder) => {
      const store = await create(folder);
      await store.addContents([chapter, whole]);
      await store.addContents([chapter]);
      await store.addCheckpoint({ at: 1_000, why: 'hour' });
      expect(await store.content('0'.repeat(64))).toBeNull();
      expect(await store.hasContents([chapter.hash, '0'.repeat(64)])).toEqual([chapter.hash]);
      await store.close();
      const again = await open(folder);
      expect(await again.content(chapter.hash)).toBe(chapter.json);
      expect(await again.content(whole.hash)).toBe(whole.json);
      expect(await again.checkpoints()).toEqual([{ at: 1_000, why: 'hour' }]);
      await again.close();
      const db = new Database(fileOf(folder));
      expect(() => db.prepare('DELETE FROM contents').run()).toThrow('append-only');
      expect(() => db.prepare("UPDATE contents SET packed = x'00'").run()).toThrow('append-only');
      db.close();
    }));

  test('VE2 a text that no longer is what its hash says is never given out, and the check names the version', () =>
    inFolder(async (folder) => {
      const store = await create(folder);
      await store.setProjectKey({ publicKey: 'public', privateKey: 'private' });
      await store.addContents([chapter, whole]);
      await store.appendRecord(entries());
      const path = fileOf(folder);
      await store.close();
      expect((await checkProject(path)).findings).toEqual([]);

      const db = new Database(path);
      db.exec('DROP TRIGGER contents_no_update');
      const { packed } = db
        .prepare<[string], { packed: Buffer }>('SELECT packed FROM contents WHERE hash = ?')
        .get(chapter.hash) ?? { packed: Buffer.alloc(0) };
      packed.writeUInt8(packed.readUInt8(4) ^ 1, 4);
      db.prepare('UPDATE contents SET packed = ? WHERE hash = ?').run(packed, chapter.hash);
      db.close();
      const before = readFileSync(path);
      const { ok, findings } = await checkProject(path);
      expect(ok).toBe(false);
      expect(findings).toContainEqual({
        where: `version "Runde 1", record [2]: chapter "Bildung" ${chapter.hash} is missing`,
        what: 'content',
      });
      expect(readFileSync(path).equals(before)).toBe(true);
    }));
});
