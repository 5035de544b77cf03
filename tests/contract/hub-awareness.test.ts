import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { messageTypes } from '../../shared/sync/messages.ts';
import { scene } from '../support/hub-scene.ts';
import { chapters, groups, room, until, type RawPeer } from '../support/hub-server.ts';

const { start, joined, raw, client } = scene();
const chapterA = room('chapter', chapters.a);

function say(peer: RawPeer, ...states: [client: number, clock: number, state: unknown][]): void {
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, states.length);
  for (const [id, clock, state] of states) {
    encoding.writeVarUint(body, id);
    encoding.writeVarUint(body, clock);
    encoding.writeVarString(body, JSON.stringify(state));
  }
  const frame = encoding.createEncoder();
  encoding.writeVarUint(frame, messageTypes.awareness);
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(body));
  peer.socket.send(encoding.toUint8Array(frame));
}

const stampOf = (person: string): unknown => ({
  id: person,
  name: `Name von ${person}`,
  colour: groups.a.colour,
  group: groups.a.name,
});
const userSeen = (awareness: Awareness, id: number): unknown =>
  (awareness.getStates().get(id) as { user?: unknown } | undefined)?.user;

describe('awareness', () => {
  it('HU9 the hub writes who somebody is, whatever they say of themselves', async () => {
    const server = await start();
    const anna = joined(server, chapterA, 'anna');
    const anton = joined(server, chapterA, 'anton');
    anna.awareness.setLocalState({ cursor: 3, user: { id: 'office', name: 'Die Chefin', colour: 9 } });
    await until(() => userSeen(anton.awareness, anna.doc.clientID) !== undefined);
    expect(userSeen(anton.awareness, anna.doc.clientID)).toEqual(stampOf('anna'));
    expect(anton.awareness.getStates().get(anna.doc.clientID)).toMatchObject({ cursor: 3 });
  });

  it('HU9 nobody can speak for another client id, remove it, or take it over by a higher clock', async () => {
    const server = await start();
    const anna = joined(server, chapterA, 'anna');
    const lea = joined(server, chapterA, 'lea');
    anna.awareness.setLocalState({ cursor: 1 });
    await until(() => userSeen(lea.awareness, anna.doc.clientID) !== undefined);
    const thief = await raw(server, chapterA, 'bert');
    await until(() => thief.frames.length > 0);
    say(thief, [4242, 1, { mine: true }]);
    say(thief, [anna.doc.clientID, 2_000_000, { cursor: 'stolen' }], [4242, 2, { mine: 'again' }]);
    say(thief, [anna.doc.clientID, 2_000_001, null]);
    say(thief, [777_777, 1, { a: 'second self' }]);
    await until(() => (lea.awareness.getStates().get(4242) as { mine?: unknown } | undefined)?.mine === 'again');
    anna.awareness.setLocalState({ cursor: 2 });
    await until(
      () => (lea.awareness.getStates().get(anna.doc.clientID) as { cursor?: unknown } | undefined)?.cursor === 2,
    );
    expect(userSeen(lea.awareness, anna.doc.clientID)).toEqual(stampOf('anna'));
    expect(lea.awareness.getStates().has(777_777)).toBe(false);
  });

  it('HU9 an id that belongs to somebody else’s text is not to be had, even while they are away', async () => {
    const server = await start();
    const anna = joined(server, chapterA, 'anna');
    await until(() => anna.synced);
    anna.doc.getText('text').insert(0, 'von Anna');
    await until(() => server.store.disk.rows.some((row) => row.room === chapterA));
    const id = anna.doc.clientID;
    const lea = joined(server, chapterA, 'lea');
    await until(() => lea.synced);
    anna.destroy();
    const thief = await raw(server, chapterA, 'bert');
    await until(() => thief.frames.length > 0);
    say(thief, [id, 5_000, { cursor: 'stolen' }]);
    say(thief, [99, 1, { here: true }]);
    await until(() => lea.awareness.getStates().has(99));
    expect(lea.awareness.getStates().has(id)).toBe(false);
  });

  it('HU10 whoever goes is gone for the others at once, and seen again when they are back', async () => {
    const server = await start();
    const anna = client(server, chapterA, 'anna');
    const lea = joined(server, chapterA, 'lea');
    anna.awareness.setLocalStateField('cursor', 1);
    await until(() => userSeen(lea.awareness, anna.doc.clientID) !== undefined);
    server.hub.disconnectPerson('anna');
    await until(() => !lea.awareness.getStates().has(anna.doc.clientID));
    await until(() => anna.state.closed !== null);
    anna.reconnectNow();
    await until(() => userSeen(lea.awareness, anna.doc.clientID) !== undefined);
  });

  it('HU10 who comes back with the clock they had is seen at once, and hears their own clock', async () => {
    const server = await start();
    const lea = joined(server, chapterA, 'lea');
    await until(() => lea.synced);
    const before = await raw(server, chapterA, 'anna');
    await until(() => before.frames.length > 0);
    say(before, [5, 7, { cursor: 1 }]);
    await until(() => lea.awareness.getStates().has(5));
    before.end();
    await until(() => !lea.awareness.getStates().has(5));
    const after = await raw(server, chapterA, 'anna');
    await until(() => after.of(messageTypes.awareness).length === 1);
    say(after, [5, 7, { cursor: 2 }]);
    await until(() => userSeen(lea.awareness, 5) !== undefined);
    await until(() => after.of(messageTypes.awareness).length > 1);
    const own = after
      .of(messageTypes.awareness)
      .flatMap(clocks)
      .find(({ client }) => client === 5);
    expect(own?.clock).toBe(7);
    say(after, [5, 8, { cursor: 3 }]);
    await until(() => (lea.awareness.getStates().get(5) as { cursor?: unknown } | undefined)?.cursor === 3);
  });

  it('HU10 a sender hears itself, so that y-websocket doesn’t take the silence of others for a dead line', async () => {
    const server = await start();
    const peer = await raw(server, chapterA, 'anna');
    await until(() => peer.of(messageTypes.awareness).length > 0);
    say(peer, [5, 1, { cursor: 0 }]);
    await until(() => peer.of(messageTypes.awareness).length === 2);
    peer.send(messageTypes.queryAwareness);
    await until(() => peer.of(messageTypes.awareness).length === 3);
  });

  it('HU10 a relay passes on who others are, and everybody there is seen', async () => {
    const server = await start();
    const lea = joined(server, chapterA, 'lea');
    const relay = await raw(server, chapterA, 'office+relay');
    await until(() => lea.synced && relay.frames.length > 0);
    const user = { id: 'guest', name: 'Gast im Saal', colour: 4, group: 'Kultur' };
    say(relay, [1, 1, { user }], [2, 1, { cursor: 7 }], [3, 1, { user: { id: 5, name: 'x'.repeat(999) } }]);
    await until(() => lea.awareness.getStates().has(3));
    expect(userSeen(lea.awareness, 1)).toEqual(user);
    const office = { id: 'office', name: 'Name von office', colour: null, group: null };
    expect(userSeen(lea.awareness, 2)).toEqual(office);
    expect(userSeen(lea.awareness, 3)).toEqual(office);
  });

  it('HU10 who comes later sees who is there', async () => {
    const server = await start();
    const anna = joined(server, chapterA, 'anna');
    anna.awareness.setLocalState({ cursor: 1 });
    const peer = await raw(server, chapterA, 'anton');
    await until(() => server.hub.connections().length === 2 && peer.of(messageTypes.awareness).length > 0);
    peer.send(messageTypes.queryAwareness);
    const seen = new Awareness(new Y.Doc());
    try {
      await until(() => {
        for (const frame of peer.of(messageTypes.awareness))
          applyAwarenessUpdate(seen, frame.subarray(frame[0] !== undefined && frame[0] > 127 ? 2 : 1), null);
        return seen.getStates().has(anna.doc.clientID);
      });
      expect(userSeen(seen, anna.doc.clientID)).toEqual(stampOf('anna'));
      expect(
        server.hub
          .connections()
          .map(({ person, room: name }) => [person, name])
          .sort(),
      ).toEqual([
        ['anna', chapterA],
        ['anton', chapterA],
      ]);
    } finally {
      seen.destroy();
    }
  });
});

/** The clients and clocks that an awareness message names: a length, their number, then client, clock and state of each. */
function clocks(message: Uint8Array): { client: number; clock: number }[] {
  const decoder = decoding.createDecoder(decoding.readVarUint8Array(decoding.createDecoder(message)));
  return Array.from({ length: decoding.readVarUint(decoder) }, () => {
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    decoding.readVarString(decoder);
    return { client, clock };
  });
}
