import { describe, expect, it } from 'vitest';
import { addEntry, deleteComment, editComment, setThreadState } from '../../shared/document/comment-room.ts';
import { commentsA, keysOf, note, words } from '../support/comment-entries.ts';
import { decodeAccess } from '../support/hub-frames.ts';
import { laptops } from '../support/hub-laptops.ts';
import { MemoryStore } from '../support/hub-memory-store.ts';
import { scene } from '../support/hub-scene.ts';
import { HubServer, project, room, until } from '../support/hub-server.ts';

const { start, bare, joined, raw, client, later } = scene();
const laptop = laptops({ bare, later });

describe('OW: the right to write under one’s own name', () => {
  it('OW1 everybody with the right writes entries of their own, changes and deletes them, and all see the same', async () => {
    const server = await start();
    const [anna, bert, rita] = ['anna', 'bert', 'rita'].map((person) => client(server, commentsA, person));
    if (anna === undefined || bert === undefined || rita === undefined) throw new Error('no clients');
    await until(() => [anna, bert, rita].every(({ state }) => state.synced));
    expect(rita.state.access).toEqual({ right: 'own', reason: null });
    const first = addEntry(anna.doc, 'anna', note('Anna'), 'test');
    await until(() => keysOf(bert.doc).length === 1);
    addEntry(bert.doc, 'bert', { type: 'reply', thread: first, at: 2, text: 'Bert' }, 'test');
    const gone = addEntry(rita.doc, 'rita', note('Rita'), 'test');
    editComment(rita.doc, gone, 'Rita, besser', 3, 'test');
    editComment(rita.doc, gone, 'Rita, am besten', 4, 'test');
    await until(() => keysOf(anna.doc).length === 3);
    deleteComment(rita.doc, gone, 5, 'test');
    setThreadState({ doc: anna.doc, person: 'anna', now: 6, origin: 'test' }, first, 'resolved');
    await until(() => [anna, bert, rita].every(({ doc }) => keysOf(doc).length === 4));
    await until(() => [anna, bert, rita].every(({ state }) => state.waiting === 0));
    await until(() => [bert, rita].every(({ doc }) => words(doc).join() === words(anna.doc).join()));
    expect(words(anna.doc)).toEqual(['', 'Anna', 'Bert', undefined]);
    expect([anna, bert, rita].map(({ state }) => state.closed)).toEqual([null, null, null]);
  });

  it('OW1 a client that knows nothing of Ratschrift writes its own entries and syncs after a long time offline', async () => {
    const server = await start();
    const anna = joined(server, commentsA, 'anna');
    await until(() => anna.synced);
    const before = addEntry(anna.doc, 'anna', note('vorher'), 'test');
    anna.disconnect();
    for (let i = 0; i < 50; i++) editComment(anna.doc, before, `Fassung ${i}`, i, 'test');
    for (let i = 0; i < 200; i++) addEntry(anna.doc, 'anna', note(`offline ${i}`), 'test');
    const bert = joined(server, commentsA, 'bert');
    await until(() => bert.synced);
    addEntry(bert.doc, 'bert', note('währenddessen'), 'test');
    anna.connect();
    await until(() => keysOf(anna.doc).length === 202 && keysOf(bert.doc).length === 202);
    expect(words(bert.doc)).toContain('Fassung 49');
    expect(anna.closedWith).toBeNull();
  });

  it('OW2 two devices of one person change the same entry at the same moment, and nobody is sent away', async () => {
    const server = await start();
    const laptop = joined(server, commentsA, 'anna');
    const phone = joined(server, commentsA, 'anna');
    const bert = joined(server, commentsA, 'bert');
    await until(() => laptop.synced && phone.synced && bert.synced);
    const key = addEntry(laptop.doc, 'anna', note('eins'), 'test');
    await until(() => keysOf(phone.doc).length === 1);
    laptop.disconnect();
    phone.disconnect();
    editComment(laptop.doc, key, 'vom Laptop', 2, 'test');
    editComment(phone.doc, key, 'vom Telefon', 3, 'test');
    editComment(phone.doc, key, 'noch einmal vom Telefon', 4, 'test');
    laptop.connect();
    phone.connect();
    await until(() => laptop.synced && phone.synced);
    await until(() => [phone, bert].every(({ doc }) => words(doc).join() === words(laptop.doc).join()));
    addEntry(laptop.doc, 'anna', note('weiter'), 'test');
    await until(() => keysOf(bert.doc).length === 2 && keysOf(phone.doc).length === 2);
    expect([laptop, phone, bert].map(({ closedWith }) => closedWith)).toEqual([null, null, null]);
  });

  it('OW4 after a refusal the room is built anew, and one can go on at once', async () => {
    const server = await start();
    const bert = client(server, commentsA, 'bert');
    const refusals: string[] = [];
    bert.onRefused((refusal) => refusals.push(refusal));
    await until(() => bert.state.synced);
    addEntry(bert.doc, 'anna', note('nicht von Anna'), 'test');
    await until(() => refusals.length === 1);
    expect(refusals).toEqual(['foreignEntry']);
    bert.destroy();
    const again = client(server, commentsA, 'bert');
    await until(() => again.state.synced);
    addEntry(again.doc, 'bert', note('von Bert'), 'test');
    await until(() => again.state.waiting === 0);
    expect(words(again.doc)).toEqual(['von Bert']);
  });

  it('OW5 after a crash a peer brings back what others had written, and their authors go on with it', async () => {
    const first = await HubServer.start();
    await first.seedOutline();
    const anna = joined(first, commentsA, 'anna');
    const bert = joined(first, commentsA, 'bert');
    await until(() => anna.synced && bert.synced);
    const kept = addEntry(anna.doc, 'anna', note('auf der Platte'), 'test');
    await until(() => keysOf(bert.doc).length === 1);
    const { store } = first;
    await until(() => store.disk.rows.some((row) => row.room === commentsA));
    // Seen by Bert, but never on the disk.
    store.hold();
    const lost = addEntry(anna.doc, 'anna', note('nie auf der Platte'), 'test');
    editComment(anna.doc, kept, 'geändert', 2, 'test');
    await until(() => words(bert.doc).join() === 'geändert,nie auf der Platte');
    anna.disconnect();
    bert.disconnect();
    await first.kill();
    const second = await bare({ store: new MemoryStore(project, store.disk) });
    const bertAgain = joined(second, commentsA, 'bert', bert.doc);
    await until(() => bertAgain.synced);
    expect(bertAgain.closedWith).toBeNull();
    const rita = joined(second, commentsA, 'rita');
    await until(() => rita.synced && words(rita.doc).join() === 'geändert,nie auf der Platte');
    const annaAgain = joined(second, commentsA, 'anna', anna.doc);
    await until(() => annaAgain.synced);
    editComment(annaAgain.doc, lost, 'doch noch', 3, 'test');
    await until(() => words(rita.doc).join() === 'doch noch,geändert');
    expect(annaAgain.closedWith).toBeNull();
  });

  it('MC59 the comments on measures are a room of the same right: own entries only, over a following host, too', async () => {
    const measures = room('measureComments');
    const about = (text: string) =>
      ({ type: 'thread', at: 1, anchor: { on: 'measure', measure: 'm1' }, text }) as const;
    const city = await start();
    const home = await laptop(city, 'bert');
    await until(() => home.replicator.state.state === 'connected');
    const there = joined(city, measures, 'anna');
    const here = joined(home, measures, 'bert');
    await until(() => there.synced && here.synced);
    const annas = addEntry(there.doc, 'anna', about('aus der Stadt'), 'test');
    addEntry(here.doc, 'bert', about('von daheim'), 'test');
    await until(() => words(here.doc).length === 2 && words(there.doc).length === 2);
    expect(home.drafts).toEqual([]);
    const forger = client(city, measures, 'bert');
    const refusals: string[] = [];
    forger.onRefused((refusal) => refusals.push(refusal));
    await until(() => forger.state.synced);
    editComment(forger.doc, annas, 'nicht von Anna', 2, 'test');
    await until(() => refusals.length === 1);
    expect(refusals).toEqual(['foreignEntry']);
    expect(words(there.doc)).toEqual(['aus der Stadt', 'von daheim']);
    for (const person of ['lea', 'rita']) {
      const away = await raw(city, measures, person);
      await until(() => away.closed !== null);
      expect(away.closed?.code).toBe(4403);
    }
  });

  it('OW6 a host that follows brings its person’s entries up, and what others say comes down', async () => {
    const city = await start();
    const home = await laptop(city, 'rita');
    await until(() => home.replicator.state.state === 'connected');
    const there = joined(city, commentsA, 'anna');
    const here = joined(home, commentsA, 'rita');
    await until(() => there.synced && here.synced);
    addEntry(here.doc, 'rita', note('von daheim'), 'test');
    addEntry(there.doc, 'anna', note('aus der Stadt'), 'test');
    await until(() => words(here.doc).length === 2 && words(there.doc).length === 2);
    expect(home.drafts).toEqual([]);
  });

  it('OW6 where an upstream host refuses, what was written here becomes a draft, and only that', async () => {
    const city = await start();
    const home = await laptop(city, 'rita');
    await until(() => home.replicator.state.state === 'connected');
    const there = joined(city, commentsA, 'anna');
    await until(() => there.synced);
    addEntry(there.doc, 'anna', note('aus der Stadt'), 'test');
    const here = joined(home, commentsA, 'anton');
    await until(() => here.synced && words(here.doc).length === 1);
    // The host at home isn't allowed to bring what others wrote.
    addEntry(here.doc, 'anton', note('von einem Gast'), 'test');
    await until(() => home.drafts.length === 1);
    expect(home.drafts.map(({ text }) => text)).toEqual(['von einem Gast']);
    const fresh = joined(home, commentsA, 'rita');
    await until(() => fresh.synced && words(fresh.doc).join() === 'aus der Stadt');
  });

  it('OW7 a host in a meeting room brings the entries of those who sit there', async () => {
    const city = await start();
    const meeting = joined(city, commentsA, 'office+relay');
    const anna = joined(city, commentsA, 'anna');
    await until(() => meeting.synced && anna.synced);
    addEntry(meeting.doc, 'rita', note('von Rita'), 'test');
    await until(() => words(anna.doc).join() === 'von Rita');
    expect(meeting.closedWith).toBeNull();
  });

  it('OW8 who may not comment can’t even read, and a file that can’t be written takes no entry', async () => {
    const server = await start();
    const lea = await raw(server, commentsA, 'lea');
    await until(() => lea.closed !== null);
    expect(lea.closed?.code).toBe(4403);
    const locked = await bare({ store: new MemoryStore(project, server.store.disk, { readOnly: 'newer' }) });
    const peer = await raw(locked, commentsA, 'office');
    await until(() => peer.frames.length > 0);
    expect(decodeAccess(peer.frames[0])).toEqual({ right: 'read', reason: 'readOnlyFile' });
  });
});
