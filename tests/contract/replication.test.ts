import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type * as Y from 'yjs';
import { Replicator, type ReplicatorOptions } from '../../electron/hub/replicator.ts';
import { addChapter, readOutline, setChapterGroup } from '../../shared/document/outline.ts';
import { MemoryStore } from '../support/hub-memory-store.ts';
import { scene } from '../support/hub-scene.ts';
import { chapters, failNext, groups, type HubServer, project, room, text, until } from '../support/hub-server.ts';
import { seeded } from '../support/random.ts';

const { start, bare, joined, client, later } = scene();
const chapterA = room('chapter', chapters.a);
const chapterB = room('chapter', chapters.b);

interface Laptop extends HubServer {
  replicator: Replicator;
  drafts: { room: string; text: string; reason: string }[];
}

/** A host on somebody's laptop that follows another host as this person. */
async function laptop(
  upstream: { url: string },
  person: string,
  options: { store?: MemoryStore; port?: number } & Partial<ReplicatorOptions> = {},
): Promise<Laptop> {
  const server = await bare(options);
  const drafts: Laptop['drafts'] = [];
  const replicator = new Replicator({
    hub: server.hub,
    store: server.store,
    url: upstream.url,
    token: person,
    webSocket: WebSocket,
    maxBackoff: 50,
    onDraft: (name, words, reason) => void drafts.push({ room: name, text: words, reason }),
    onError: (error) => server.errors.push(error),
    ...options,
  });
  later(() => replicator.close());
  return Object.assign(server, { replicator, drafts });
}

async function contentOf(server: HubServer, name: string): Promise<string> {
  const open = await server.hub.open(name);
  const content = text(open.doc);
  open.release();
  return content;
}

const inStep = async (...servers: HubServer[]): Promise<boolean> => {
  const contents = await Promise.all(servers.map((server) => contentOf(server, chapterA)));
  return new Set(contents).size === 1 && contents[0] !== '';
};

/** The chapter's room is linked with the upstream host. */
const linked = (upstream: HubServer, name = chapterA): Promise<void> =>
  until(() => upstream.hub.connections().some(({ room: other }) => other === name));

/** All is on the upstream host's disk, as the store itself knows. */
const allShared = async (host: Laptop): Promise<boolean> =>
  (await host.store.waiting()) === 0 &&
  host.replicator.state.waiting === 0 &&
  host.replicator.state.state === 'connected';

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
      ...Object.values(chapters).map((id) => room('chapter', id)),
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

  it('RE5 a right withdrawn above: the text is kept as a draft, the room is the upstream host’s again, the log keeps all', async () => {
    const city = await start();
    const { port } = city;
    const home = await laptop(city, 'anna');
    const anna = client(home, chapterA, 'anna');
    await until(() => anna.state.synced && home.replicator.state.state === 'connected');
    anna.doc.getText('title').insert(0, 'Haltung');
    anna.doc.getText('text').insertEmbed(0, { b: 'eins' });
    anna.doc.getText('text').insert(1, 'Geteilt.');
    await until(() => anna.state.waiting === 0);
    await until(() => inStep(home, city));
    await until(() => allShared(home));
    const { disk } = city.store;
    await city.stop();
    await until(() => home.replicator.state.state === 'offline');
    anna.doc.getText('text').insertEmbed(9, { b: 'zwei' });
    anna.doc.getText('text').insert(10, 'Offline getippt.');
    await until(() => anna.state.waiting === 0);
    const back = await bare({ port, store: new MemoryStore(project, disk) });
    const outline = await back.hub.open(room('outline'));
    outline.write((doc) => setChapterGroup(doc, chapters.a, groups.b.id, null));
    outline.release();
    home.replicator.reconnectNow();
    await until(() => home.drafts.length === 1);
    expect(home.drafts).toEqual([{ room: chapterA, text: 'Haltung\n\nGeteilt.\nOffline getippt.', reason: 'noRight' }]);
    await until(() => anna.state.closed !== null);
    expect(anna.state.closed?.code).toBe(4409);
    await until(() => inStep(home, back));
    expect(await contentOf(home, chapterA)).toBe('Geteilt.');
    await until(() => allShared(home));
    const rebuilt = joined(home, chapterA, 'anna');
    await until(() => rebuilt.synced && text(rebuilt.doc) === 'Geteilt.');
    const log = await home.store.history(chapterA, 0, 1000);
    expect(log.map(({ bytes }) => Buffer.from(bytes).toString('utf8')).join('')).toContain('Offline getippt.');
    // It goes on: what the new owners write arrives, and the other rooms have never stopped.
    const bert = joined(back, chapterA, 'bert');
    await until(() => bert.synced);
    bert.doc.getText('text').insert(0, 'Von Soziales. ');
    await until(() => text(rebuilt.doc) === 'Von Soziales. Geteilt.');
    const others = joined(home, chapterB, 'bert');
    await until(() => others.synced);
  });

  it('RE5 a draft that can’t be kept keeps the text where it is', async () => {
    const city = await start();
    const { port } = city;
    const home = await laptop(city, 'anna', { onDraft: () => Promise.reject(new Error('disk full')) });
    const anna = client(home, chapterA, 'anna');
    await until(() => anna.state.synced && home.replicator.state.state === 'connected');
    const { disk } = city.store;
    await city.stop();
    anna.doc.getText('text').insert(0, 'nirgends sonst');
    await until(() => anna.state.waiting === 0);
    const back = await bare({ port, store: new MemoryStore(project, disk) });
    const outline = await back.hub.open(room('outline'));
    outline.write((doc) => setChapterGroup(doc, chapters.a, groups.b.id, null));
    outline.release();
    home.replicator.reconnectNow();
    await until(() => home.errors.some((error) => String(error) === 'Error: disk full'));
    expect(await contentOf(home, chapterA)).toBe('nirgends sonst');
    expect(await home.store.waiting()).toBe(1);
  });

  it('RE5 while the draft is being kept nobody can write into the text that goes', async () => {
    let keep = (): void => undefined;
    const keeping = new Promise<void>((resolve) => (keep = resolve));
    const drafts: string[] = [];
    const city = await start();
    const { port } = city;
    const onDraft = (_room: string, words: string): Promise<void> => {
      drafts.push(words);
      return keeping;
    };
    const home = await laptop(city, 'anna', { onDraft });
    const anna = client(home, chapterA, 'anna');
    await until(() => anna.state.synced && home.replicator.state.state === 'connected');
    const { disk } = city.store;
    await city.stop();
    anna.doc.getText('text').insert(0, 'nur hier');
    await until(() => anna.state.waiting === 0);
    const back = await bare({ port, store: new MemoryStore(project, disk) });
    const outline = await back.hub.open(room('outline'));
    outline.write((doc) => setChapterGroup(doc, chapters.a, groups.b.id, null));
    outline.release();
    home.replicator.reconnectNow();
    await until(() => drafts.length === 1 && anna.state.closed !== null);
    expect(drafts).toEqual(['nur hier']);
    const early = client(home, chapterA, 'anna');
    await until(() => early.state.connection === 'connected');
    const beside = joined(home, chapterB, 'lea');
    await until(() => beside.synced);
    expect(early.state.synced).toBe(false);
    keep();
    await until(() => early.state.synced);
    expect(text(early.doc)).toBe('');
  });

  it('RE6 a withdrawn token is told as refused, everything stays here, and a new try connects again', async () => {
    const city = await start();
    const home = await laptop(city, 'anna');
    const anna = client(home, chapterA, 'anna');
    await until(() => anna.state.synced && home.replicator.state.state === 'connected');
    await linked(city);
    const states: string[] = [];
    home.replicator.onState(({ state }) => states.push(state));
    city.hub.disconnectPerson('anna');
    await until(() => home.replicator.state.state === 'refused');
    anna.doc.getText('text').insert(0, 'bleibt hier');
    await until(() => anna.state.waiting === 0 && home.replicator.state.waiting === 1);
    expect(await contentOf(city, chapterA)).toBe('');
    home.replicator.reconnectNow();
    await until(() => allShared(home));
    await until(() => inStep(home, city));
    expect(states).toContain('refused');
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

  it('RE5 a link that was closed meanwhile touches no room any more', async () => {
    const city = await start();
    const home = await laptop(city, 'anna');
    const anna = client(home, chapterA, 'anna');
    await until(() => anna.state.synced && home.replicator.state.state === 'connected');
    await linked(city);
    anna.doc.getText('text').insert(0, 'bleibt');
    await until(() => allShared(home));
    const history = home.store.history.bind(home.store);
    let look = (): void => undefined;
    const looking = new Promise<void>((resolve) => (look = resolve));
    let asked = 0;
    home.store.history = async (...args) => {
      asked++;
      await looking;
      return (await history(...args)).concat(await history(chapterA, 0, 10));
    };
    city.people.people.delete('anna');
    city.hub.rightsChanged();
    await until(() => asked > 0);
    await home.replicator.close();
    look();
    await history(chapterA, 0, 10);
    await new Promise((resolve) => setImmediate(resolve));
    expect(home.drafts).toEqual([]);
    expect(await contentOf(home, chapterA)).toBe('bleibt');
  });
});
