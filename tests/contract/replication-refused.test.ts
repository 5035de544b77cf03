import { describe, expect, it } from 'vitest';
import { setChapterGroup } from '../../shared/document/outline.ts';
import { laptops } from '../support/hub-laptops.ts';
import { MemoryStore } from '../support/hub-memory-store.ts';
import { scene } from '../support/hub-scene.ts';
import { chapters, groups, type HubServer, project, room, text, until } from '../support/hub-server.ts';
import { allShared, chapterA, chapterB, contentOf, inStep, linked } from '../support/replication.ts';

const { start, bare, joined, client, later } = scene();
const laptop = laptops({ bare, later });

/** The upstream host is back on its file, where another group owns the chapter now. */
async function returned(port: number, disk: MemoryStore['disk']): Promise<HubServer> {
  const back = await bare({ port, store: new MemoryStore(project, disk) });
  const outline = await back.hub.open(room('outline'));
  outline.write((doc) => setChapterGroup(doc, chapters.a, groups.b.id, null));
  outline.release();
  return back;
}

describe('what the upstream host refuses', () => {
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
    const back = await returned(port, disk);
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
    await returned(port, disk);
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
    await returned(port, disk);
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
});
