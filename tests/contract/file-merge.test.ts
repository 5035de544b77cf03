import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { createProject, metaKeys } from '../../electron/services/create-project.ts';
import { writeMail } from '../../electron/services/file/mail.ts';
import { signEntries } from '../../electron/services/ledger.ts';
import { OpenProject } from '../../electron/services/open-project.ts';
import { migrations } from '../../electron/store/migrate.ts';
import { openProject } from '../../electron/store/open-store.ts';
import type { ProjectStore } from '../../electron/store/project-store.ts';
import { chapterText } from '../../shared/document/chapter.ts';
import { describeFailure, translate } from '../../shared/i18n/catalogue.ts';
import type { Failure } from '../../shared/rpc/contract.ts';
import { parseRoom, roomName } from '../../shared/sync/rooms.ts';
import { forge, rowOf } from '../support/forge-file.ts';
import { samplePicture } from '../support/pictures.ts';
import { inFolder } from '../support/store.ts';

const open = (file: string): Promise<OpenProject> =>
  OpenProject.open(file, { inProcess: true, upstreamOf: () => null, webSocket: WebSocket, log: () => undefined });

/** Types behind a chapter's text, under a client id of its own that belongs to `person`. */
async function type(store: ProjectStore, room: string, person: string, text: string): Promise<number> {
  const doc = new Y.Doc();
  for (const update of (await store.loadRoom(room)).updates) Y.applyUpdate(doc, update);
  const before = Y.encodeStateVector(doc);
  chapterText(doc).insert(chapterText(doc).length, text);
  const bytes = Y.encodeStateAsUpdate(doc, before);
  await store.append({ room, actor: person, bytes, leases: [{ client: doc.clientID, person }] });
  return doc.clientID;
}

/** A project and, in a second file, the same project as a member had it on the way; both closed. */
async function twoFiles(folder: string) {
  const file = path.join(folder, 'Plan.ratschrift');
  await createProject(file, { title: 'Leitbild', kind: 'sample' }, { inProcess: true });
  const away = path.join(folder, 'Unterwegs.ratschrift');
  copyFileSync(file, away);
  const store = await openProject(away, { inProcess: true });
  const record = await store.record();
  const member = record.flatMap(({ body }) =>
    body.kind === 'roles' && body.roles.some(({ role }) => role === 'member') ? [body.person] : [],
  )[0];
  const rooms = (await store.rooms()).filter((name) => parseRoom(name)?.kind === 'chapter');
  await store.close();
  if (member === undefined) throw new Error('nobody is in a group');
  return { file, away, member, rooms };
}

const textIn = async (project: OpenProject, name: string): Promise<string> => {
  const room = await project.hub.open(name);
  const text = room.read((doc) => chapterText(doc).toString());
  room.release();
  return text;
};

test('BF14 what a member wrote on the way comes home: words, authors, comments and pictures, once', () =>
  inFolder(async (folder) => {
    const { file, away, member, rooms } = await twoFiles(folder);
    const [first = '', second = ''] = rooms;
    const there = await openProject(away, { inProcess: true });
    const client = await type(there, first, member, ' Unterwegs geschrieben.');
    await there.addAsset(samplePicture(2), false);
    const comments = roomName({ ...(parseRoom(first) ?? { project: '', item: '' }), kind: 'comments' });
    const said = new Y.Doc();
    said
      .getMap('entries')
      .set(`${member}/c1`, { kind: 'thread', at: 1, text: 'Bitte lesen', anchor: { on: 'chapter' } });
    await there.append({
      room: comments,
      actor: member,
      bytes: Y.encodeStateAsUpdate(said),
      leases: [{ client: said.clientID, person: member }],
    });
    await there.close();
    for (const history of [true, false])
      writeMail(away, path.join(folder, `Post-${history}.ratschrift`), { history, people: false });
    const here = await openProject(file, { inProcess: true });
    await type(here, second, 'host', ' Daheim geschrieben.');
    await here.close();

    const project = await open(file);
    const before = { first: await textIn(project, first), second: await textIn(project, second) };
    const post = path.join(folder, 'Post-false.ratschrift');
    const preview = await project.fileMerge.preview(post, project.localPerson);
    expect(preview.chapters).toMatchObject([{ id: parseRoom(first)?.item, writes: true, isNew: false }]);
    expect(preview.chapters[0]?.counts).toMatchObject({ wordsInserted: 2, wordsDeleted: 0 });
    expect(preview).toMatchObject({
      authors: expect.arrayContaining([member]) as unknown,
      comments: 1,
      entries: 0,
      drafts: 0,
    });
    expect(await textIn(project, first)).toBe(before.first);
    await project.fileMerge.merge(post, project.localPerson);
    expect(await textIn(project, first)).toBe(`${before.first} Unterwegs geschrieben.`);
    expect(await textIn(project, second)).toBe(before.second);
    expect(await project.assets.get(samplePicture(2).hash)).not.toBeNull();
    // The same file again, and the same with its history, bring nothing more.
    for (const again of [post, path.join(folder, 'Post-true.ratschrift')])
      expect(await project.fileMerge.merge(again, project.localPerson)).toMatchObject({
        chapters: [],
        comments: 0,
        drafts: 0,
      });
    expect(await textIn(project, first)).toBe(`${before.first} Unterwegs geschrieben.`);
    await project.close();
    const merged = await openProject(file, { inProcess: true });
    expect((await merged.loadRoom(first)).leases).toContainEqual({ client, person: member });
    await merged.close();
  }));

test('BF15 what the one who merges may not write is kept as a draft, once, and the text stays', () =>
  inFolder(async (folder) => {
    const { file, away, member, rooms } = await twoFiles(folder);
    const there = await openProject(away, { inProcess: true });
    for (const room of rooms) await type(there, room, member, ' Fremdes Wort.');
    await there.close();
    const here = await openProject(file, { inProcess: true });
    await here.setMeta(metaKeys.localPerson, member);
    await here.close();
    const project = await open(file);
    const outcome = await project.fileMerge.merge(away, member);
    const [may, mayNot] = [
      outcome.chapters.filter(({ writes }) => writes),
      outcome.chapters.filter(({ writes }) => !writes),
    ];
    expect([may.length > 0, mayNot.length > 0]).toEqual([true, true]);
    await project.fileMerge.merge(away, member);
    const drafts = await project.drafts.list();
    expect(drafts).toHaveLength(mayNot.length);
    expect(drafts.every(({ text, reason }) => text.includes('Fremdes Wort.') && reason === 'noRight')).toBe(true);
    for (const room of rooms) {
      const id = parseRoom(room)?.item;
      expect((await textIn(project, room)).includes('Fremdes Wort.')).toBe(may.some((chapter) => chapter.id === id));
    }
    await project.close();
  }));

test('BF16 another project, a newer, damaged or hostile file, a forked record: told where, and the project untouched', () =>
  inFolder(async (folder) => {
    const { file, away, member, rooms } = await twoFiles(folder);
    const [room = ''] = rooms;
    const writing = await openProject(away, { inProcess: true });
    await type(writing, room, member, ' Harmlos.');
    await writing.close();
    const made = (name: string): string => {
      const copy = path.join(folder, `${name}.ratschrift`);
      copyFileSync(away, copy);
      return copy;
    };
    const withUpdate = (name: string, bytes: Uint8Array): string => {
      const copy = made(name);
      forge(copy, (table) => {
        const [id = null] = rowOf(table('rooms'), ([, of]) => of === room);
        const row = rowOf(table('updates'), ([of, seq]) => of === id && seq === 2);
        table('updates').put(id, 2, row[2] ?? null, row[3] ?? null, bytes);
      });
      return copy;
    };
    const other = path.join(folder, 'Anderes.ratschrift');
    await createProject(other, { title: 'Anderes', kind: 'empty' }, { inProcess: true });
    const damaged = made('Kaputt');
    const bytes = readFileSync(damaged);
    writeFileSync(damaged, bytes.fill(99, bytes.length - 9_000, bytes.length - 5_000));
    const newer = made('Neuer');
    forge(newer, (table, db) => {
      table('migrations').add(migrations.length + 1, 'future', '2027-01-01T00:00:00.000Z');
      db.pragma(`user_version = ${migrations.length + 1}`);
    });
    const forked = made('Gegabelt');
    forge(forked, (table) => {
      const row = rowOf(table('record'), ([n]) => n === 2);
      table('record').put(...row.slice(0, 6), Buffer.from('falsch').toString('base64'));
    });
    const split = made('Zweierlei');
    for (const [one, title] of [
      [split, 'Dort'],
      [file, 'Hier'],
    ] as const) {
      const store = await openProject(one, { inProcess: true });
      const key = await store.projectKey();
      const last = (await store.record()).at(-1) ?? null;
      if (key === null) throw new Error('no key');
      const body = { kind: 'title', title, owner: '', sample: true } as const;
      await store.appendRecord(signEntries(last, 'host', [body], key, new Date()));
      await store.close();
    }
    // Deletes over clocks that are yet to come; a gap; structs under an id that belongs to somebody else here.
    const future = Uint8Array.of(0, 1, 1, 1, 0, 200, 1);
    const gap = (() => {
      const doc = new Y.Doc();
      doc.getText('text').insert(0, 'a');
      const before = Y.encodeStateVector(doc);
      doc.getText('text').insert(1, 'b');
      return Y.encodeStateAsUpdate(doc, before);
    })();
    const cases = [
      ['mergeOtherProject', other, /anderen Vorhaben/],
      ['damagedFile', damaged, /beschädigt/],
      ['newerFile', newer, /neueren Fassung/],
      ['mergeForked', split, /weicht.*Nachweis, Eintrag \d+/],
      ['mergeHostile', forked, /Gegabelt.*Nachweis, Eintrag 2/],
      ['mergeHostile', withUpdate('Unlesbar', Uint8Array.of(9, 9, 9)), /Kapitel „[^“]+“, Änderung 2/],
      ['mergeHostile', withUpdate('Zukunft', future), /Kapitel „[^“]+“, Änderung 2/],
      ['mergeHostile', withUpdate('Lücke', gap), /Kapitel „[^“]+“, Änderung 2/],
    ] as const;
    const project = await open(file);
    const state = async (): Promise<string> =>
      JSON.stringify(await Promise.all(rooms.map((name) => textIn(project, name))));
    const before = await state();
    for (const [code, from, words] of cases) {
      const untouched = readFileSync(from);
      const failure = await project.fileMerge.merge(from, project.localPerson).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code });
      expect(describeFailure((key, values) => translate('de', key, values), failure as Failure)).toMatch(words);
      expect(readFileSync(from).equals(untouched)).toBe(true);
      expect(await state()).toBe(before);
    }
    expect(await project.drafts.list()).toEqual([]);
    await project.close();
    const store = await openProject(file, { inProcess: true });
    const mark = await store.mark();
    await store.close();
    const fresh = await open(file);
    await expect(fresh.fileMerge.merge(other, fresh.localPerson)).rejects.toMatchObject({ code: 'mergeOtherProject' });
    await fresh.close();
    const after = await openProject(file, { inProcess: true });
    expect(await after.mark()).toBe(mark);
    await after.close();
  }));

test('BF17 nobody adds to what somebody else has begun here: a client id of another person is refused', () =>
  inFolder(async (folder) => {
    const { file, away, member, rooms } = await twoFiles(folder);
    const [room = ''] = rooms;
    const here = await openProject(file, { inProcess: true });
    const client = await type(here, room, 'host', ' Mein Satz.');
    const state = (await here.loadRoom(room)).updates;
    await here.close();
    const there = await openProject(away, { inProcess: true });
    const doc = new Y.Doc();
    for (const update of state) Y.applyUpdate(doc, update);
    doc.clientID = client;
    chapterText(doc).insert(0, 'Untergeschoben');
    await there.append({
      room,
      actor: member,
      bytes: Y.encodeStateAsUpdate(doc),
      leases: [{ client, person: member }],
    });
    await there.close();
    const project = await open(file);
    await expect(project.fileMerge.preview(away, project.localPerson)).rejects.toMatchObject({ code: 'mergeHostile' });
    expect(await textIn(project, room)).toContain('Mein Satz.');
    expect(await textIn(project, room)).not.toContain('Untergeschoben');
    await project.close();
  }));
