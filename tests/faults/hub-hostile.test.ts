import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { messageTypes } from '../../shared/sync/messages.ts';
import { bytes } from '../support/forged-updates.ts';
import { decodeRefused, syncFrame } from '../support/hub-frames.ts';
import { MemoryStore } from '../support/hub-memory-store.ts';
import { scene } from '../support/hub-scene.ts';
import { chapters, HubServer, project, room, text, until, type RawPeer } from '../support/hub-server.ts';
import { seeded } from '../support/random.ts';

const { start: startWith, bare, joined, raw } = scene();
/** A hub that goes on listening to who is refused again and again. */
const start = (): Promise<HubServer> => startWith({ limits: { refusalBurst: Infinity } });
const chapterA = room('chapter', chapters.a);
const chapterB = room('chapter', chapters.b);

/** The first byte of a struct: its kind and which references follow. */
const info = (byte: number): Uint8Array => Uint8Array.of(byte);

/** So many structs in 25 bytes, as only V2 can say it. */
function v2Bomb(structs: number): Uint8Array {
  const lengths = bytes(info(0x41), structs - 2);
  const columns = bytes(0, 0, 1, 5, 0, 0, 1, 0, 1, 0, 0, 0, lengths.length, lengths);
  return bytes(columns, 1, structs, 0, 0);
}

/** A peer that is synced, so that nothing it sends is excused by an ongoing sync. */
async function attacker(server: HubServer, person = 'anton'): Promise<RawPeer> {
  const peer = await raw(server, chapterA, person);
  await until(() => peer.of(messageTypes.sync).length > 0);
  peer.socket.send(syncFrame(1, Uint8Array.of(0, 0)));
  return peer;
}

/** Two honest people in the attacked room, one in another; returns how to prove that they go on. */
async function honest(server: HubServer): Promise<{ client: number; stillWell: () => Promise<void> }> {
  const anna = joined(server, chapterA, 'anna');
  const ada = joined(server, chapterA, 'ada');
  const bert = joined(server, chapterB, 'bert');
  const lea = joined(server, chapterB, 'lea');
  await until(() => anna.synced && ada.synced && bert.synced && lea.synced);
  anna.doc.getText('text').insert(0, 'Anfang. ');
  await until(() => text(ada.doc) === 'Anfang. ');
  let round = 0;
  const stillWell = async (): Promise<void> => {
    round++;
    anna.doc.getText('text').insert(anna.doc.getText('text').length, `A${round} `);
    await until(() => text(ada.doc).includes(`A${round} `));
    ada.doc.getText('text').insert(ada.doc.getText('text').length, `B${round} `);
    bert.doc.getText('text').insert(0, `C${round} `);
    await until(() => text(anna.doc).includes(`B${round} `) && text(lea.doc).includes(`C${round} `));
    const late = joined(server, chapterA, 'alex');
    await until(() => late.synced);
    expect(text(late.doc)).toBe(text(anna.doc));
    expect(text(ada.doc)).toBe(text(anna.doc));
    expect(late.doc.store.pendingStructs).toBeNull();
    expect(late.doc.store.pendingDs).toBeNull();
    late.destroy();
  };
  return { client: anna.doc.clientID, stillWell };
}

describe('hostile updates', () => {
  const far = 2 ** 40;
  const cases: Record<string, [reason: string, update: (victim: number) => Uint8Array]> = {
    'a delete set over future clocks': ['unknownDeletes', (victim) => bytes(0, 1, victim, 1, 5_000, 100)],
    'a delete set over an unknown client': ['unknownDeletes', () => bytes(0, 1, 99, 1, 0, 5)],
    'a GC struct of length 2^40': ['malformed', () => bytes(1, 1, 77, 0, 0, far, 0)],
    'a skip of length 2^40': ['malformed', () => bytes(1, 1, 77, 0, 10, far, 0)],
    'deleted content of length 2^40': ['malformed', () => bytes(1, 1, 77, 0, 1, 1, 'text', far, 0)],
    'a copied client id': ['foreignClient', (victim) => bytes(1, 1, victim, 8, 4, 1, 'text', 'gefälscht', 0)],
    'a GC over a copied client id': ['foreignClient', (victim) => bytes(1, 1, victim, 8, 0, 100, 0)],
    'a V2 update of 25 bytes with 2·10^7 structs': ['malformed', () => v2Bomb(20_000_000)],
    'a V2 update of Yjs': [
      'malformed',
      () => {
        const doc = new Y.Doc();
        doc.getText('text').insert(0, 'V2');
        return Y.encodeStateAsUpdateV2(doc);
      },
    ],
    'a gap': ['gap', () => bytes(1, 1, 78, 5, 4, 1, 'text', 'x', 0)],
    'a reference to what nobody has': ['gap', () => bytes(1, 1, 78, 0, info(0b10000100), 1234, 5, 'x', 0)],
    'structs that wait for each other in a circle': [
      'gap',
      () => bytes(2, 1, 81, 0, info(0b10000100), 80, 0, 'x', 1, 80, 0, info(0b10000100), 81, 0, 'y', 0),
    ],
    'a reference to itself': ['malformed', () => bytes(1, 1, 79, 0, info(0b10000100), 79, 0, 'x', 0)],
    'broken JSON in an embed': ['malformed', () => bytes(1, 1, 79, 0, 5, 1, 'text', '{"b"', 0)],
    'a key __proto__': ['malformed', () => bytes(1, 1, 79, 0, info(0b00101000), 1, 'blocks', '__proto__', 1, 126, 0)],
    'trailing bytes': ['malformed', () => bytes(0, 0, 0)],
    'nothing at all': ['malformed', () => new Uint8Array()],
    'a million structs': ['tooLarge', () => bytes(1, 1_000_000, 79, 0, 0, 1)],
    'an update of 5 MiB': ['tooLarge', () => new Uint8Array(5 * 1024 * 1024)],
  };

  for (const [what, [reason, update]] of Object.entries(cases)) {
    it(`HU13 ${what} is refused as ${reason}, and everybody else goes on`, async () => {
      const server = await start();
      const { client, stillWell } = await honest(server);
      const peer = await attacker(server);
      peer.socket.send(syncFrame(2, update(client)));
      await until(() => peer.closed !== null);
      expect(peer.closed).toEqual({ code: 4409, reason });
      expect(peer.frames.filter(([type]) => type === messageTypes.refused).map(decodeRefused)).toEqual([reason]);
      await stillWell();
    });
  }

  it('HU13 the V2 update with many structs is really one', () => {
    const doc = new Y.Doc();
    Y.applyUpdateV2(doc, v2Bomb(1_000));
    expect(Y.getState(doc.store, 5)).toBe(1_000);
  });

  it('HU13 a copied client id is refused in a sync step 2 as well', async () => {
    const server = await start();
    const { client, stillWell } = await honest(server);
    const peer = await raw(server, chapterA, 'anton');
    await until(() => peer.of(messageTypes.sync).length > 0);
    peer.socket.send(syncFrame(1, bytes(1, 1, client, 8, 4, 1, 'text', 'gefälscht', 0)));
    await until(() => peer.closed !== null);
    expect(peer.closed).toEqual({ code: 4409, reason: 'foreignClient' });
    await stillWell();
  });

  it('HU13 after a crash, too, a copied client id is refused once its owner is back', async () => {
    const crashed = await HubServer.start();
    await crashed.seedOutline();
    await until(() => crashed.store.disk.rows.length > 0);
    await crashed.kill();
    const server = await bare({ store: new MemoryStore(project, crashed.store.disk) });
    const { client, stillWell } = await honest(server);
    const peer = await raw(server, chapterA, 'anton');
    await until(() => peer.of(messageTypes.sync).length > 0);
    peer.socket.send(syncFrame(1, bytes(1, 1, client, 8, 4, 1, 'text', 'gefälscht', 0)));
    await until(() => peer.closed !== null);
    expect(peer.closed).toEqual({ code: 4409, reason: 'foreignClient' });
    await stillWell();
  });

  it('HU13 what an upstream host sent ahead of its sync is no reason to refuse anybody’s update', async () => {
    const server = await start();
    const anna = joined(server, chapterA, 'anna');
    const lea = joined(server, chapterA, 'lea');
    await until(() => anna.synced && lea.synced);
    const above = new Y.Doc();
    const updates: Uint8Array[] = [];
    above.on('update', (update: Uint8Array) => updates.push(update));
    above.getText('text').insert(0, 'oben ');
    above.getText('text').insert(5, 'weiter ');
    const open = await server.hub.open(chapterA);
    Y.applyUpdate(open.doc, updates[1] ?? new Uint8Array(), 'above');
    anna.doc.getText('text').insert(0, 'unten ');
    await until(() => text(lea.doc) === 'unten ');
    Y.applyUpdate(open.doc, updates[0] ?? new Uint8Array(), 'above');
    open.release();
    await until(() => text(lea.doc).length === 18 && text(lea.doc) === text(anna.doc));
    expect(text(lea.doc)).toContain('oben weiter ');
    expect(anna.closedWith).toBeNull();
  });

  it('HU14 frames that are none of the protocol end the connection with 4400', async () => {
    const server = await start();
    const { stillWell } = await honest(server);
    const broken: (Uint8Array | string)[] = [
      'hello',
      new Uint8Array(),
      Uint8Array.of(2, 1, 2),
      Uint8Array.of(0),
      Uint8Array.of(0, 9, 0),
      Uint8Array.of(0, 0, 5, 1),
      Uint8Array.of(0, 0, 2, 200, 200),
      Uint8Array.of(0, 2, 250, 250, 250, 250, 250, 250, 250, 250, 250, 1),
      Uint8Array.of(1, 3, 1, 2, 3),
      Uint8Array.of(1, 4, 1, 4, 1, 123),
      syncFrame(2, new Uint8Array(10)).subarray(0, 8),
      Uint8Array.of(1, 250, 250, 1),
      Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255),
    ];
    for (const data of broken) {
      const peer = await attacker(server);
      peer.socket.send(data);
      await until(() => peer.closed !== null, `closing after ${String(data)}`);
      expect(peer.closed?.code).toBe(4400);
    }
    await stillWell();
  });

  it('HU15 fuzzed frames (flipped, cut at every byte, duplicated, reordered, dropped) crash nothing, and all converge', async () => {
    const server = await start();
    const { stillWell } = await honest(server);
    const random = seeded(2021);
    const doc = new Y.Doc();
    doc.clientID = 31_337;
    const genuine: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => genuine.push(syncFrame(2, update)));
    for (let i = 0; i < 12; i++) {
      doc.getText('text').insert(Math.floor(random() * doc.getText('text').length), i % 3 === 0 ? 'Größe ' : 'x');
      if (i % 4 === 3) doc.getText('text').format(0, 1, { bold: true });
      if (i % 5 === 4) doc.getText('text').delete(0, 1);
      if (i % 6 === 5) doc.getText('text').insertEmbed(0, { b: `k${i}` });
    }
    const fuzzed: Uint8Array[][] = [];
    const sample = genuine[3] ?? new Uint8Array();
    for (let length = 0; length < sample.length; length++) fuzzed.push([sample.subarray(0, length)]);
    for (let i = 0; i < 250; i++) {
      const copy = Uint8Array.from(genuine[Math.floor(random() * genuine.length)] ?? []);
      for (let flips = 1 + Math.floor(random() * 3); flips > 0; flips--) {
        const at = Math.floor(random() * copy.length);
        copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      }
      fuzzed.push([copy]);
    }
    for (let i = 0; i < 20; i++) fuzzed.push([...genuine, ...genuine].sort(() => random() - 0.5));
    for (let i = 0; i < 20; i++) fuzzed.push(genuine.filter(() => random() < 0.7));
    for (let i = 0; i < fuzzed.length; i++) {
      // The ids of fuzzed frames get leased; the attackers are one person, or most would be refused for that alone.
      const peer = await attacker(server, 'amir');
      for (const data of fuzzed[i] ?? []) peer.socket.send(data);
      peer.send(messageTypes.queryAwareness);
      const awareness = (): number => peer.of(messageTypes.awareness).length;
      await until(() => peer.closed !== null || awareness() > 1);
      peer.end();
    }
    await stillWell();
    console.log(
      `HU15 frames cut at every byte, flipped, duplicated, reordered, dropped: ${fuzzed.length} attackers, crashes ${server.errors.length}, all converged`,
    );
    expect(server.errors).toEqual([]);
  });

  it('HU15 fuzzed state vectors and awareness crash nothing', async () => {
    const server = await start();
    const { stillWell } = await honest(server);
    const random = seeded(7);
    for (let i = 0; i < 200; i++) {
      const peer = await attacker(server);
      const body = Uint8Array.from({ length: Math.floor(random() * 30) }, () => Math.floor(random() * 256));
      const data = i % 2 === 0 ? [0, 0, body.length, ...body] : [1, body.length, ...body];
      peer.send(...data);
      peer.send(messageTypes.queryAwareness);
      await until(() => peer.closed !== null || peer.of(messageTypes.awareness).length > 1);
      peer.end();
    }
    await stillWell();
    expect(server.errors).toEqual([]);
  });
});
