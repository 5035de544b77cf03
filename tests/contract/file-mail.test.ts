import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createProject, metaKeys } from '../../electron/services/create-project.ts';
import { writeAsOwnProject, writeMail } from '../../electron/services/file/mail.ts';
import { verifyFile } from '../../electron/services/file/verify.ts';
import { OpenProject } from '../../electron/services/open-project.ts';
import { readPaper } from '../../electron/services/read-paper.ts';
import { unpack } from '../../electron/store/archive.ts';
import { migrations } from '../../electron/store/migrate.ts';
import { expectedSchema } from '../../electron/store/migrate.ts';
import { openProject } from '../../electron/store/open-store.ts';
import type { ProjectStore } from '../../electron/store/project-store.ts';
import { tablePolicies } from '../../electron/store/write-copy.ts';
import { chapterText } from '../../shared/document/chapter.ts';
import { noteSource } from '../../shared/document/chapter-source.ts';
import { noteSuggestion } from '../../shared/document/suggestions.ts';
import { parseRoom, roomName } from '../../shared/sync/rooms.ts';
import { WebSocket } from 'ws';
import { samplePicture } from '../support/pictures.ts';
import { inFolder } from '../support/store.ts';

const secrets = {
  token: 'feedc0de'.repeat(8),
  invitation: 'deadbeef'.repeat(8),
  device: 'Aylins Klapprechner',
  invited: 'Ingrid Eingeladen',
};
const words = {
  deleted: 'Verworfenes Geheimwort',
  draft: 'Entwurf im Verborgenen',
  imported: 'Wolfram Wordautor',
  erased: 'Erwin Erased',
  file: 'Entwurf von Wolfram.docx',
  comment: 'Karla Kommentar',
};

async function change(store: ProjectStore, room: string, work: (doc: Y.Doc) => void): Promise<void> {
  const doc = new Y.Doc();
  for (const update of (await store.loadRoom(room)).updates) Y.applyUpdate(doc, update);
  const before = Y.encodeStateVector(doc);
  let bytes = new Uint8Array();
  doc.on('update', (update: Uint8Array) => (bytes = new Uint8Array(update)));
  doc.transact(() => work(doc));
  expect(Y.encodeStateVector(doc)).not.toEqual(before);
  await store.append({ room, actor: 'host', bytes, leases: [{ client: doc.clientID, person: 'host' }] });
}

/** A project with every secret and name that a file may hold; resolves with its path and the names of its people. */
async function writeProject(folder: string): Promise<{ file: string; names: string[]; privateKey: string }> {
  const file = path.join(folder, 'Plan.ratschrift');
  await createProject(file, { title: 'Leitbild', kind: 'sample' }, { inProcess: true });
  const store = await openProject(file, { inProcess: true });
  const [person = '', other = ''] = [...(await store.names()).keys()];
  await store.setName(person, 'Änne Öztürk-Groß');
  const at = '2026-11-23T08:00:00.000Z';
  await store.addDevice({
    id: 'd1',
    person,
    name: secrets.device,
    tokenHash: secrets.token,
    relay: false,
    createdAt: at,
    withdrawnAt: null,
  });
  await store.addInvitation({
    id: other,
    codeHash: secrets.invitation,
    name: secrets.invited,
    roles: '[]',
    createdAt: at,
    expiresAt: at,
    redeemedAt: null,
    revokedAt: null,
    person: null,
  });
  const room = (await store.rooms()).find((name) => name.includes('/chapter/')) ?? '';
  const chapter = parseRoom(room)?.item ?? '';
  await store.addDraft({ id: other, room, reason: 'noRight', text: words.draft, at });
  await store.addAsset(samplePicture(2), false);
  await change(store, room, (doc) => {
    chapterText(doc).insert(3, `${words.deleted} `);
    noteSuggestion(doc, 's1', person, 1_000, new Map() as never, words.imported);
  });
  await change(store, room, (doc) => {
    const text = chapterText(doc);
    text.delete(3, words.deleted.length + 1);
    text.insert(text.length, ' Bleibendes Wort.');
  });
  await change(
    store,
    roomName({ project: store.project, kind: 'comments', item: chapter }),
    (doc) =>
      void doc
        .getMap('entries')
        .set(`${person}/c1`, { kind: 'thread', at: 1, text: 'Gut', as: { name: words.comment, at: 1 } }),
  );
  await change(store, roomName({ project: store.project, kind: 'outline', item: null }), (doc) =>
    noteSource(doc, chapter, { sha256: '0'.repeat(64), file: words.file, index: 0, version: 1 }),
  );
  await change(
    store,
    roomName({ project: store.project, kind: 'record', item: null }),
    (doc) => void doc.getMap('names').set(other, words.erased),
  );
  const nothing = { room, actor: person, bytes: new Uint8Array([0, 0]), leases: [] };
  await Promise.all(Array.from({ length: 600 }, () => store.append(nothing)));
  await store.maintain();
  const names = [...(await store.names()).values()];
  const privateKey = (await store.projectKey())?.privateKey ?? '';
  await store.close();
  return { file, names, privateKey };
}

/** All bytes of a file as text, what is packed in it unpacked besides. */
function everythingIn(file: string): string {
  const db = new Database(file, { readonly: true });
  const archives = db.prepare<[], Buffer>('SELECT packed FROM archive').pluck().all();
  const contents = db.prepare<[], Buffer>('SELECT packed FROM contents').pluck().all();
  db.close();
  const unpacked = [
    ...archives.flatMap((bytes) => unpack(bytes, 1).map((update) => update.bytes)),
    ...contents.map((bytes) => inflateRawSync(bytes)),
  ];
  return Buffer.concat([readFileSync(file), ...unpacked]).toString('utf8');
}

const open = (file: string): Promise<OpenProject> =>
  OpenProject.open(file, { inProcess: true, upstreamOf: () => null, webSocket: WebSocket, log: () => undefined });

test('BF10 no mailed file holds the private key, a token, a device or an invitation; without people no name at all', () =>
  inFolder(async (folder) => {
    const { file, names, privateKey } = await writeProject(folder);
    // „Geschäftsstelle“ is a name in the list and a word of the paper.
    const paper = JSON.stringify(
      (await readPaper(file, { inProcess: true })).chapters.map(({ blocks, title }) => [title, blocks]),
    );
    const own = names.filter((name) => !paper.includes(name));
    expect(own).toContain('Änne Öztürk-Groß');
    for (const history of [true, false]) {
      for (const people of [true, false]) {
        const out = path.join(folder, `Post-${history}-${people}.ratschrift`);
        writeMail(file, out, { history, people });
        const all = everythingIn(out);
        for (const secret of [privateKey, privateKey.slice(20, 60), ...Object.values(secrets)])
          expect(all).not.toContain(secret);
        expect(all).not.toContain(words.erased);
        expect(all).toContain('Bleibendes Wort.');
        expect(all.includes(words.deleted)).toBe(history);
        for (const name of [...own, words.imported, words.draft, words.comment, words.file])
          expect({ name, there: all.includes(name) }).toEqual({ name, there: people });
        expect(verifyFile(out)).toMatchObject({ ok: true, found: [] });
        const [sent, here] = [await readPaper(out, { inProcess: true }), await readPaper(file, { inProcess: true })];
        expect(sent.chapters.map(({ contentHash }) => contentHash)).toEqual(
          here.chapters.map(({ contentHash }) => contentHash),
        );
      }
    }
    expect(() =>
      writeMail(file, path.join(folder, 'Post-true-true.ratschrift'), { history: true, people: true }),
    ).toThrow('fileExists');
    expect(existsSync(path.join(folder, 'Post-true-true.ratschrift'))).toBe(true);
  }));

test('BF11 who opens a mailed file reads, and is nobody of the project', () =>
  inFolder(async (folder) => {
    const { file, names } = await writeProject(folder);
    const out = path.join(folder, 'Post.ratschrift');
    writeMail(file, out, { history: false, people: true });
    const project = await open(out);
    const info = project.info(project.localPerson);
    expect(info).toMatchObject({ home: false, readOnly: null });
    expect(Date.parse(info.mailed ?? '')).toBeGreaterThan(0);
    expect(project.person(project.localPerson)?.roles).toEqual([{ role: 'reader' }]);
    // Opening it loses no name.
    expect(project.peopleList().people.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    await project.close();
    const again = await open(out);
    expect(again.peopleList().people.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    await again.close();
  }));

test('BF12 a backup becomes a project of its own: same text, history and people, another id and key', () =>
  inFolder(async (folder) => {
    const { file, names, privateKey } = await writeProject(folder);
    const store = await openProject(file, { inProcess: true });
    const backup = await store.backup();
    const old = store.project;
    await store.close();
    const out = path.join(folder, 'Kopie.ratschrift');
    const id = writeAsOwnProject(backup, out, 'Kopie vom 26.11.2026');
    expect(id).not.toBe(old);
    expect(verifyFile(out)).toMatchObject({ ok: true, found: [], project: id, title: 'Kopie vom 26.11.2026' });
    expect(everythingIn(out)).not.toContain(privateKey);
    const project = await open(out);
    expect(project.info(project.localPerson).home).toBe(true);
    expect(project.peopleList().people.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    await project.close();
    const [sent, here] = [await readPaper(out, { inProcess: true }), await readPaper(file, { inProcess: true })];
    expect(sent.chapters).toEqual(here.chapters);
    const copy = await openProject(out, { inProcess: true });
    expect(await copy.rooms()).toHaveLength((await copy.rooms()).filter((room) => room.startsWith(id)).length);
    expect(await copy.meta(metaKeys.mailed)).toBeNull();
    expect((await copy.drafts())[0]?.room.startsWith(id)).toBe(true);
    await copy.close();
  }));

test('BF13 every table of the file is named in what goes out and what does not', () => {
  const schema = JSON.parse(expectedSchema(migrations)) as [string, string][];
  const tables = schema.filter(([type]) => type === 'table').map(([, name]) => name);
  expect(Object.keys(tablePolicies).sort()).toEqual(tables.filter((name) => !name.startsWith('sqlite_')).sort());
});
