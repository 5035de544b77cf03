import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { Replicator } from '../../electron/hub/replicator.ts';
import {
  addEntry,
  commentEntries,
  deleteComment,
  editComment,
  setThreadState,
} from '../../shared/document/comment-room.ts';
import { entriesRoot } from '../../shared/domain/comment-entries.ts';
import { messageTypes, type Refusal } from '../../shared/sync/messages.ts';
import { decodeAccess } from '../support/hub-frames.ts';
import { MemoryStore } from '../support/hub-memory-store.ts';
import { scene } from '../support/hub-scene.ts';
import { chapters, HubServer, project, room, until, type RawPeer } from '../support/hub-server.ts';

const { start, bare, joined, raw, client, later } = scene();
const commentsA = room('comments', chapters.a);
const note = (text: string) => ({ type: 'thread', at: 1, anchor: { on: 'chapter' }, text }) as const;
const words = (doc: Y.Doc): unknown[] =>
  [...commentEntries(doc).values()].map((value) => (value as { text?: unknown }).text).sort();
const keysOf = (doc: Y.Doc): string[] => [...commentEntries(doc).keys()];

function frame(type: 1 | 2, update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageTypes.sync);
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

/** The first sync is over, so that nothing is excused by it. */
async function attacker(server: HubServer, person = 'bert'): Promise<RawPeer> {
  const peer = await raw(server, commentsA, person);
  await until(() => peer.of(messageTypes.sync).length > 0);
  peer.socket.send(frame(1, Uint8Array.of(0, 0)));
  return peer;
}

/** A copy of the document in which something is done; what that adds is what the attacker sends. */
function done(honest: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(honest));
  const before = Y.encodeStateVector(doc);
  change(doc);
  return Y.encodeStateAsUpdate(doc, before);
}

/** An update of structs that no honest program makes: `[info, ...numbers and strings]` each, under client id 4711. */
function made(structs: (number | string | Uint8Array)[][], from = 0): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, structs.length);
  encoding.writeVarUint(encoder, 4711);
  encoding.writeVarUint(encoder, from);
  for (const [info = 0, ...parts] of structs) {
    encoding.writeUint8(encoder, Number(info));
    for (const part of parts) {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part);
      else if (typeof part === 'string') encoding.writeVarString(encoder, part);
      else encoding.writeUint8Array(encoder, part);
    }
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

function any(value: unknown): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeAny(encoder, value as string);
  return encoding.toUint8Array(encoder);
}

function placeOf(doc: Y.Doc, key: string): Y.ID {
  const item = commentEntries(doc)._map.get(key);
  if (item === undefined) throw new Error('no such entry');
  return item.id;
}

/** Kind 8 (any value) with a key of its own. */
const entryInfo = 8 | 0b00100000;

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

  const foreign = 'anna/fremd';
  const cases: Record<string, [Refusal, (honest: Y.Doc, key: string) => Uint8Array]> = {
    'an entry under another name': ['foreignEntry', (doc) => done(doc, (copy) => addEntry(copy, 'anna', note('x'), 0))],
    'somebody else’s entry overwritten': [
      'foreignEntry',
      (doc, key) => done(doc, (copy) => editComment(copy, key, 'gefälscht', 1, 0)),
    ],
    'somebody else’s entry deleted': [
      'foreignEntry',
      (doc, key) => done(doc, (copy) => commentEntries(copy).delete(key)),
    ],
    'an own entry that takes the place of a foreign one': [
      'foreignEntry',
      (doc, key) => {
        const { client: id, clock } = placeOf(doc, key);
        return made([[8 | 0b10000000, id, clock, 1, any(note('x'))]]);
      },
    ],
    'an own entry before a foreign one': [
      'foreignEntry',
      (doc, key) => {
        const { client: id, clock } = placeOf(doc, key);
        return made([[8 | 0b01000000, id, clock, 1, any(note('x'))]]);
      },
    ],
    'a parent given by id': [
      'foreignEntry',
      (doc, key) => {
        const { client: id, clock } = placeOf(doc, key);
        return made([[entryInfo, 0, id, clock, 'bert/x', 1, any(note('x'))]]);
      },
    ],
    'a chain that ends in a foreign entry': [
      'foreignEntry',
      (doc, key) => {
        const { client: id, clock } = placeOf(doc, key);
        return made([
          [8 | 0b10000000, id, clock, 1, any(note('x'))],
          [8 | 0b10000000, 4711, 0, 1, any(note('y'))],
        ]);
      },
    ],
    'a text in the map': ['foreignEntry', () => made([[7 | 0b00100000, 1, entriesRoot, 'bert/x', 2]])],
    'text within an own text': [
      'foreignEntry',
      () =>
        made([
          [7 | 0b00100000, 1, entriesRoot, 'bert/x', 2],
          [4, 0, 4711, 0, 'x'],
        ]),
    ],
    'another root': ['foreignEntry', () => made([[entryInfo, 1, 'text', 'bert/x', 1, any(note('x'))]])],
    'the map taken for a list': ['foreignEntry', () => made([[8, 1, entriesRoot, 1, any(note('x'))]])],
    'characters in the map': ['foreignEntry', () => made([[4 | 0b00100000, 1, entriesRoot, 'bert/x', 'abc']])],
    'two values at once': [
      'foreignEntry',
      () => made([[entryInfo, 1, entriesRoot, 'bert/x', 2, any(note('x')), any(note('y'))]]),
    ],
    'a value that is no entry': ['foreignEntry', () => made([[entryInfo, 1, entriesRoot, 'bert/x', 1, any('Text')]])],
    'a key without a name': ['foreignEntry', () => made([[entryInfo, 1, entriesRoot, 'x', 1, any(note('x'))]])],
    'a key with more in it': [
      'foreignEntry',
      () => made([[entryInfo, 1, entriesRoot, 'bert/x/anna', 1, any(note('x'))]]),
    ],
    'a name that only begins like one’s own': [
      'foreignEntry',
      () => made([[entryInfo, 1, entriesRoot, 'bertold/x', 1, any(note('x'))]]),
    ],
    'deleted content under another name': ['foreignEntry', () => made([[1 | 0b00100000, 1, entriesRoot, foreign, 5]])],
    'a gap of collected garbage': ['foreignEntry', () => made([[0, 100]])],
    'a value of two megabytes': [
      'tooLarge',
      () => made([[entryInfo, 1, entriesRoot, 'bert/x', 1, any({ ...note('x'), more: 'x'.repeat(2_000_000) })]]),
    ],
    'a million structs': [
      'tooLarge',
      () => {
        const encoder = encoding.createEncoder();
        for (const number of [1, 1_000_000, 4711, 0]) encoding.writeVarUint(encoder, number);
        for (let i = 0; i < 1_000_000; i++) encoding.writeUint8Array(encoder, Uint8Array.of(0, 1));
        encoding.writeVarUint(encoder, 0);
        return encoding.toUint8Array(encoder);
      },
    ],
  };

  for (const [what, [reason, update]] of Object.entries(cases)) {
    it(`OW3 ${what} is refused as ${reason}, nothing of it is kept, and the others go on`, async () => {
      const server = await start();
      const anna = joined(server, commentsA, 'anna');
      const ada = joined(server, commentsA, 'ada');
      await until(() => anna.synced && ada.synced);
      const key = addEntry(anna.doc, 'anna', note('unberührt'), 'test');
      await until(() => keysOf(ada.doc).length === 1);
      const peer = await attacker(server);
      peer.socket.send(frame(2, update(anna.doc, key)));
      await until(() => peer.closed !== null);
      expect(peer.closed).toEqual({ code: 4409, reason });
      addEntry(ada.doc, 'ada', note('geht weiter'), 'test');
      await until(() => keysOf(anna.doc).length === 2);
      expect(words(anna.doc)).toEqual(['geht weiter', 'unberührt']);
      const open = await server.hub.open(commentsA);
      expect(words(open.doc)).toEqual(['geht weiter', 'unberührt']);
      expect([...open.doc.share.keys()]).toEqual([entriesRoot]);
      open.release();
      expect(server.errors).toEqual([]);
    });
  }

  it('OW3 a million structs in a first sync are refused just the same', async () => {
    const server = await start();
    const peer = await raw(server, commentsA, 'bert');
    await until(() => peer.of(messageTypes.sync).length > 0);
    const structs = Array.from({ length: 150_000 }, () => [1 | 0b00100000, 1, entriesRoot, 'bert/x', 1]);
    peer.socket.send(frame(1, made(structs)));
    await until(() => peer.closed !== null);
    expect(peer.closed).toEqual({ code: 4409, reason: 'tooLarge' });
  });

  it('OW3 what is known is skipped, but its end decides where the rest of a struct belongs', async () => {
    const server = await start();
    const peer = await attacker(server);
    peer.socket.send(frame(2, made([[1 | 0b00100000, 1, entriesRoot, 'bert/x', 2]])));
    await until(() => peer.of(messageTypes.ack).length > 0);
    peer.socket.send(frame(2, made([[1 | 0b00100000, 1, entriesRoot, 'bert/y', 4]])));
    await until(() => peer.closed !== null);
    expect(peer.closed).toEqual({ code: 4409, reason: 'foreignEntry' });
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

  it('OW6 a host that follows brings its person’s entries up, and what others say comes down', async () => {
    const city = await start();
    const home = await bare();
    const drafts: string[] = [];
    const replicator = new Replicator({
      hub: home.hub,
      store: home.store,
      url: city.url,
      token: 'rita',
      webSocket: WebSocket,
      maxBackoff: 50,
      onDraft: (_room, text) => void drafts.push(text),
      onError: (error) => home.errors.push(error),
    });
    later(() => replicator.close());
    await until(() => replicator.state.state === 'connected');
    const there = joined(city, commentsA, 'anna');
    const here = joined(home, commentsA, 'rita');
    await until(() => there.synced && here.synced);
    addEntry(here.doc, 'rita', note('von daheim'), 'test');
    addEntry(there.doc, 'anna', note('aus der Stadt'), 'test');
    await until(() => words(here.doc).length === 2 && words(there.doc).length === 2);
    expect(drafts).toEqual([]);
  });

  it('OW6 where an upstream host refuses, what was written here becomes a draft, and only that', async () => {
    const city = await start();
    const home = await bare();
    const drafts: string[] = [];
    const replicator = new Replicator({
      hub: home.hub,
      store: home.store,
      url: city.url,
      token: 'rita',
      webSocket: WebSocket,
      maxBackoff: 50,
      onDraft: (_room, text) => void drafts.push(text),
      onError: (error) => home.errors.push(error),
    });
    later(() => replicator.close());
    await until(() => replicator.state.state === 'connected');
    const there = joined(city, commentsA, 'anna');
    await until(() => there.synced);
    addEntry(there.doc, 'anna', note('aus der Stadt'), 'test');
    const here = joined(home, commentsA, 'anton');
    await until(() => here.synced && words(here.doc).length === 1);
    // The host at home isn't allowed to bring what others wrote.
    addEntry(here.doc, 'anton', note('von einem Gast'), 'test');
    await until(() => drafts.length === 1);
    expect(drafts).toEqual(['von einem Gast']);
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
