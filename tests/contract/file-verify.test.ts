import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createProject } from '../../electron/services/create-project.ts';
import { signEntries } from '../../electron/services/ledger.ts';
import { DEFAULT_SETTINGS } from '../../shared/document/paper-settings.ts';
import { canonicalVersion } from '../../shared/document/version-content.ts';
import { verifyFile } from '../../electron/services/file/verify.ts';
import { integer, text } from '../../electron/store/hashed-table.ts';
import { packState } from '../../electron/store/packing/packed-state.ts';
import { openProject } from '../../electron/store/open-store.ts';
import { canonicalEntry, type RecordEntry } from '../../shared/domain/record.ts';
import type { Verification } from '../../shared/domain/verification.ts';
import { forge, rowOf } from '../support/forge-file.ts';
import { hostScene } from '../support/host-scene.ts';
import { samplePicture } from '../support/pictures.ts';
import { inFolder } from '../support/store.ts';

const { newFile, path: folderOf, run } = hostScene();

/** A sample project with a picture and some typing behind its seeds, closed. */
async function sampleIn(folder: string): Promise<string> {
  const file = path.join(folder, 'Plan.ratschrift');
  await createProject(file, { title: 'Leitbild', kind: 'sample' }, { inProcess: true });
  const store = await openProject(file, { inProcess: true });
  await store.addAsset(samplePicture(2), false);
  const room = (await store.rooms()).find((name) => name.includes('/chapter/')) ?? '';
  const doc = new Y.Doc();
  for (const update of (await store.loadRoom(room)).updates) Y.applyUpdate(doc, update);
  for (const word of ['Eins ', 'Zwei ', 'Drei ']) {
    const before = Y.encodeStateVector(doc);
    doc.getText('text').insert(doc.getText('text').length, word);
    await store.append({ room, actor: 'host', bytes: Y.encodeStateAsUpdate(doc, before), leases: [] });
  }
  await store.close();
  return file;
}

const kinds = ({ found }: Verification): string[] => [...new Set(found.map(({ what }) => what))].sort();

test('BF1 a whole file is good, and not one byte of it or beside it changes', async () => {
  const file = await newFile();
  const before = { bytes: readFileSync(file), beside: readdirSync(folderOf()) };
  const { code, stdout, stderr } = await run(['verify', file, '--json']);
  expect(code).toBe(0);
  expect(stderr).toContain('unversehrt');
  const report = JSON.parse(stdout) as Verification;
  expect(report).toMatchObject({ ok: true, found: [], title: 'LIP 2.0 – Strategiepapier' });
  expect(report.counts.signatures).toBe(report.counts.entries);
  expect(report.counts.updates).toBeGreaterThan(5);
  expect(readFileSync(file).equals(before.bytes)).toBe(true);
  expect(readdirSync(folderOf())).toEqual(before.beside);
});

test('BF2 a changed, a missing and a foreign entry of the record are named with their numbers', () =>
  inFolder(async (folder) => {
    const file = await sampleIn(folder);
    const store = await openProject(file, { inProcess: true });
    const entries = await store.record();
    await store.close();
    const changed = entries[1];
    if (changed?.body.kind !== 'title') throw new Error('no title');
    // As if somebody gave the paper another title and made the hashes fit again, all but the signatures.
    const forged: RecordEntry[] = [];
    for (const entry of entries) {
      const body = entry === changed ? { ...changed.body, title: 'Gefälscht' } : entry.body;
      const previous = forged.at(-1)?.hash ?? entry.previous;
      const hash = createHash('sha256')
        .update(canonicalEntry({ ...entry, body, previous }))
        .digest('hex');
      forged.push({ ...entry, body, previous, hash });
    }
    forge(file, (table) => {
      for (const { n, at, by, body, previous, hash, signature } of forged.slice(1))
        table('record').put(n, at, by, JSON.stringify(body), previous, hash, signature);
    });
    const signatures = verifyFile(file);
    expect(kinds(signatures)).toEqual(['signature']);
    expect(signatures.found[0]).toMatchObject({ place: { in: 'record' }, number: 2, at: changed.at });
    forge(file, (table) => table('record').delete(3));
    const gap = verifyFile(file);
    expect(gap.found.filter(({ what }) => what === 'chain')).toMatchObject([{ number: 4 }]);
    expect(gap.ok).toBe(false);
    forge(file, (table) => {
      const [id] = table('project').all();
      table('project').delete(text(id?.[0]));
      table('project').add('11111111-2222-4333-8444-555555555555');
    });
    expect(kinds(verifyFile(file))).toContain('otherProject');
  }));

test('BF3 an update that is none, one that is missing, another picture: said where, by title, number and time', () =>
  inFolder(async (folder) => {
    const file = await sampleIn(folder);
    expect(verifyFile(file)).toMatchObject({ ok: true, found: [] });
    forge(file, (table) => {
      const row = rowOf(table('updates'), ([, seq]) => seq === 3);
      table('updates').put(row[0] ?? null, 3, 'host', row[3] ?? null, Uint8Array.of(1, 2, 3, 4, 5));
      const [, mime = null, width = null, height = null, at = null] = rowOf(table('assets'), () => true);
      const hash = samplePicture(2).hash;
      table('assets').put(hash, mime, width, height, at, Uint8Array.of(9, 9));
    });
    const report = verifyFile(file);
    expect(report.ok).toBe(false);
    const bad = report.found.find(({ what }) => what === 'badUpdate');
    expect(bad).toMatchObject({ number: 3, place: { in: 'chapter' } });
    expect(Date.parse(bad?.at ?? '')).toBeGreaterThan(0);
    // What comes after builds upon the one that is none.
    expect(kinds(report)).toEqual(['badUpdate', 'incomplete', 'pictureBytes']);
    forge(file, (table, db) => {
      const row = rowOf(table('updates'), ([, seq]) => seq === 2);
      db.prepare('DELETE FROM updates WHERE room = ? AND seq = 2').run(integer(row[0]));
    });
    expect(kinds(verifyFile(file))).toContain('gap');
    const { code, stderr } = await run(['verify', file]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/Kapitel „[^“]+“, Änderung 3 vom .*: Diese Änderung ist unlesbar/);
    expect(existsSync(`${file}-wal`)).toBe(false);
  }));

test('BF9 a version whose text is missing or another one is named', () =>
  inFolder(async (folder) => {
    const file = await sampleIn(folder);
    const store = await openProject(file, { inProcess: true });
    const key = await store.projectKey();
    const last = (await store.record()).at(-1) ?? null;
    const json = canonicalVersion({ title: 'Leitbild', owner: '', settings: DEFAULT_SETTINGS, chapters: [] });
    const content = createHash('sha256').update(json).digest('hex');
    const body = { kind: 'version', id: store.project, level: 'frozen', name: 'Anhörung', note: '', content } as const;
    if (key === null) throw new Error('no key');
    await store.appendRecord(signEntries(last, 'host', [body], key, new Date()));
    await store.addContents([{ hash: content, json }]);
    await store.close();
    expect(verifyFile(file)).toMatchObject({ ok: true, found: [], counts: { versions: 2 } });
    forge(file, (table) => table('contents').put(content, deflateRawSync(json.replace('Leitbild', 'Zerrbild'))));
    const changed = verifyFile(file);
    expect(changed.found).toMatchObject([{ what: 'content', place: { in: 'version', title: 'Anhörung' } }]);
    forge(file, (table) => table('contents').delete(content));
    expect(verifyFile(file).found).toMatchObject([{ what: 'content', place: { in: 'version', title: 'Anhörung' } }]);
  }));

test('BF4 a stored state that is not what the log leads to is found, though every row is what was written', () =>
  inFolder(async (folder) => {
    const file = await sampleIn(folder);
    const store = await openProject(file, { inProcess: true });
    const room = (await store.rooms()).find((name) => name.includes('/chapter/')) ?? '';
    const doc = new Y.Doc();
    for (const update of (await store.loadRoom(room)).updates) Y.applyUpdate(doc, update);
    const { seq } = await store.loadRoom(room);
    await store.snapshot(room, seq, Y.encodeStateAsUpdate(doc));
    await store.close();
    expect(verifyFile(file)).toMatchObject({ ok: true, found: [] });
    doc.getText('text').insert(0, 'Untergeschoben');
    forge(file, (table) => {
      const row = rowOf(table('snapshots'), () => true);
      table('snapshots').put(row[0] ?? null, row[1] ?? null, packState(Y.encodeStateAsUpdate(doc)));
    });
    expect(kinds(verifyFile(file))).toEqual(['differs']);
  }));
