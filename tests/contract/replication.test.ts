import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { addPaper, readPaperList } from '../../shared/document/council/paper-list.ts';
import { readPaper, setPaperFact } from '../../shared/document/council/paper-room.ts';
import { addChapter, readOutline } from '../../shared/document/outline.ts';
import { laptops } from '../support/hub-laptops.ts';
import { MemoryStore } from '../support/hub-memory-store.ts';
import { scene } from '../support/hub-scene.ts';
import { chapters, failNext, groups, type HubServer, project, room, text, until } from '../support/hub-server.ts';
import { seeded } from '../support/random.ts';
import { allShared, chapterA, contentOf, inStep, linked } from '../support/replication.ts';

const { start, bare, joined, client, later } = scene();
const laptop = laptops({ bare, later });

describe('replication', () => {
  it('RE2 both hosts hold the same, whichever side wrote it, and who wrote it stays known', async () => {
    const city = await start();
    const home = await laptop(city, 'anna');
    await until(() => home.replicator.state.state === 'connected');
    const there = joined(city, chapterA, 'anton');
    const here = joined(home, chapterA, 'anna');
    await until(() => there.synced && here.synced);
    there.doc.getText('text').insert(0, 'aus der Stadt. ');
    await until(() => text(here.doc) === 'aus der Stadt. ');
    here.doc.getText('text').insert(0, 'von daheim. ');
    await until(() => text(there.doc) === 'von daheim. aus der Stadt. ');
    await until(() => allShared(home));
    const actors = (store: MemoryStore): string[] =>
      store.disk.rows.filter((row) => row.room === chapterA).map((row) => row.actor);
    expect(actors(home.store)).toEqual(['upstream', 'anna']);
    expect(actors(city.store)).toEqual(['anton', 'anna']);
    expect(home.store.disk.leases.get(chapterA)?.get(here.doc.clientID)).toBe('anna');
    expect(home.store.disk.leases.get(chapterA)?.get(there.doc.clientID)).toBe('upstream');
  });

  it('RE2 the outline comes first, then every room in it that the person may read, also chapters added later', async () => {
    const city = await start();
    const home = await laptop(city, 'lea');
    const names = (): string[] => city.hub.connections().map(({ room: name }) => name);
    // A reader may not read comments, consultation and paper: those are simply not replicated.
    const expected = [
      room('outline'),
      room('record'),
      room('measures'),
      room('words'),
      ...Object.values(chapters).flatMap((id) => [room('chapter', id), room('trial', id)]),
    ];
    await until(() => expected.every((name) => names().includes(name)) && names().length === expected.length);
    const fresh = '00000000-0000-4000-8000-0000000000ff';
    const outline = await city.hub.open(room('outline'));
    outline.write((doc) => addChapter(doc, fresh, groups.a.id, undefined, null));
    outline.release();
    await until(() => names().includes(room('chapter', fresh)));
    const local = await home.hub.open(room('outline'));
    expect(readOutline(local.doc).map(({ id }) => id)).toContain(fresh);
    local.release();
    expect(home.drafts).toEqual([]);
    // The right comes later: the room does, too.
    city.people.set('lea', [{ role: 'reviewer', body: 'cccccccc-cccc-4ccc-8ccc-cccccccccccc' }]);
    city.hub.rightsChanged();
    const record = await city.hub.open(room('record'));
    record.write((doc) => doc.getArray('entries').push(['a new entry']));
    record.release();
    await until(() => names().includes(room('comments', chapters.a)));
  });

  it('CP55 a council paper that the outline lists comes to a following host, and who may not read it gets no connection', async () => {
    const city = await start();
    const [home, readers] = [await laptop(city, 'anna'), await laptop(city, 'lea')];
    const paper = '00000000-0000-4000-8000-0000000000fe';
    const outline = await city.hub.open(room('outline'));
    outline.write((doc) => addPaper(doc, paper, null));
    outline.release();
    const office = joined(city, room('paper', paper), 'office');
    await until(() => office.synced);
    setPaperFact(office.doc, 'number', '0108/2021', null);
    const here = joined(home, room('paper', paper), 'anna');
    await until(() => readPaper(here.doc, paper).number === '0108/2021');
    const local = await readers.hub.open(room('outline'));
    await until(() => readPaperList(local.doc).includes(paper));
    local.release();
    const papers = city.hub.connections().filter(({ room: name }) => name === room('paper', paper));
    expect(papers.map(({ person }) => person).sort()).toEqual(['anna', 'office']);
  });

  it('RE3 after a long time offline, with a restart in between and edits on both sides, both converge and nothing waits', async () => {
    const random = seeded(3);
    const city = await start();
    const { port } = city;
    let home = await laptop(city, 'anna');
    const open = joined(home, chapterA, 'anna');
    await until(() => open.synced && home.replicator.state.state === 'connected');
    open.doc.getText('text').insert(0, 'Anfang. ');
    await until(() => inStep(home, city));
    await until(() => allShared(home));
    const cityDisk = city.store.disk;
    await city.stop();
    await until(() => home.replicator.state.state === 'offline');
    const tokens: string[] = [];
    const type = async (server: HubServer, person: string, edits: number): Promise<void> => {
      const author = client(server, chapterA, person);
      await until(() => author.state.synced);
      const words = author.doc.getText('text');
      for (let i = 0; i < edits; i++) {
        const token = `‹${person}${tokens.length}›`;
        tokens.push(token);
        words.insert(random() < 0.5 ? 0 : words.length, token);
      }
      await until(() => author.state.waiting === 0);
      author.destroy();
    };
    await type(home, 'anna', 30);
    await until(() => home.replicator.state.waiting === 30);
    await home.replicator.close();
    await home.stop();
    home = await laptop({ url: `ws://127.0.0.1:${port}` }, 'anna', {
      store: new MemoryStore(project, home.store.disk),
    });
    await until(() => home.replicator.state.waiting === 30);
    await type(home, 'anna', 20);
    await until(() => home.replicator.state.waiting === 50 && home.replicator.state.state === 'offline');
    const back = await bare({ port, store: new MemoryStore(project, cityDisk) });
    await type(back, 'anton', 25);
    home.replicator.reconnectNow();
    await until(() => allShared(home));
    await until(() => inStep(home, back));
    const content = await contentOf(back, chapterA);
    for (const token of tokens) expect(content.split(token).length - 1).toBe(1);
    expect(home.drafts).toEqual([]);
  });

  it('RE4 what waits is what the upstream host has not committed, to the single update', async () => {
    const city = await start();
    const home = await laptop(city, 'anna');
    const anna = client(home, chapterA, 'anna');
    await until(() => anna.state.synced && home.replicator.state.state === 'connected');
    await linked(city);
    await until(() => allShared(home));
    city.store.hold();
    for (let i = 0; i < 7; i++) anna.doc.getText('text').insert(0, 'x');
    await until(async () => anna.state.waiting === 0 && (await contentOf(city, chapterA)).length === 7);
    await until(() => home.replicator.state.waiting === 7);
    city.store.letGo();
    await until(() => allShared(home));
  });

  it('RE4 what came from above does not count as waiting, even when the own disk is slow', async () => {
    const city = await start();
    const home = await laptop(city, 'anna');
    const anton = client(city, chapterA, 'anton');
    await until(() => anton.state.synced && home.replicator.state.state === 'connected');
    home.store.hold();
    for (let i = 0; i < 5; i++) anton.doc.getText('text').insert(0, 'y');
    await until(async () => (await contentOf(home, chapterA)).length === 5);
    home.store.letGo();
    await until(() => home.store.disk.rows.filter((row) => row.room === chapterA).length > 0);
    await until(() => allShared(home));
  });

  it('RE7 hosts in a chain converge, and an edit at the end reaches the other end', async () => {
    const city = await start();
    const meeting = await laptop(city, 'office+relay');
    await until(() => meeting.replicator.state.state === 'connected');
    const home = await laptop(meeting, 'anna');
    await until(() => home.replicator.state.state === 'connected');
    const anna = joined(home, chapterA, 'anna');
    const anton = joined(city, chapterA, 'anton');
    await until(() => anna.synced && anton.synced);
    anna.doc.getText('text').insert(0, 'von ganz unten ');
    await until(() => text(anton.doc) === 'von ganz unten ');
    anton.doc.getText('text').insert(0, 'von ganz oben ');
    await until(() => text(anna.doc) === 'von ganz oben von ganz unten ');
    await until(async () => (await allShared(home)) && (await allShared(meeting)));
    await until(() => inStep(home, meeting, city));
  });

  it('RE8 people are seen across hosts, as who they are', async () => {
    const city = await start();
    const meeting = await laptop(city, 'office+relay');
    await until(() => meeting.replicator.state.state === 'connected');
    await linked(city);
    const anna = client(meeting, chapterA, 'anna');
    const ada = client(meeting, chapterA, 'ada');
    const anton = client(city, chapterA, 'anton');
    const seen = (doc: Y.Doc, by: typeof anton): unknown =>
      (by.awareness.getStates().get(doc.clientID) as { user?: { id?: unknown } } | undefined)?.user?.id;
    await until(
      () => seen(anna.doc, anton) === 'anna' && seen(ada.doc, anton) === 'ada' && seen(anton.doc, anna) === 'anton',
    );
    anna.destroy();
    await until(() => seen(anna.doc, anton) === undefined && seen(anna.doc, ada) === undefined);
    // After an outage those who stayed are seen again without moving.
    city.cut();
    await until(() => seen(anton.doc, ada) === undefined);
    await until(() => seen(ada.doc, anton) === 'ada' && seen(anton.doc, ada) === 'anton');
    await city.stop();
    await until(() => seen(anton.doc, ada) === undefined);
  });

  it('RE9 a room whose document failed is linked anew, and what is written afterwards goes up', async () => {
    const city = await start();
    const home = await laptop(city, 'anna');
    const anna = joined(home, chapterA, 'anna');
    await until(() => anna.synced && home.replicator.state.state === 'connected');
    await linked(city);
    await failNext(home, chapterA);
    anna.doc.getText('text').insert(0, 'Zu viel. ');
    await until(() => home.errors.some((error) => String(error) === 'Error: the document failed'));
    anna.doc.getText('text').insert(0, 'Danach. ');
    await until(async () => (await contentOf(city, chapterA)) === 'Danach. Zu viel. ');
    await until(() => inStep(home, city));
    await until(() => allShared(home));
  });
});
