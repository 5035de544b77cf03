/** The measures catalogue in files that are merged, kept as drafts and archived. */
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { createProject, metaKeys } from '../../electron/services/create-project.ts';
import { writeArchive } from '../../electron/services/file/archive.ts';
import { OpenProject } from '../../electron/services/open-project.ts';
import { readCatalogue } from '../../electron/services/read-measures.ts';
import { openProject } from '../../electron/store/open-store.ts';
import { addEntry, readComments } from '../../shared/document/comment-room.ts';
import { descriptionText } from '../../shared/document/measures/keys.ts';
import { readMeasures } from '../../shared/document/measures/read.ts';
import { addMeasure, setMeasureField } from '../../shared/document/measures/write.ts';
import { forge, rowOf } from '../support/forge-file.ts';
import { pagesOfPdf, plain, providePdfTools } from '../support/pdf-tools.ts';
import { inFolder } from '../support/store.ts';

const open = (file: string): Promise<OpenProject> =>
  OpenProject.open(file, { inProcess: true, upstreamOf: () => null, webSocket: WebSocket, log: () => undefined });

async function newProject(folder: string): Promise<{ file: string; away: string; room: string; office: string }> {
  const file = path.join(folder, 'Plan.ratschrift');
  await createProject(file, { title: 'Leitbild', kind: 'sample' }, { inProcess: true });
  const store = await openProject(file, { inProcess: true });
  const room = `${store.project}/measures`;
  const office = (await store.meta(metaKeys.localPerson)) ?? '';
  await store.close();
  const away = path.join(folder, 'Unterwegs.ratschrift');
  copyFileSync(file, away);
  return { file, away, room, office };
}

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

beforeAll(providePdfTools);

const firstOf = (doc: Y.Doc): string => readMeasures(doc)[0]?.id ?? '';
const describe = (doc: Y.Doc, words: string): void => doc.getText(descriptionText(firstOf(doc))).insert(1, words);

test('MC52 a mailed file brings its measures home beside what was written here; a hostile log is refused and changes nothing', () =>
  inFolder(async (folder) => {
    const { file, away, room, office } = await newProject(folder);
    await write(away, room, office, (doc) => {
      setMeasureField(doc, firstOf(doc), 'lead', '50.7', 'test');
      describe(doc, 'Unterwegs: ');
      addMeasure(doc, 'neu', undefined, 'test');
      setMeasureField(doc, 'neu', 'title', 'Neue Maßnahme', 'test');
    });
    await write(file, room, office, (doc) => {
      setMeasureField(doc, firstOf(doc), 'field', 'Hier', 'test');
      describe(doc, 'Hier: ');
    });
    const forged = path.join(folder, 'Boese.ratschrift');
    copyFileSync(away, forged);
    forge(forged, (table) => {
      const [id = null] = rowOf(table('rooms'), ([, of]) => of === room);
      const row = rowOf(table('updates'), ([of, seq]) => of === id && seq === 2);
      table('updates').put(id, 2, row[2] ?? null, row[3] ?? null, Uint8Array.of(9, 9, 9));
    });
    const before = await readCatalogue(file, { inProcess: true });
    const project = await open(file);
    await expect(project.fileMerge.merge(forged, office)).rejects.toMatchObject({
      code: 'mergeHostile',
      details: { in: 'measures' },
    });
    expect(await project.drafts.list()).toEqual([]);
    expect(await project.fileMerge.preview(away, office)).toMatchObject({ others: ['measures'], drafts: 0 });
    await project.fileMerge.merge(away, office);
    expect(await project.fileMerge.merge(away, office)).toMatchObject({ others: [] });
    await project.close();
    const { catalogue } = await readCatalogue(file, { inProcess: true });
    expect(catalogue.measures).toHaveLength(before.catalogue.measures.length + 1);
    expect(catalogue.measures[0]).toMatchObject({ lead: '50.7', field: 'Hier' });
    expect(catalogue.measures.at(-1)?.title).toBe('Neue Maßnahme');
    const words = catalogue.descriptions.get(catalogue.measures[0]?.id ?? '')?.blocks[0]?.text ?? '';
    expect(words).toContain('Unterwegs: ');
    expect(words).toContain('Hier: ');
  }));

test('MC53 who may not write measures keeps those that a file changes as a draft that one can read, and no others', () =>
  inFolder(async (folder) => {
    const { file, away, room, office } = await newProject(folder);
    await write(away, room, office, (doc) => describe(doc, 'Nur unterwegs geschrieben. '));
    const before = await readCatalogue(file, { inProcess: true });
    const project = await open(file);
    const reader = project.peopleList().people.find(({ roles }) => roles.every(({ role }) => role === 'reader'));
    expect(await project.fileMerge.merge(away, reader?.id ?? 'nobody')).toMatchObject({
      others: ['measures'],
      drafts: 1,
    });
    const [draft] = await project.drafts.list();
    expect(draft).toMatchObject({ room, reason: 'noRight' });
    const [first, second] = before.catalogue.measures;
    expect(draft?.text.split('\n')[0]).toBe(`${first?.number ?? ''} ${first?.title ?? ''}`);
    expect(draft?.text).toContain('Nur unterwegs geschrieben. ');
    expect(draft?.text).toContain(first?.steps[0]?.title);
    expect(draft?.text).not.toContain(second?.title);
    await project.close();
    expect(await readCatalogue(file, { inProcess: true })).toEqual(before);
  }));

test('MC54 the archive has the council papers and the measures, and its report and checksums speak of them', () =>
  inFolder(async (folder) => {
    const { file } = await newProject(folder);
    const out = path.join(folder, 'Archiv');
    await writeArchive(file, out, { forms: [], at: 1_700_000_000_000 });
    const made = ['Drucksache-0108-2021.pdf', 'Massnahmen.pdf', 'Massnahmen.xlsx'];
    expect(readdirSync(out)).toEqual(expect.arrayContaining(made));
    const { forms } = JSON.parse(readFileSync(path.join(out, 'Pruefbericht.json'), 'utf8')) as {
      forms: { file: string; written: boolean }[];
    };
    expect(forms.map((each) => [each.file, each.written])).toEqual(made.map((name) => [name, true]));
    const sums = readFileSync(path.join(out, 'SHA256SUMS'), 'utf8');
    for (const name of made) expect(sums).toContain(`  ${name}\n`);
    const { catalogue } = await readCatalogue(file, { inProcess: true });
    expect(plain(pagesOfPdf(readFileSync(path.join(out, 'Drucksache-0108-2021.pdf'))).join('\n'))).toContain(
      '0108/2021',
    );
    expect(plain(pagesOfPdf(readFileSync(path.join(out, 'Massnahmen.pdf'))).join('\n'))).toContain(
      catalogue.measures[0]?.title,
    );
  }));

test('MC61 a mailed file brings the comments on measures, under the names of who made them, and no words of others', () =>
  inFolder(async (folder) => {
    const { file, away, room, office } = await newProject(folder);
    const comments = room.replace('/measures', '/measureComments');
    const about = (text: string) => ({ type: 'thread', at: 1, anchor: { on: 'measure', measure: 'm' }, text }) as const;
    await write(file, comments, office, (doc) => addEntry(doc, office, about('Daheim gesagt'), 'test'));
    await write(away, comments, 'anna', (doc) => addEntry(doc, 'anna', about('Unterwegs gesagt'), 'test'));
    const project = await open(file);
    expect(await project.fileMerge.merge(away, office)).toMatchObject({ others: ['measureComments'], drafts: 0 });
    const merged = await project.hub.open(comments);
    const { threads } = merged.read((doc) => readComments(doc, () => true));
    merged.release();
    expect(threads.map(({ author, text }) => `${author}: ${text}`).sort()).toEqual(
      [`${office}: Daheim gesagt`, 'anna: Unterwegs gesagt'].sort(),
    );
    // A reader may not even read them: what a file brings is kept for whoever may.
    await write(away, comments, 'anna', (doc) => addEntry(doc, 'anna', about('Noch etwas'), 'test'));
    const reader = project.peopleList().people.find(({ roles }) => roles.every(({ role }) => role === 'reader'));
    await project.fileMerge.merge(away, reader?.id ?? 'nobody');
    expect(await project.drafts.list()).toMatchObject([{ room: comments, reason: 'noRight', text: 'Noch etwas' }]);
    await project.close();
  }));
