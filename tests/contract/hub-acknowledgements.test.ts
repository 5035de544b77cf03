import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { messageTypes } from '../../shared/sync/messages.ts';
import { decodeAck } from '../support/hub-frames.ts';
import { scene } from '../support/hub-scene.ts';
import { chapters, room, text, until, type RawPeer } from '../support/hub-server.ts';

const { start, joined, raw, client } = scene();
const chapterA = room('chapter', chapters.a);
const acks = (peer: RawPeer): number[] =>
  peer.frames.filter((frame) => frame[0] === messageTypes.ack).map((frame) => decodeAck(frame));

/** Lets everything that is already on its way arrive: a round trip on the same connection. */
async function roundTrip(peer: RawPeer): Promise<void> {
  const before = peer.of(messageTypes.awareness).length;
  peer.send(messageTypes.queryAwareness);
  await until(() => peer.of(messageTypes.awareness).length > before);
}

function update(write: (doc: Y.Doc) => void, client = 7): number[] {
  const doc = new Y.Doc();
  doc.clientID = client;
  write(doc);
  const bytes = Y.encodeStateAsUpdate(doc);
  return [bytes.length, ...bytes];
}

describe('acknowledgements', () => {
  it('HU7 an update is shared at once but acknowledged only after the commit', async () => {
    const server = await start();
    const reader = joined(server, chapterA, 'lea');
    const peer = await raw(server, chapterA, 'anna');
    await until(() => reader.synced && peer.of(messageTypes.sync).length > 0);
    server.store.hold();
    peer.send(0, 1, 2, 0, 0);
    peer.send(0, 2, ...update((doc) => doc.getText('text').insert(0, 'noch nicht fest')));
    await until(() => text(reader.doc) === 'noch nicht fest');
    await roundTrip(peer);
    expect(acks(peer).filter((count) => count > 1)).toEqual([]);
    expect(server.store.disk.rows.some((row) => row.room === chapterA)).toBe(false);
    server.store.letGo();
    await until(() => acks(peer).at(-1) === 2);
    expect(server.store.disk.rows.filter((row) => row.room === chapterA).map((row) => row.actor)).toEqual(['anna']);
  });

  it('HU7 a full disk brings no false acknowledgement, sharing goes on, and the acknowledgements follow', async () => {
    const server = await start();
    const anna = client(server, chapterA, 'anna');
    const anton = joined(server, chapterA, 'anton');
    await until(() => anna.state.synced && anton.synced && anna.state.waiting === 0);
    server.store.setDisk('full');
    for (const letter of 'voll') anna.doc.getText('text').insert(anna.doc.getText('text').length, letter);
    await until(() => text(anton.doc) === 'voll');
    anton.doc.getText('text').insert(4, '!');
    await until(() => text(anna.doc) === 'voll!');
    expect(anna.state.waiting).toBe(4);
    server.store.setDisk('ok');
    await until(() => anna.state.waiting === 0);
    const log = new Y.Doc();
    for (const row of server.store.disk.rows) if (row.room === chapterA) Y.applyUpdate(log, row.bytes);
    expect(text(log)).toBe('voll!');
  });

  it('HU7 an update that the store refuses is offered again until it is on disk', async () => {
    const server = await start();
    const append = server.store.append.bind(server.store);
    let refusals = 0;
    server.store.append = (entry) => (refusals++ < 1 ? Promise.reject(new Error('queue is full')) : append(entry));
    const anna = client(server, chapterA, 'anna');
    await until(() => anna.state.synced);
    anna.doc.getText('text').insert(0, 'trotzdem');
    await until(() => anna.state.waiting === 0);
    expect(server.errors.map(String)).toContain('Error: queue is full');
    expect(server.store.disk.rows.some((row) => row.room === chapterA)).toBe(true);
  });

  it('HU7 a later update that is on disk is not acknowledged before an earlier one that isn’t', async () => {
    const server = await start();
    const peer = await raw(server, chapterA, 'anna');
    await until(() => peer.of(messageTypes.sync).length > 0);
    peer.send(0, 1, 2, 0, 0);
    await until(() => acks(peer).at(-1) === 1);
    const append = server.store.append.bind(server.store);
    let first: (() => void) | null = null;
    server.store.append = (entry) => {
      if (first !== null) return append(entry);
      return new Promise((resolve, reject) => (first = () => void append(entry).then(resolve, reject)));
    };
    const doc = new Y.Doc();
    doc.on('update', (bytes: Uint8Array) => peer.send(0, 2, bytes.length, ...bytes));
    doc.getText('text').insert(0, 'a');
    doc.getText('text').insert(1, 'b');
    await until(() => server.store.disk.rows.some((row) => row.room === chapterA));
    await roundTrip(peer);
    expect(acks(peer).at(-1)).toBe(1);
    (first as (() => void) | null)?.();
    await until(() => acks(peer).at(-1) === 3);
  });

  it('HU7 one commit brings one acknowledgement per connection, with the number of all messages in it', async () => {
    const server = await start();
    const peer = await raw(server, chapterA, 'anna');
    await until(() => peer.of(messageTypes.sync).length > 0);
    server.store.hold();
    const doc = new Y.Doc();
    doc.on('update', (bytes: Uint8Array) => peer.send(0, 2, bytes.length, ...bytes));
    peer.send(0, 1, 2, 0, 0);
    for (let i = 0; i < 40; i++) doc.getText('text').insert(i, 'x');
    await roundTrip(peer);
    const before = acks(peer).length;
    server.store.letGo();
    await until(() => acks(peer).at(-1) === 41);
    expect(acks(peer).length - before).toBe(1);
  });

  it('HU8 what comes before sync step 2 and leaves a gap is covered by step 2 and acknowledged with it', async () => {
    const server = await start();
    const peer = await raw(server, chapterA, 'anna');
    await until(() => peer.of(messageTypes.sync).length > 0);
    const doc = new Y.Doc();
    doc.getText('text').insert(0, 'offline ');
    const updates: Uint8Array[] = [];
    doc.on('update', (bytes: Uint8Array) => updates.push(bytes));
    doc.getText('text').insert(8, 'getippt');
    const [second = new Uint8Array()] = updates;
    peer.send(0, 2, second.length, ...second);
    await roundTrip(peer);
    expect(peer.closed).toBeNull();
    expect(acks(peer)).toEqual([]);
    const all = Y.encodeStateAsUpdate(doc);
    peer.send(0, 1, all.length, ...all);
    await until(() => acks(peer).at(-1) === 2);
    const reader = joined(server, chapterA, 'lea');
    await until(() => text(reader.doc) === 'offline getippt');
  });

  it('HU8 what is known already is acknowledged and neither logged nor sent on again', async () => {
    const server = await start();
    const peer = await raw(server, chapterA, 'anna');
    const other = await raw(server, chapterA, 'lea');
    await until(() => peer.of(messageTypes.sync).length > 0 && other.of(messageTypes.sync).length > 0);
    peer.send(0, 1, 2, 0, 0);
    const bytes = update((doc) => doc.getText('text').insert(0, 'einmal'));
    for (let i = 0; i < 5; i++) peer.send(0, 2, ...bytes);
    await until(() => acks(peer).at(-1) === 6);
    await roundTrip(other);
    expect(server.store.disk.rows.filter((row) => row.room === chapterA).length).toBe(1);
    expect(other.of(messageTypes.sync).filter((frame) => frame[0] === 2).length).toBe(1);
  });
});
