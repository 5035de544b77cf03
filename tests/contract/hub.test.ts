import * as decoding from 'lib0/decoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { decodeAccess } from '../support/hub-frames.ts';
import { MemoryStore } from '../support/hub-memory-store.ts';
import { scene } from '../support/hub-scene.ts';
import { chapters, failNext, groups, HubServer, People, project, room, text, until } from '../support/hub-server.ts';
import { addChapter, setChapterGroup } from '../../shared/document/outline.ts';
import { roomAccess } from '../../shared/domain/permissions.ts';
import type { Role } from '../../shared/domain/people.ts';
import { emptyProtocol, messageTypes, syncTypes } from '../../shared/sync/messages.ts';
import { roomKinds, type RoomKind } from '../../shared/sync/rooms.ts';

const { start, bare, joined, raw } = scene();

const chapterA = room('chapter', chapters.a);

describe('a peer that says it has nothing', () => {
  it('HU30 is sent the content before it asks, once, and what others write meanwhile', async () => {
    const server = await start();
    const anna = joined(server, chapterA, 'anna');
    await until(() => anna.synced);
    anna.doc.getText('text').insert(0, 'steht schon da');
    await until(() => server.store.disk.rows.some((row) => row.room === chapterA));
    const peer = await raw(server, chapterA, 'anton', emptyProtocol);
    const contents = (): Uint8Array[] => peer.of(messageTypes.sync).filter(([kind]) => kind === syncTypes.step2);
    await until(() => contents().length === 1);
    anna.doc.getText('text').insert(0, 'neu, ');
    await until(() => peer.of(messageTypes.sync).some(([kind]) => kind === syncTypes.update));
    // Its question, with the state vector of nothing.
    peer.send(messageTypes.sync, syncTypes.step1, 1, 0);
    await until(() => contents().length === 2);
    const doc = new Y.Doc();
    for (const frame of peer.of(messageTypes.sync)) if (frame[0] !== syncTypes.step1) Y.applyUpdate(doc, bodyOf(frame));
    expect(text(doc)).toBe('neu, steht schon da');
    // The second answer has nothing in it; whoever asks again is answered in full.
    expect(contents().map((frame) => bodyOf(frame).length)).toEqual([expect.any(Number), 2]);
    peer.send(messageTypes.sync, syncTypes.step1, 1, 0);
    await until(() => contents().length === 3);
    expect(bodyOf(contents()[2] ?? new Uint8Array()).length).toBeGreaterThan(10);
  });

  it('HU34 is asked for everything: what it wrote before it was connected comes, and nothing of the room is lost', async () => {
    const server = await start();
    const state = new Y.Doc();
    state.getText('text').insert(0, 'aus dem Speicher');
    await server.store.snapshot(chapterA, 0, Y.encodeStateAsUpdate(state));
    const peer = await raw(server, chapterA, 'anna', emptyProtocol);
    await until(() => peer.of(messageTypes.sync).length === 2);
    const [question, content] = peer.of(messageTypes.sync);
    expect(question).toEqual(Uint8Array.of(syncTypes.step1, 1, 0));
    const doc = new Y.Doc();
    doc.getText('text').insert(0, 'vorher getippt, ');
    const written = Y.encodeStateAsUpdate(doc);
    peer.send(messageTypes.sync, syncTypes.step2, written.length, ...written);
    await until(() => server.store.disk.rows.some((row) => row.room === chapterA));
    Y.applyUpdate(doc, bodyOf(content ?? new Uint8Array()));
    const opened = await server.hub.open(chapterA);
    expect(text(opened.doc)).toBe(text(doc));
    expect([text(doc).includes('vorher getippt'), text(doc).includes('aus dem Speicher')]).toEqual([true, true]);
    opened.release();
  });

  it('HU34 is sent away when the room turns out to be unreadable; whoever opens it is told', async () => {
    const server = await start();
    const state = new Y.Doc();
    state.getText('text').insert(0, 'kaputt');
    const whole = Y.encodeStateAsUpdate(state);
    await server.store.snapshot(chapterA, 0, whole.subarray(0, whole.length - 3));
    const peer = await raw(server, chapterA, 'anna', emptyProtocol);
    await until(() => peer.closed !== null);
    expect(peer.closed?.code).toBe(1012);
    await expect(server.hub.open(chapterA)).rejects.toThrow('read');
    await expect(server.hub.open(chapterA)).rejects.toThrow('read');
  });

  it('HU30 gets nothing where it may not read', async () => {
    const server = await start();
    const peer = await raw(server, room('chapter', chapters.a), 'nobody', emptyProtocol);
    await until(() => peer.closed !== null);
    expect(peer.of(messageTypes.sync)).toEqual([]);
  });
});

describe('unmodified y-websocket clients', () => {
  it('HU1 two unmodified clients see each other write', async () => {
    const server = await start();
    const anna = joined(server, chapterA, 'anna');
    const anton = joined(server, chapterA, 'anton');
    await until(() => anna.synced && anton.synced);
    anna.doc.getText('text').insert(0, 'Grüße ');
    await until(() => text(anton.doc) === 'Grüße ');
    anton.doc.getText('text').insert(6, '😀 an alle');
    await until(() => text(anna.doc) === 'Grüße 😀 an alle');
    expect(text(anton.doc)).toBe('Grüße 😀 an alle');
  });

  it('HU1 what was written while nobody was connected is there for the next one', async () => {
    const server = await start();
    const anna = joined(server, chapterA, 'anna');
    await until(() => anna.synced);
    anna.doc.getText('text').insert(0, 'bleibt');
    await until(() => server.store.disk.rows.some((row) => row.room === chapterA));
    anna.destroy();
    await until(() => server.hub.connections().length === 0);
    const anton = joined(server, chapterA, 'anton');
    await until(() => anton.synced);
    expect(text(anton.doc)).toBe('bleibt');
  });

  it('HU2 a client that joins while the store is slow loses nothing and sees everything', async () => {
    const server = await start();
    const before = joined(server, chapterA, 'anna');
    await until(() => before.synced);
    before.doc.getText('text').insert(0, 'alt');
    await until(() => server.store.disk.rows.some((row) => row.room === chapterA));
    before.destroy();
    await until(() => server.hub.connections().length === 0);
    let load = (): void => undefined;
    server.store.loading = new Promise((resolve) => (load = resolve));
    const anna = joined(server, chapterA, 'anna');
    const anton = joined(server, chapterA, 'anton');
    await until(() => anna.wsconnected && anton.wsconnected);
    anna.doc.getText('text').insert(0, 'während ');
    anton.doc.getText('text').insert(0, 'des Ladens ');
    load();
    await until(
      () => anna.synced && anton.synced && text(anna.doc) === text(anton.doc) && text(anna.doc).length === 22,
    );
    expect(text(anna.doc)).toContain('während ');
    expect(text(anna.doc)).toContain('des Ladens ');
    expect(text(anna.doc)).toContain('alt');
  });

  it('HU2 a room that cannot be read is never shown as an empty one', async () => {
    const server = await start();
    server.store.unreadable = true;
    const peer = await raw(server, chapterA, 'anna');
    await until(() => peer.closed !== null);
    expect(peer.closed?.code).toBe(4503);
    expect(peer.of(messageTypes.sync)).toEqual([]);
    server.store.unreadable = false;
    const anna = joined(server, chapterA, 'anna');
    await until(() => anna.synced);
  });
});

describe('rights', () => {
  const seats: Record<string, readonly Role[]> = {
    office: [{ role: 'office' }],
    owner: [{ role: 'member', group: groups.a.id, bench: 'society' }],
    otherMember: [{ role: 'member', group: groups.b.id, bench: 'society' }],
    reviewer: [{ role: 'reviewer', body: 'cccccccc-cccc-4ccc-8ccc-cccccccccccc' }],
    steering: [{ role: 'steering', bench: 'society', chair: true }],
    reader: [{ role: 'reader' }],
    nobody: [],
  };

  const items: Partial<Record<RoomKind, string>> = {
    chapter: chapters.a,
    comments: chapters.a,
    trial: chapters.a,
    paper: '00000000-0000-4000-8000-0000000000fe',
  };
  for (const kind of roomKinds) {
    for (const [seat, roles] of Object.entries(seats)) {
      it(`HU3 ${seat} in a room of kind ${kind} gets exactly the right of the table`, async () => {
        const people = new People();
        people.set('probe', roles);
        const server = await start({ people });
        const item = items[kind] ?? null;
        const name = room(kind, item);
        const entry = item === chapters.a ? { group: groups.a.id, deleted: false } : null;
        const expected = roomAccess(people.people.get('probe') ?? null, kind, entry);
        const peer = await raw(server, name, 'probe');
        if (expected === null) {
          await until(() => peer.closed !== null);
          expect(peer.closed?.code).toBe(4403);
          expect(peer.frames).toEqual([]);
          return;
        }
        await until(() => peer.frames.length > 0);
        expect(decodeAccess(peer.frames[0])).toEqual(expected);
        const doc = new Y.Doc();
        doc.getText('text').insert(0, 'x');
        const before = server.store.disk.rows.filter((row) => row.room === name).length;
        const update = Y.encodeStateAsUpdate(doc);
        peer.send(0, 2, update.length, ...update);
        if (expected.right === 'write') {
          await until(() => server.store.disk.rows.filter((row) => row.room === name).length === before + 1);
          expect(peer.closed).toBeNull();
        } else {
          await until(() => peer.closed !== null);
          // Whoever may write entries of their own may not write whatever they like.
          const reason = expected.right === 'own' ? 'foreignEntry' : 'noRight';
          expect(peer.closed).toEqual({ code: 4409, reason });
          expect(server.store.disk.rows.filter((row) => row.room === name).length).toBe(before);
        }
      });
    }
  }

  it('HU4 a right that is withdrawn while somebody types ends at once, and reading goes on', async () => {
    const server = await start();
    const anna = joined(server, chapterA, 'anna');
    const bert = joined(server, chapterA, 'bert');
    const office = await raw(server, chapterA, 'anna');
    await until(() => anna.synced && bert.synced && office.frames.length > 0);
    anna.doc.getText('text').insert(0, 'vorher ');
    await until(() => text(bert.doc) === 'vorher ');
    const outline = await server.hub.open(room('outline'));
    outline.write((doc) => setChapterGroup(doc, chapters.a, groups.b.id, null));
    outline.release();
    // Sent in the same turn as the change of the outline: already refused.
    anna.doc.getText('text').insert(0, 'nachher ');
    bert.doc.getText('text').insert(0, 'darf jetzt ');
    await until(() => anna.closedWith !== null);
    expect(anna.closedWith).toEqual({ code: 4409, reason: 'noRight' });
    await until(() => office.of(messageTypes.access).length === 2);
    const told = office.frames.filter((frame) => frame[0] === messageTypes.access).at(-1);
    expect(decodeAccess(told)).toEqual({ right: 'read', reason: 'otherGroup' });
    expect(office.closed).toBeNull();
    const later = joined(server, chapterA, 'lea');
    await until(() => later.synced && text(later.doc).length > 0);
    expect(text(later.doc)).not.toContain('nachher');
  });

  it('HU4 a person who may read nothing any more is sent away at once', async () => {
    const server = await start();
    const anna = joined(server, chapterA, 'anna');
    await until(() => anna.synced);
    server.people.set('anna', [{ role: 'reader' }], false);
    server.hub.rightsChanged();
    await until(() => anna.closedWith !== null);
    expect(anna.closedWith?.code).toBe(4403);
    const comments = joined(server, room('comments', chapters.a), 'rita');
    await until(() => comments.synced);
    server.hub.disconnectPerson('rita');
    await until(() => comments.closedWith !== null);
    expect(comments.closedWith?.code).toBe(4401);
  });

  it('HU4 the right to a new chapter follows the outline while the chapter is open', async () => {
    const server = await start();
    const fresh = '00000000-0000-4000-8000-0000000000ff';
    const anna = await raw(server, room('chapter', fresh), 'anna');
    await until(() => anna.frames.length > 0);
    expect(decodeAccess(anna.frames[0])).toEqual({ right: 'read', reason: 'otherGroup' });
    const office = joined(server, room('outline'), 'office');
    await until(() => office.synced);
    addChapter(office.doc, fresh, groups.a.id, undefined, null);
    await until(() => anna.of(messageTypes.access).length === 2);
    const told = anna.frames.filter((frame) => frame[0] === messageTypes.access).at(-1);
    expect(decodeAccess(told)).toEqual({ right: 'write', reason: null });
  });

  it('HU5 a reader that only tidies up format marks, as Yjs does by itself, is not sent away', async () => {
    const server = await start();
    const anna = joined(server, chapterA, 'anna');
    const lea = joined(server, chapterA, 'lea');
    await until(() => anna.synced && lea.synced);
    const annas = anna.doc.getText('text');
    lea.doc.getText('text');
    annas.insert(0, 'abcdef');
    for (let i = 0; i < 12; i++) annas.format(i % 4, 2, { bold: i % 3 === 0 ? null : true });
    annas.delete(1, 3);
    await until(() => text(lea.doc) === text(anna.doc) && text(lea.doc).length === 3);
    annas.insert(0, 'weiter ');
    await until(() => text(lea.doc).startsWith('weiter '));
    expect(lea.closedWith).toBeNull();
  });

  it('HU6 a read-only file is read-only for everybody, and says so', async () => {
    const store = new MemoryStore(project);
    const first = await HubServer.start({ store });
    await first.seedOutline();
    await until(() => store.disk.rows.length > 0);
    await first.stop();
    const server = await bare({ store: new MemoryStore(project, store.disk, { readOnly: 'newer' }) });
    const office = await raw(server, chapterA, 'office');
    await until(() => office.frames.length > 0);
    expect(decodeAccess(office.frames[0])).toEqual({ right: 'read', reason: 'readOnlyFile' });
  });

  it('HU24 a room whose document failed comes back from the log, with nothing that the log doesn’t have', async () => {
    const server = await start();
    const peer = await raw(server, chapterA, 'anna');
    await until(() => peer.frames.length > 0);
    await failNext(server, chapterA);
    const doc = new Y.Doc();
    doc.getText('text').insert(0, 'nicht im Log');
    const bytes = Y.encodeStateAsUpdate(doc);
    peer.send(0, 1, bytes.length, ...bytes);
    await until(() => peer.closed !== null);
    expect(peer.closed?.code).toBe(1012);
    const again = await server.hub.open(chapterA);
    expect(text(again.doc)).toBe('');
    again.release();
    expect(server.store.disk.snapshots.has(chapterA)).toBe(false);
  });
});

/** What a sync frame carries, behind its kind and its length. */
function bodyOf(frame: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarUint(decoder);
  return decoding.readVarUint8Array(decoder);
}
