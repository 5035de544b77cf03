import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { HubRoom } from '../../electron/hub/hub-room.ts';
import { messageTypes, syncTypes } from '../../shared/sync/messages.ts';
import { bytes } from '../support/forged-updates.ts';
import { syncFrame } from '../support/hub-frames.ts';
import { MemoryStore } from '../support/hub-memory-store.ts';
import { scene } from '../support/hub-scene.ts';
import { chapters, project, room, text, until } from '../support/hub-server.ts';

const { start, joined, raw } = scene();
const chapterA = room('chapter', chapters.a);
const chapterB = room('chapter', chapters.b);
/** A million structs of no content, from nowhere: what no honest program sends. */
const forged = bytes(1, 1_000_000, 79, 0, 0, 1);

describe('limits', () => {
  it('HU16 whoever sends too much at once is sent away, and the others go on', async () => {
    const server = await start({ limits: { messagesPerSecond: 10, messageBurst: 50 } });
    const anna = joined(server, chapterA, 'anna');
    await until(() => anna.synced);
    const flood = await raw(server, chapterA, 'anton');
    await until(() => flood.frames.length > 0);
    for (let i = 0; i < 80; i++) flood.send(messageTypes.queryAwareness);
    await until(() => flood.closed !== null);
    expect(flood.closed?.code).toBe(4429);
    const bytes = await start({ limits: { bytesPerSecond: 10, byteBurst: 1_000 } });
    const heavy = await raw(bytes, chapterA, 'anton');
    await until(() => heavy.frames.length > 0);
    heavy.send(messageTypes.awareness, ...new Array<number>(2_000).fill(0));
    await until(() => heavy.closed !== null);
    expect(heavy.closed?.code).toBe(4429);
    anna.doc.getText('text').insert(0, 'weiter');
    const lea = joined(server, chapterA, 'lea');
    await until(() => text(lea.doc) === 'weiter');
  });

  it('HU16 connections are limited per room, per person in a room, and in total', async () => {
    const server = await start({ limits: { connectionsPerPerson: 2, connectionsPerRoom: 4, connections: 6 } });
    const open = async (person: string, name = chapterA): Promise<number | null> => {
      const peer = await raw(server, name, person);
      await until(() => peer.closed !== null || peer.frames.length > 0);
      return peer.closed?.code ?? null;
    };
    expect([await open('anna'), await open('anna'), await open('anna')]).toEqual([null, null, 4429]);
    expect([await open('anton'), await open('ada'), await open('alex')]).toEqual([null, null, 4429]);
    const other = room('chapter', chapters.b);
    expect([await open('anna', other), await open('bert', other), await open('lea', other)]).toEqual([
      null,
      null,
      4429,
    ]);
  });

  it('HU16 a peer that doesn’t read is cut off instead of filling the memory', async () => {
    const server = await start({ limits: { backlog: 256 * 1024 } });
    const anna = joined(server, chapterA, 'anna');
    const stalled = await raw(server, chapterA, 'lea');
    await until(() => anna.synced && stalled.frames.length > 0);
    stalled.socket.pause();
    const words = anna.doc.getText('text');
    await until(() => {
      words.insert(words.length, 'x'.repeat(100_000));
      return server.hub.connections().every(({ person }) => person !== 'lea');
    });
    const back = joined(server, chapterA, 'lea');
    await until(() => back.synced && text(back.doc).length === words.length);
  });

  it('HU16 what comes while a room is being loaded is bounded', async () => {
    const server = await start({ limits: { waitingFrames: 10 } });
    let load = (): void => undefined;
    server.store.loading = new Promise((resolve) => (load = resolve));
    const peer = await raw(server, chapterA, 'anna');
    for (let i = 0; i < 20; i++) peer.send(messageTypes.queryAwareness);
    await until(() => peer.closed !== null);
    expect(peer.closed?.code).toBe(4503);
    load();
  });

  it('HU33 a device that is refused again and again is shut out for a while; others, and what it has open, are not', async () => {
    let now = 0;
    const server = await start({ limits: { refusalBurst: 3, refusalsPerSecond: 1 }, now: () => now });
    const open = joined(server, chapterA, 'anna');
    const anton = joined(server, chapterA, 'anton');
    await until(() => open.synced && anton.synced);
    const attack = async (): Promise<number | undefined> => {
      const peer = await raw(server, chapterA, 'anna');
      if (peer.closed === null) peer.socket.send(syncFrame(syncTypes.update, forged));
      await until(() => peer.closed !== null);
      return peer.closed?.code;
    };
    const codes = [await attack(), await attack(), await attack(), await attack(), await attack()];
    expect(codes).toEqual([4409, 4409, 4409, 4409, 1006]);
    open.doc.getText('text').insert(0, 'weiter');
    const lea = joined(server, chapterA, 'lea');
    await until(() => text(anton.doc) === 'weiter' && text(lea.doc) === 'weiter');
    now += 1_500;
    expect([await attack(), await attack()]).toEqual([4409, 1006]);
  });

  it('HU16 a first sync may be large, an update may not', async () => {
    const server = await start({ limits: { update: 10_000, firstSync: 100_000 } });
    const doc = new Y.Doc();
    doc.getText('text').insert(0, 'x'.repeat(50_000));
    const anna = joined(server, chapterA, 'anna', doc);
    await until(() => anna.synced && server.store.disk.rows.some((row) => row.room === chapterA));
    doc.getText('text').insert(0, 'y'.repeat(20_000));
    await until(() => anna.closedWith !== null);
    expect(anna.closedWith).toEqual({ code: 4409, reason: 'tooLarge' });
  });

  it('HU16 a room that is full takes no more text, but deletions, and then text again', async () => {
    const server = await start({ limits: { room: 10_000 } });
    const anna = joined(server, chapterA, 'anna');
    await until(() => anna.synced);
    anna.doc.getText('text').insert(0, 'x'.repeat(8_000));
    anna.doc.getText('text').insert(0, 'y'.repeat(4_000));
    await until(() => anna.closedWith !== null);
    expect(anna.closedWith).toEqual({ code: 4409, reason: 'tooLarge' });
    const anton = joined(server, chapterA, 'anton');
    await until(() => anton.synced && text(anton.doc).length === 8_000);
    anton.doc.getText('text').delete(0, 6_000);
    anton.doc.getText('text').insert(0, 'z'.repeat(4_000));
    const lea = joined(server, chapterA, 'lea');
    await until(() => lea.synced && text(lea.doc).length === 6_000);
    expect(anton.closedWith).toBeNull();
  });

  it('HU27 whoever lacks nothing can’t have the whole room gone through again and again', async () => {
    const server = await start({ limits: { bytesPerSecond: 10, byteBurst: 200_000 } });
    const anna = joined(server, chapterA, 'anna');
    await until(() => anna.synced);
    anna.doc.getText('text').insert(0, 'x'.repeat(50_000));
    await until(() => server.store.disk.rows.some((row) => row.room === chapterA));
    const knows = Y.encodeStateVector(anna.doc);
    const lea = await raw(server, chapterA, 'lea');
    await until(() => lea.frames.length > 0);
    for (let i = 0; i < 20; i++) lea.send(messageTypes.sync, 0, knows.length, ...knows);
    await until(() => lea.closed !== null);
    expect(lea.closed?.code).toBe(4429);
    expect(lea.of(messageTypes.sync).filter((frame) => frame[0] === 1).length).toBeLessThan(5);
  });

  it('HU27 a reader wakes a room at rest only as often as it may', async () => {
    const store = new MemoryStore(project);
    const doc = new Y.Doc();
    doc.clientID = 7;
    doc.getText('text').insert(0, 'fett', { bold: true });
    const bytes = Y.encodeStateAsUpdate(doc);
    await store.append({ room: chapterA, actor: 'anna', bytes, leases: [] });
    const hubRoom = new HubRoom({
      name: chapterA,
      room: { project, kind: 'chapter', item: chapters.a },
      store,
      writable: true,
      refill: false,
      maxBytes: Infinity,
      restAfter: 1,
      onChange: () => undefined,
      onCommit: () => undefined,
      onIdle: () => undefined,
      onError: () => undefined,
    });
    await hubRoom.load();
    // Removes the first format mark, as a replica that tidies up does.
    const tidying = Uint8Array.of(0, 1, 7, 1, 0, 1);
    const caps = { structs: 10, deletes: 10 };
    let asked = 0;
    const answer = (may: boolean) => hubRoom.receiveFromReader(tidying, caps, () => ++asked > 0 && may);
    hubRoom.release();
    await until(() => answer(false) === 'ignored');
    expect(asked).toBe(1);
    expect(answer(true)).toBe('taken');
    expect(asked).toBe(2);
    expect(answer(false)).toBe('taken');
    expect(asked).toBe(2);
    hubRoom.destroy();
  });

  it('HU17 a connection whose peer is gone without a word ends', async () => {
    const server = await start({ aliveEvery: 20 });
    const peer = await raw(server, chapterA, 'anna');
    await until(() => server.hub.connections().length === 1);
    peer.socket.pause();
    await until(() => server.hub.connections().length === 0);
    const alive = joined(server, chapterA, 'anna');
    await until(() => alive.synced);
  });

  it('HU18 a room that nobody needs leaves the memory, with a snapshot', async () => {
    const server = await start({ idleBytes: 0 });
    const anna = joined(server, chapterA, 'anna');
    await until(() => anna.synced);
    const held = await server.hub.open(chapterA);
    anna.doc.getText('text').insert(0, 'fest');
    await until(() => server.store.disk.rows.some((row) => row.room === chapterA));
    anna.destroy();
    await until(() => server.hub.connections().length === 0);
    expect(await reopened(server.hub.open(chapterA))).toBe(held);
    held.release();
    await until(() => server.store.disk.snapshots.has(chapterA));
    const again = await server.hub.open(chapterA);
    expect(again).not.toBe(held);
    expect(text(again.doc)).toBe('fest');
    again.release();
  });

  it('HU31 a room that nobody uses waits in memory, at rest, for whoever comes next, as long as there is space', async () => {
    const server = await start({ idleBytes: 1_000 });
    const written = async (name: string, person: string): Promise<HubRoom> => {
      const author = joined(server, name, person);
      await until(() => author.synced);
      author.doc.getText('text').insert(0, 'x'.repeat(600));
      await until(() => server.store.disk.rows.some((row) => row.room === name));
      const used = await reopened(server.hub.open(name));
      author.destroy();
      await until(() => server.store.disk.snapshots.has(name));
      return used;
    };
    const first = await written(chapterA, 'anna');
    expect(await reopened(server.hub.open(chapterA))).toBe(first);
    expect(first.workToWake).toBeGreaterThan(0);
    const second = await written(chapterB, 'bert');
    expect(await reopened(server.hub.open(chapterB))).toBe(second);
    expect(await reopened(server.hub.open(chapterA))).not.toBe(first);
  });
});

async function reopened<T extends { release(): void }>(opening: Promise<T>): Promise<T> {
  const room = await opening;
  room.release();
  return room;
}
