import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type * as Y from 'yjs';
import { createProject, metaKeys } from '../../electron/services/create-project.ts';
import { writeArchive } from '../../electron/services/file/archive.ts';
import { OpenProject } from '../../electron/services/open-project.ts';
import { readPaper } from '../../electron/services/read-paper.ts';
import { openProject } from '../../electron/store/open-store.ts';
import { blockProperties, chapterText, chapterTitle } from '../../shared/document/chapter.ts';
import { setChapterDeleted } from '../../shared/document/outline.ts';
import { parseRoom, roomName } from '../../shared/sync/rooms.ts';
import { inFolder } from '../support/store.ts';

const open = (file: string): Promise<OpenProject> =>
  OpenProject.open(file, { inProcess: true, upstreamOf: () => null, webSocket: WebSocket, log: () => undefined });

async function sampleIn(folder: string): Promise<{ file: string; project: OpenProject; rooms: string[] }> {
  const file = path.join(folder, 'Plan.ratschrift');
  await createProject(file, { title: 'Leitbild', kind: 'sample' }, { inProcess: true });
  const project = await open(file);
  const rooms = (await project.rooms()).filter(({ kind }) => kind === 'chapter').map(({ room }) => room);
  return { file, project, rooms };
}

async function edit(project: OpenProject, name: string, change: (doc: Y.Doc) => void): Promise<void> {
  const room = await project.hub.open(name);
  room.write(change);
  await room.log.drained();
  room.release();
}

/** Hashes of the chapters as they stand. */
async function contents(file: string): Promise<Map<string, string>> {
  const { chapters } = await readPaper(file, { inProcess: true });
  return new Map(chapters.map(({ id, contentHash, title }) => [id, `${title} ${contentHash}`]));
}

test('BF18 chapters come back as a step forward, deleted ones with their place, and what stood before is in a backup', () =>
  inFolder(async (folder) => {
    const { file, project, rooms } = await sampleIn(folder);
    const [first = '', second = '', third = ''] = rooms;
    const outline = roomName({ project: project.id, kind: 'outline', item: null });
    const idOf = (room: string): string => parseRoom(room)?.item ?? '';
    await project.backups.make();
    const at = project.backups.status.at ?? '';
    // As a chapter is garbled: text gone and other text there, a title, a kind, a format.
    await edit(project, first, (doc) => {
      const text = chapterText(doc);
      text.delete(5, 400);
      text.insert(9, 'Versehentlich. ');
      text.format(20, 30, { bold: true });
      chapterTitle(doc).insert(0, 'Anders: ');
      for (const key of [...blockProperties(doc).keys()].slice(0, 3)) blockProperties(doc).set(key, 'quote');
    });
    await edit(project, second, (doc) => chapterText(doc).insert(3, 'Gewollt. '));
    await edit(project, outline, (doc) => setChapterDeleted(doc, idOf(third), true, 'host'));
    const preview = await project.files.preview(at);
    expect(preview.chapters.map(({ id, now }) => [id, now])).toEqual(
      rooms.map((room) => [
        idOf(room),
        room === first || room === second ? 'changed' : room === third ? 'gone' : 'same',
      ]),
    );
    expect(preview.chapters.find(({ id }) => id === idOf(second))?.written).toBeGreaterThan(0);
    expect((await project.files.chapter(at, idOf(second))).content).not.toContain('Gewollt');
    const done = await project.files.restore(project.localPerson, at, [idOf(first), idOf(third)]);
    expect(done.chapters).toBe(2);
    expect(done.safety > at).toBe(true);
    // Once more changes nothing.
    expect(await project.files.restore(project.localPerson, at, [idOf(first)])).toMatchObject({ chapters: 0 });
    const backup = project.backups.fileOf(at);
    const safety = project.backups.fileOf(done.safety);
    await project.close();
    const [then, now, before] = [await contents(backup), await contents(file), await contents(safety)];
    expect(now.get(idOf(first))).toBe(then.get(idOf(first)));
    expect([...now.keys()]).toEqual([...then.keys()]);
    expect(now.get(idOf(second))).not.toBe(then.get(idOf(second)));
    expect(before.get(idOf(first))).toContain('Anders: ');
    expect(before.has(idOf(third))).toBe(false);
  }));

test('BF19 the whole paper comes back; nobody brings back where they may not write; a bad backup is put aside and told', () =>
  inFolder(async (folder) => {
    const { file, project, rooms } = await sampleIn(folder);
    await project.backups.make();
    const at = project.backups.status.at ?? '';
    for (const room of rooms) await edit(project, room, (doc) => chapterText(doc).insert(4, 'Neu. '));
    const member = project
      .peopleList()
      .people.find(({ roles }) => roles.every(({ role }) => role === 'member') && roles.length > 0);
    const state = (): Promise<string[]> =>
      Promise.all(
        rooms.map(async (name) => {
          const room = await project.hub.open(name);
          const text = room.read((doc) => chapterText(doc).toString());
          room.release();
          return text;
        }),
      );
    const before = await state();
    await expect(project.files.restore(member?.id ?? '', at, null)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await state()).toEqual(before);
    expect(await project.files.restore(project.localPerson, at, null)).toMatchObject({ chapters: rooms.length });
    expect((await state()).some((text) => text.includes('Neu. '))).toBe(false);
    const backup = project.backups.fileOf(at);
    const bytes = readFileSync(backup);
    writeFileSync(backup, bytes.fill(9, 8_000, 9_000));
    await expect(project.files.preview(at)).rejects.toMatchObject({ code: 'badBackup' });
    expect(project.backups.list().find((each) => each.at === at)).toMatchObject({ good: false });
    await project.close();
    expect((await contents(file)).size).toBe(rooms.length);
  }));

test('BF20 an archive is one folder with text, record, report and checksums that fit, and without the key; its PDF is what the report says', () =>
  inFolder(async (folder) => {
    // A small one: what a whole paper looks like is PD1's.
    const file = path.join(folder, 'Plan.ratschrift');
    await createProject(file, { title: 'Leitbild', kind: 'empty' }, { inProcess: true });
    const store = await openProject(file, { inProcess: true });
    const key = (await store.projectKey())?.privateKey ?? 'none';
    expect(await store.meta(metaKeys.localPerson)).not.toBeNull();
    await store.close();
    const out = path.join(folder, 'Archiv');
    await writeArchive(file, out);
    expect(readdirSync(out).sort()).toEqual(
      [
        'LIESMICH.txt',
        'Papier.docx',
        'Papier.pdf',
        'Nachweis.json',
        'Nachweis.txt',
        'Papier.html',
        'Papier.json',
        'Pruefbericht.json',
        'Pruefbericht.txt',
        'SHA256SUMS',
        'Vorhaben.ratschrift',
      ].sort(),
    );
    const sums = readFileSync(path.join(out, 'SHA256SUMS'), 'utf8').trim().split('\n');
    expect(sums).toHaveLength(10);
    for (const line of sums) {
      const [sum = '', name = ''] = line.split('  ');
      expect(
        createHash('sha256')
          .update(readFileSync(path.join(out, name)))
          .digest('hex'),
      ).toBe(sum);
    }
    expect(readFileSync(path.join(out, 'Pruefbericht.txt'), 'utf8')).toContain('unversehrt');
    // What the PDF is certified as stands in the report, whatever this machine can.
    const { forms } = JSON.parse(readFileSync(path.join(out, 'Pruefbericht.json'), 'utf8')) as {
      forms: { file: string; standard?: string | null; says: string[] }[];
    };
    const pdf = readFileSync(path.join(out, 'Papier.pdf'));
    const form = forms.find(({ file: name }) => name === 'Papier.pdf');
    expect(pdf.includes('<pdfaid:conformance>A</pdfaid:conformance>')).toBe(form?.standard === 'a-2a');
    expect(form?.says[0]).toContain(form?.standard === 'a-2a' ? 'PDF/A-2a' : 'nicht als PDF/A ausgewiesen');
    expect(readFileSync(path.join(out, 'Pruefbericht.txt'), 'utf8')).toContain(`Papier.pdf: ${form?.says[0] ?? ''}`);
    expect(readFileSync(path.join(out, 'Vorhaben.ratschrift')).includes(key)).toBe(false);
    await expect(writeArchive(file, out)).rejects.toMatchObject({ code: 'fileExists' });
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  }));
