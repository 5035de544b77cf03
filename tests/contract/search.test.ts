import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { root } from '../../electron/build.mjs';
import { Search } from '../../electron/services/search/search.ts';
import type { SearchSource } from '../../electron/services/search/search-source.ts';
import { noVersions } from '../../electron/services/search/search-source.ts';
import { viewOf } from '../../electron/services/search/search-view.ts';
import { writeBlocks } from '../../shared/document/blocks.ts';
import { canonicalChapter } from '../../shared/document/canonical-chapter.ts';
import { chapterText, chapterTitle } from '../../shared/document/chapter.ts';
import { addPaper, removePaper } from '../../shared/document/council/paper-list.ts';
import { setPaperFact } from '../../shared/document/council/paper-room.ts';
import { addMeasure, addRow, setMeasureField, setMeasureGone } from '../../shared/document/measures/write.ts';
import { descriptionText } from '../../shared/document/measures/keys.ts';
import { addEntry, decideProposal, deleteComment } from '../../shared/document/comment-room.ts';
import { readChapter } from '../../shared/document/nested.ts';
import { noteSuggestion } from '../../shared/document/suggestions.ts';
import { setChapterDeleted } from '../../shared/document/outline.ts';
import { CallsClient } from '../../shared/rpc/client.ts';
import { calls } from '../../shared/rpc/contract.ts';
import type { SearchAnswer } from '../../shared/rpc/search-schemas.ts';
import { done } from '../support/forged-updates.ts';
import { runHostUnread } from '../support/host-process.ts';
import { hostScene } from '../support/host-scene.ts';
import { scene } from '../support/hub-scene.ts';
import { chapters, room, type HubServer } from '../support/hub-server.ts';

const { start, later } = scene();
const { newFile, path: folderOf, serve, join, run, later: afterHosts } = hostScene();
const everything = { kind: null, chapter: null, limit: 20 } as const;
const worker = path.join(root, 'dist', 'search-worker.cjs');

type WrittenRoom = 'chapter' | 'comments' | 'outline' | 'measures' | 'measureComments' | 'paper';

interface Asking {
  readonly server: HubServer;
  readonly search: Search;
  readonly logged: string[];
  /** Asks until the whole paper is read. */
  readonly find: (person: string, words: string) => Promise<SearchAnswer>;
  readonly write: (kind: WrittenRoom, chapter: string | null, change: (doc: Y.Doc) => void) => Promise<void>;
}

async function writeIn(
  server: HubServer,
  kind: WrittenRoom,
  chapter: string | null,
  change: (doc: Y.Doc) => void,
): Promise<void> {
  const open = await server.hub.open(room(kind, chapter));
  open.write(change);
  open.release();
}

async function asking(versions: SearchSource = noVersions): Promise<Asking> {
  const server = await start();
  const logged: string[] = [];
  const search = new Search({
    hub: server.hub,
    store: server.store,
    people: () => server.people.membership().people,
    versions,
    log: (message) => logged.push(message),
    worker,
  });
  later(() => search.close());
  const write: Asking['write'] = (kind, chapter, change) => writeIn(server, kind, chapter, change);
  for (const [title, chapter] of [
    ['Bildung', chapters.a],
    ['Soziales', chapters.b],
  ] as const)
    await write('chapter', chapter, (doc) => {
      chapterTitle(doc).insert(0, title);
      writeBlocks(doc, [{ kind: 'paragraph', runs: [{ text: `Die Straße in ${title}.`, attrs: {} }] }], 'test');
    });
  return {
    server,
    search,
    logged,
    write,
    find: async (person, words) => {
      const ask = (): Promise<SearchAnswer> =>
        search.find({ ...everything, words }, (outline) =>
          viewOf(server.people.membership().people.get(person) ?? null, outline),
        );
      let answer = await ask();
      while (answer.pending > 0) answer = await ask();
      return answer;
    },
  };
}

describe('searching everything', () => {
  it('SE12 a typed word is found by the next question, a deleted one no longer, in text as in comments', async () => {
    const { find, write, logged } = await asking();
    expect((await find('anna', 'strasse')).counts).toEqual({
      text: 2,
      comment: 0,
      suggestion: 0,
      measure: 0,
      council: 0,
      version: 0,
    });
    await write('chapter', chapters.a, (doc) => chapterText(doc).insert(5, 'Zitronenbaum '));
    const [hit] = (await find('anna', 'Zitronenb')).hits;
    expect(hit).toMatchObject({ kind: 'text', chapter: chapters.a, form: 'paragraph' });
    expect(Date.now() - (hit?.at ?? 0)).toBeLessThan(60_000);
    await write('chapter', chapters.a, (doc) => chapterText(doc).delete(5, 'Zitronenbaum '.length));
    expect((await find('anna', 'Zitronenb')).hits).toEqual([]);
    let key = '';
    await write('comments', chapters.b, (doc) => {
      key = addEntry(doc, 'anna', { type: 'thread', at: 1, anchor: { on: 'chapter' }, text: 'Quittenmus' }, 'test');
    });
    expect((await find('bert', 'quittenmus')).hits).toMatchObject([{ kind: 'comment', ref: key, person: 'anna' }]);
    await write('comments', chapters.b, (doc) => deleteComment(doc, key, 2, 'test'));
    expect((await find('bert', 'quittenmus')).hits).toEqual([]);
    // A deleted chapter is not on the page any more, and comes back as it was.
    await write('outline', null, (doc) => setChapterDeleted(doc, chapters.b, true, 'test'));
    expect((await find('office', 'strasse')).counts.text).toBe(1);
    await write('outline', null, (doc) => setChapterDeleted(doc, chapters.b, false, 'test'));
    expect((await find('office', 'strasse')).counts.text).toBe(2);
    expect(logged).toEqual([]);
  });

  it('SE13 nobody finds what they may not read: comments for no reader, nothing for who has no access', async () => {
    const { find, write, server } = await asking();
    await write('comments', chapters.a, (doc) =>
      addEntry(doc, 'anna', { type: 'thread', at: 1, anchor: { on: 'chapter' }, text: 'Vertraulich: Straße' }, 'test'),
    );
    expect((await find('anna', 'strasse')).counts).toMatchObject({ text: 2, comment: 1 });
    const reader = await find('lea', 'strasse');
    expect(reader.counts).toEqual({ text: 2, comment: 0, suggestion: 0, measure: 0, council: 0, version: 0 });
    expect(JSON.stringify(reader)).not.toContain('Vertraulich');
    expect((await find('lea', 'vertraulich')).chapters).toEqual([]);
    server.people.set('anna', [{ role: 'reader' }]);
    expect((await find('anna', 'vertraulich')).hits).toEqual([]);
    server.people.set('anna', [{ role: 'office' }], false);
    expect(await find('anna', 'strasse')).toMatchObject({ hits: [], counts: { text: 0 }, chapters: [] });
    expect((await find('nobody', 'strasse')).hits).toEqual([]);
  });

  it('SE14 versions are found with name and date; what is not here is counted as unread', async () => {
    const json = canonicalChapter({
      blocks: readChapter(docWith('Früher stand hier Holunder.')).blocks,
      tables: new Map(),
      notes: new Map(),
    });
    const version = { note: '', level: 'frozen', by: 'office' };
    const texts = new Map([['h1', json]]);
    const { find } = await asking({
      versions: () => [
        { ...version, id: 'v1', name: 'Erste Fassung', at: 1_000, content: 'm1' },
        { ...version, id: 'v2', name: 'Zweite Fassung', at: 2_000, content: 'm2' },
      ],
      chapters: (content) =>
        Promise.resolve([{ id: chapters.a, title: 'Bildung', content: content === 'm1' ? 'h1' : 'h2' }]),
      text: (hash) => Promise.resolve(texts.get(hash) ?? null),
    });
    const found = await find('lea', 'holunder');
    expect(found.hits).toMatchObject([
      { kind: 'version', chapter: chapters.a, versions: [{ id: 'v1', name: 'Erste Fassung', at: 1_000 }], same: false },
    ]);
    expect(found.unread).toBe(1);
    expect((await find('lea', 'zweite fassung')).hits).toMatchObject([
      { form: 'version', at: 2_000, person: 'office' },
    ]);
  });

  it('MC55 measures and council papers are found as soon as they are written, by who may read them, and no longer when they are gone', async () => {
    const { find, write, logged } = await asking();
    const id = '5b6f0c1e-3c5a-4c0b-9d7e-2f4b8a6c1d10';
    await find('office', 'strasse');
    await write('measures', null, (doc) => {
      addMeasure(doc, 'm', undefined, 'test');
      setMeasureField(doc, 'm', 'title', 'Sprachcafés', 'test');
      addRow(doc, 'm', 'steps', 's', { title: 'Quittenfest vorbereiten' }, undefined, 'test');
    });
    const [hit] = (await find('lea', 'quittenfest')).hits;
    expect(hit).toMatchObject({ kind: 'measure', form: 'step', chapter: 'm', as: 'Sprachcafés' });
    expect(Date.now() - (hit?.at ?? 0)).toBeLessThan(60_000);
    await write('outline', null, (doc) => addPaper(doc, id, 'test'));
    await write('paper', id, (doc) => setPaperFact(doc, 'subject', 'Gegenstand Mirabelle', 'test'));
    expect((await find('office', 'mirabelle')).hits).toMatchObject([{ kind: 'council', form: 'subject', chapter: id }]);
    expect((await find('lea', 'mirabelle')).counts.council).toBe(0);
    await write('measures', null, (doc) => setMeasureGone(doc, 'm', true, 'test'));
    await write('outline', null, (doc) => removePaper(doc, id, 'test'));
    expect((await find('office', 'quittenfest')).hits).toEqual([]);
    expect((await find('office', 'mirabelle')).hits).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('MC66 comments on measures are found with what the measure is called, by who may read them, and no longer once they are deleted', async () => {
    const { find, write, logged } = await asking();
    await write('measures', null, (doc) => {
      addMeasure(doc, 'm', undefined, 'test');
      setMeasureField(doc, 'm', 'title', 'Sprachcafés', 'test');
    });
    let key = '';
    await write('measureComments', null, (doc) => {
      const anchor = { on: 'field', measure: 'm', field: 'lead' } as const;
      key = addEntry(doc, 'anna', { type: 'thread', at: 5, anchor, text: 'Holunderblüten?' }, 'test');
      addEntry(doc, 'bert', { type: 'reply', thread: key, at: 6, text: 'Nein, Schlehen.' }, 'test');
    });
    const about = { kind: 'comment', chapter: 'm', as: 'Sprachcafés', ref: key };
    expect((await find('office', 'holunderblüten')).hits).toMatchObject([
      { ...about, form: 'measureComment', person: 'anna', reply: null, at: 5 },
    ]);
    expect((await find('bert', 'schlehen')).hits).toMatchObject([{ ...about, form: 'measureReply', person: 'bert' }]);
    // A reader may read measures, but no comments; a reviewer no measures.
    for (const person of ['lea', 'rita']) expect((await find(person, 'schlehen')).counts.comment).toBe(0);
    await write('measureComments', null, (doc) => deleteComment(doc, key, 7, 'test'));
    expect((await find('office', 'holunderblüten')).hits).toEqual([]);
    await write('measures', null, (doc) => setMeasureGone(doc, 'm', true, 'test'));
    expect((await find('office', 'schlehen')).hits).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('MC94 what is suggested in a description is found by who reads measures, what is proposed to it by who reads the comments, too, and nothing of it once it is declined or the measure gone', async () => {
    const { find, write, logged } = await asking();
    const updates: Uint8Array<ArrayBuffer>[] = [];
    await write('measures', null, (doc) => {
      addMeasure(doc, 'm', undefined, 'test');
      setMeasureField(doc, 'm', 'title', 'Sprachcafés', 'test');
      const text = doc.getText(descriptionText('m'));
      text.applyDelta([
        { insert: { b: 'x' } },
        { insert: 'Treff ' },
        { insert: 'Ebereschen', attributes: { 'ins:s1': true } },
      ]);
      noteSuggestion(doc, 's1', 'anna', 4, {});
      updates.push(new Uint8Array(done(doc, (copy) => copy.getText(descriptionText('m')).insert(1, 'Holunder '))));
    });
    let key = '';
    await write('measureComments', null, (doc) => {
      key = addEntry(doc, 'anton', { type: 'proposal', measure: 'm', at: 5, updates }, 'test');
    });
    const about = { kind: 'suggestion', chapter: 'm', as: 'Sprachcafés', block: 'x', part: null };
    const [suggested, proposed] = [
      [{ ...about, form: 'measureSuggestion', person: 'anna', at: 4, ref: 's1' }],
      [{ ...about, form: 'measureProposal', person: 'anton', at: 5, from: 0, to: 0 }],
    ];
    expect((await find('bert', 'ebereschen')).hits).toMatchObject(suggested);
    expect((await find('bert', 'holunder')).hits).toMatchObject(proposed);
    // A reader may read measures, but not what is said on them; a reviewer neither.
    expect((await find('lea', 'ebereschen')).hits).toMatchObject(suggested);
    expect((await find('lea', 'holunder')).counts.suggestion).toBe(0);
    for (const word of ['ebereschen', 'holunder']) expect((await find('rita', word)).counts.suggestion).toBe(0);
    await write('measureComments', null, (doc) =>
      decideProposal({ doc, person: 'office', now: 8, origin: 'test' }, key, { state: 'declined', why: '' }),
    );
    expect((await find('bert', 'holunder')).hits).toEqual([]);
    await write('measures', null, (doc) => setMeasureGone(doc, 'm', true, 'test'));
    expect((await find('bert', 'ebereschen')).hits).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('SE15 while the paper is being read the answer says how much is left; a thread that dies is begun anew', async () => {
    const { search, find, logged } = await asking();
    const whole = (outline: Parameters<typeof viewOf>[1]) =>
      viewOf({ id: 'x', name: '', roles: [{ role: 'office' }], active: true }, outline);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => search.find({ ...everything, words: 'strasse' }, whole)),
    );
    for (const { pending, all } of answers) expect(pending).toBeLessThanOrEqual(all);
    expect((await find('office', 'strasse')).all).toBe(4);
    const inner = search as unknown as { client: { thread: { worker: { terminate: () => Promise<number> } } } };
    await inner.client.thread.worker.terminate();
    expect((await find('office', 'strasse').catch(() => find('office', 'strasse'))).counts.text).toBe(2);
    expect(logged.join()).toContain('search');
  });

  it('SE16 the call is bounded, and whatever is typed is answered', async () => {
    const { find } = await asking();
    for (const words of [
      '',
      '"',
      'a"b',
      '* OR *',
      '\u0000',
      'wort '.repeat(2_000),
      'x'.repeat(10_000),
      'NEAR(',
      "'; --",
    ])
      expect((await find('anna', words)).hits, words.slice(0, 20)).toEqual([]);
    const ok = (input: unknown): boolean => v.safeParse(calls['search.find'].input, input).success;
    expect(ok({ ...everything, words: 'x'.repeat(10_000) })).toBe(true);
    for (const bad of [
      { ...everything, words: 'x'.repeat(30_000) },
      { ...everything, words: 1 },
      { ...everything, words: '', limit: 0 },
      { ...everything, words: '', limit: 1_000 },
      { ...everything, words: '', kind: 'record' },
      { ...everything, words: '', chapter: '../x' },
      { words: '' },
    ])
      expect(ok(bad)).toBe(false);
  });

  it('SE17 a host answers the call, and the command line finds the same in the file', async () => {
    const file = await newFile();
    const host = await serve(file);
    const client = new CallsClient({
      url: host.access.url.replace(/\/rooms$/, ''),
      token: host.access.token,
      webSocket: WebSocket,
    });
    afterHosts(() => client.destroy());
    const ask = (words: string): Promise<SearchAnswer> =>
      client.call('search.find', host.access.project, { ...everything, words });
    let answer = await ask('massnahme');
    while (answer.pending > 0) answer = await ask('massnahme');
    expect(answer.counts.text).toBeGreaterThan(3);
    expect(answer.unread).toBe(0);
    const comments = host.access.rooms.find(({ kind }) => kind === 'comments')?.room ?? '';
    const { provider, doc } = join(host, comments);
    await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
    const { me } = await client.call('project.get', host.access.project, {});
    addEntry(doc, me, { type: 'thread', at: 1, anchor: { on: 'chapter' }, text: 'Pfefferminze' }, 'test');
    let found = await ask('pfefferminze');
    while (found.hits.length === 0) found = await ask('pfefferminze');
    await client.call('versions.make', host.access.project, { name: 'Stand vor der Sitzung', note: '' });
    let kept = await ask('sitzung');
    while (kept.counts.version === 0 || kept.pending > 0) kept = await ask('sitzung');
    expect(kept.hits.find(({ form }) => form === 'version')?.versions).toMatchObject([
      { name: 'Stand vor der Sitzung' },
    ]);
    const unchanged = await ask('massnahme');
    expect(unchanged.counts).toEqual({ ...answer.counts, version: answer.counts.text });
    expect(unchanged.hits.filter(({ kind }) => kind === 'version').every(({ same }) => same)).toBe(true);
    client.destroy();
    expect(await host.stop()).toBe(0);
    const lines = await run(['search', file, 'Massnahme']);
    expect(lines.code).toBe(0);
    expect(lines.stdout).toMatch(/^Text · \d+ .*\n {2}.*\[Maßnahme/m);
    // Nothing else is said: all was read when it answered, and nothing went on when it closed.
    const { text, measure, council } = answer.counts;
    const count = 2 * text + measure + council;
    expect(lines.stderr.split('\n').filter((line) => line !== '')[0]).toContain(`${count} Treffer.`);
    const json = await run(['search', file, 'pfeffer', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      counts: { text: 0, comment: 1 },
      unread: 0,
      hits: [{ kind: 'comment', person: { id: me, name: 'Geschäftsstelle' }, chapter: { number: 1 } }],
    });
    // Who reads the output has enough of it before it comes.
    const ended = await runHostUnread(folderOf(), ['search', file, 'Massnahme']);
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stderr).not.toContain('EPIPE');
    const none = await run(['search', file, 'gibtesnicht']);
    expect([none.code, none.stdout]).toEqual([1, '']);
    expect((await run(['search', file])).code).toBe(2);
  });
});

function docWith(text: string): Y.Doc {
  const doc = new Y.Doc();
  writeBlocks(doc, [{ kind: 'paragraph', runs: [{ text, attrs: {} }] }], 'test');
  return doc;
}
