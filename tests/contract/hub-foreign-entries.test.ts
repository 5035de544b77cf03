import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { addEntry, commentEntries, editComment } from '../../shared/document/comment-room.ts';
import { entriesRoot } from '../../shared/domain/comment-entries.ts';
import { messageTypes, type Refusal } from '../../shared/sync/messages.ts';
import { commentsA, keysOf, note, words } from '../support/comment-entries.ts';
import { any, done, entryInfo, made, placeOf } from '../support/forged-updates.ts';
import { syncFrame } from '../support/hub-frames.ts';
import { scene } from '../support/hub-scene.ts';
import { type HubServer, until, type RawPeer } from '../support/hub-server.ts';

const { start, joined, raw } = scene();

/** The first sync is over, so that nothing is excused by it. */
async function attacker(server: HubServer, person = 'bert'): Promise<RawPeer> {
  const peer = await raw(server, commentsA, person);
  await until(() => peer.of(messageTypes.sync).length > 0);
  peer.socket.send(syncFrame(1, Uint8Array.of(0, 0)));
  return peer;
}

describe('OW3 what would be an entry of somebody else', () => {
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
      peer.socket.send(syncFrame(2, update(anna.doc, key)));
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
    peer.socket.send(syncFrame(1, made(structs)));
    await until(() => peer.closed !== null);
    expect(peer.closed).toEqual({ code: 4409, reason: 'tooLarge' });
  });

  it('OW3 what is known is skipped, but its end decides where the rest of a struct belongs', async () => {
    const server = await start();
    const peer = await attacker(server);
    peer.socket.send(syncFrame(2, made([[1 | 0b00100000, 1, entriesRoot, 'bert/x', 2]])));
    await until(() => peer.of(messageTypes.ack).length > 0);
    peer.socket.send(syncFrame(2, made([[1 | 0b00100000, 1, entriesRoot, 'bert/y', 4]])));
    await until(() => peer.closed !== null);
    expect(peer.closed).toEqual({ code: 4409, reason: 'foreignEntry' });
  });
});
