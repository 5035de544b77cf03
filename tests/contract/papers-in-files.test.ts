/** Council papers in files that are mailed, merged, verified and kept as drafts. */
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { createProject, metaKeys } from '../../electron/services/create-project.ts';
import { CityFolders } from '../../electron/services/council/city-folders.ts';
import { readCouncil } from '../../electron/services/council/read-council.ts';
import { writeMail } from '../../electron/services/file/mail.ts';
import { verifyFile } from '../../electron/services/file/verify.ts';
import { OpenProject } from '../../electron/services/open-project.ts';
import { openProject } from '../../electron/store/open-store.ts';
import { sectionText, setPaperFact } from '../../shared/document/council/paper-room.ts';
import { noteSuggestion } from '../../shared/document/suggestions.ts';
import { parseRoom } from '../../shared/sync/rooms.ts';
import { inFolder } from '../support/store.ts';

const open = (file: string): Promise<OpenProject> =>
  OpenProject.open(file, { inProcess: true, upstreamOf: () => null, webSocket: WebSocket, log: () => undefined });

/** A project with the sample's paper; closed. */
async function newProject(folder: string): Promise<{ file: string; room: string; office: string }> {
  const file = path.join(folder, 'Plan.ratschrift');
  await createProject(file, { title: 'Leitbild', kind: 'sample' }, { inProcess: true });
  const store = await openProject(file, { inProcess: true });
  const room = (await store.rooms()).find((name) => parseRoom(name)?.kind === 'paper') ?? '';
  const office = (await store.meta(metaKeys.localPerson)) ?? '';
  await store.close();
  return { file, room, office };
}

/** Writes in the paper's room of a file, as `person`. */
async function write(file: string, room: string, person: string, change: (doc: Y.Doc) => void): Promise<void> {
  const store = await openProject(file, { inProcess: true });
  const doc = new Y.Doc();
  for (const update of (await store.loadRoom(room)).updates) Y.applyUpdate(doc, update);
  const before = Y.encodeStateVector(doc);
  change(doc);
  const bytes = Y.encodeStateAsUpdate(doc, before);
  await store.append({ room, actor: person, bytes, leases: [{ client: doc.clientID, person }] });
  await store.close();
}

const paperIn = async (file: string) =>
  (await readCouncil(file, new CityFolders(), { inProcess: true })).papers[0]?.paper;

test('CP77 what the office wrote in a paper on the way comes home by merging, beside what was written here', () =>
  inFolder(async (folder) => {
    const { file, room, office } = await newProject(folder);
    const away = path.join(folder, 'Unterwegs.ratschrift');
    copyFileSync(file, away);
    await write(away, room, office, (doc) => {
      setPaperFact(doc, 'agendaItem', '7', 'test');
      doc.getText(sectionText('motion')).insert(1, 'Unterwegs: ');
    });
    await write(file, room, office, (doc) => setPaperFact(doc, 'unit', '50.7', 'test'));
    const post = path.join(folder, 'Post.ratschrift');
    writeMail(away, post, { history: false, people: false });
    const project = await open(file);
    expect(await project.fileMerge.preview(post, office)).toMatchObject({ others: ['paper'], drafts: 0, chapters: [] });
    await project.fileMerge.merge(post, office);
    expect(await project.fileMerge.merge(post, office)).toMatchObject({ others: [] });
    await project.close();
    const merged = await paperIn(file);
    expect([merged?.agendaItem, merged?.unit]).toEqual(['7', '50.7']);
    expect(merged?.texts.get('motion')?.blocks[0]?.text).toMatch(/^Unterwegs: der Rat/);
    expect(verifyFile(file)).toMatchObject({ ok: true, found: [] });
  }));

test('CP78 who may not write in papers keeps what a file brings as a draft that one can read', () =>
  inFolder(async (folder) => {
    const { file, room, office } = await newProject(folder);
    const away = path.join(folder, 'Unterwegs.ratschrift');
    copyFileSync(file, away);
    await write(away, room, office, (doc) => setPaperFact(doc, 'subject', 'Ein anderer Gegenstand', 'test'));
    const before = await paperIn(file);
    const project = await open(file);
    const member =
      project.peopleList().people.find(({ roles }) => roles.some(({ role }) => role === 'member'))?.id ?? '';
    expect(await project.fileMerge.merge(away, member)).toMatchObject({ others: ['paper'], drafts: 1 });
    const [draft] = await project.drafts.list();
    expect(draft).toMatchObject({ room, reason: 'noRight' });
    expect(draft?.text).toMatch(/^0108\/2021 Ein anderer Gegenstand\n\n/);
    expect(draft?.text).toContain('motion\nder Rat der Landeshauptstadt Hannover');
    await project.close();
    expect(await paperIn(file)).toEqual(before);
  }));

test('CP79 a mailed file has the papers whole, with their facts; without people no imported name is left in them', () =>
  inFolder(async (folder) => {
    const { file, room, office } = await newProject(folder);
    await write(file, room, office, (doc) => noteSuggestion(doc, 's1', '', 1, {}, 'Wolfram Wordautor'));
    for (const history of [true, false])
      for (const people of [true, false]) {
        const post = path.join(folder, `Post-${history}-${people}.ratschrift`);
        writeMail(file, post, { history, people });
        expect(await paperIn(post)).toEqual(await paperIn(file));
        const council = await readCouncil(post, new CityFolders(), { inProcess: true });
        expect(council.papers[0]?.findings.filter(({ level }) => level !== 'passed')).toEqual([]);
        expect(verifyFile(post)).toMatchObject({ ok: true });
        const store = await openProject(post, { inProcess: true });
        const bytes = Buffer.concat((await store.loadRoom(room)).updates.map((update) => Buffer.from(update)));
        await store.close();
        expect(bytes.includes('Wolfram Wordautor')).toBe(people);
      }
  }));
