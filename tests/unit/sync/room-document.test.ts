import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { seeded } from '../../support/random.ts';
import { RestingState } from '../../../electron/hub/resting-state.ts';
import { RoomDocument } from '../../../electron/hub/room-document.ts';
import { walkUpdate } from '../../../electron/hub/update-walk.ts';

const noCaps = { structs: Infinity, deletes: Infinity };
const everything = Uint8Array.of(0);

function roomDocument(mayRest = () => true, updates: readonly Uint8Array[] = []) {
  const seen = { rests: 0, updates: [] as Uint8Array[], errors: [] as unknown[] };
  const content = new RoomDocument({
    times: { afterReading: 10, afterWriting: 1_000 },
    now: () => Date.now(),
    mayRest,
    onUpdate: (bytes) => seen.updates.push(bytes),
    onRest: () => {
      seen.rests++;
    },
    onError: (error) => seen.errors.push(error),
  });
  content.load(updates);
  return { content, seen };
}

/** The update within the frame that answers a sync step 1. */
function updateIn(frame: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
  return decoding.readVarUint8Array(decoder);
}

/** Types, takes back, formats or sets a property. */
function edit(doc: Y.Doc, random: () => number): void {
  const text = doc.getText('text');
  const at = Math.floor(random() * text.length);
  const what = random();
  if (what < 0.5 || text.length < 4) text.insert(at, ['ä', '😀', 'und ', 'x'][Math.floor(random() * 4)] ?? 'x');
  else if (what < 0.75) text.delete(at, Math.min(text.length - at, 1 + Math.floor(random() * 3)));
  else if (what < 0.9) text.format(at, 1, { bold: random() < 0.5 ? true : null });
  else doc.getMap('blocks').set(`k${Math.floor(random() * 5)}`, random());
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the content of a room that rests', () => {
  it('HU22 says of every peer and every update the same as the living document', () => {
    let held = 0;
    let rests = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const random = seeded(seed);
      const { content, seen } = roomDocument();
      const twin = new Y.Doc();
      const peers = [1, 2, 3].map((client) => {
        const doc = new Y.Doc();
        doc.clientID = seed * 10 + client;
        return doc;
      });
      const waiting: Uint8Array[] = [];
      for (let step = 0; step < 60; step++) {
        const peer = peers[Math.floor(random() * peers.length)] ?? twin;
        const before = Y.encodeStateVector(peer);
        peer.transact(() => edit(peer, random));
        waiting.push(Y.encodeStateAsUpdate(peer, before));
        const update = waiting[Math.floor(random() * waiting.length)] ?? before;
        if (random() < 0.3) vi.advanceTimersByTime(2_000);
        if (content.holds(walkUpdate(update, noCaps))) {
          held++;
          let news = 0;
          twin.on('update', () => {
            news++;
          });
          Y.applyUpdate(twin, update);
          expect(news).toBe(0);
        } else {
          // What misses something comes with all that the peer has.
          const whole = Y.encodeStateAsUpdate(peer);
          Y.applyUpdate(content.doc, whole);
          Y.applyUpdate(twin, whole);
        }
        if (random() < 0.5) {
          vi.advanceTimersByTime(2_000);
          expect(content.holds(walkUpdate(Y.encodeStateAsUpdate(twin), noCaps))).toBe(true);
        }
        for (const client of twin.store.clients.keys())
          expect(content.known(client)).toBe(Y.getState(twin.store, client));
        expect(Y.decodeStateVector(content.stateVector())).toEqual(Y.decodeStateVector(Y.encodeStateVector(twin)));
        Y.applyUpdate(peer, updateIn(content.answer(Y.encodeStateVector(peer))));
      }
      const fresh = new Y.Doc();
      Y.applyUpdate(fresh, updateIn(content.answer(everything)));
      expect(fresh.getText('text').toDelta()).toEqual(twin.getText('text').toDelta());
      expect(fresh.getMap('blocks').toJSON()).toEqual(twin.getMap('blocks').toJSON());
      expect(seen.errors).toEqual([]);
      rests += seen.rests;
      content.destroy();
    }
    expect(held).toBeGreaterThan(20);
    expect(rests).toBeGreaterThan(500);
  });

  it('HU22 knows its own state, and news when it hears some', () => {
    const { content, seen } = roomDocument();
    const peer = new Y.Doc();
    peer.getText('text').insert(0, 'abcdef');
    Y.applyUpdate(content.doc, Y.encodeStateAsUpdate(peer));
    vi.advanceTimersByTime(2_000);
    expect(seen.rests).toBe(1);
    expect(content.holds(walkUpdate(Y.encodeStateAsUpdate(peer), noCaps))).toBe(true);
    peer.getText('text').delete(2, 2);
    expect(content.holds(walkUpdate(Y.encodeStateAsUpdate(peer), noCaps))).toBe(false);
    peer.getText('text').insert(0, 'g');
    expect(content.holds(walkUpdate(Y.encodeStateAsUpdate(peer), noCaps))).toBe(false);
    Y.applyUpdate(content.doc, Y.encodeStateAsUpdate(peer));
    expect(content.doc.getText('text').toString()).toBe('gabef');
  });

  it('HU23 the host stays one author through all rests', () => {
    const { content, seen } = roomDocument();
    for (let round = 0; round < 5; round++) {
      content.doc.getText('text').insert(0, 'x');
      vi.advanceTimersByTime(2_000);
    }
    expect(seen.rests).toBe(5);
    expect(seen.updates).toHaveLength(5);
    expect([...Y.decodeStateVector(content.stateVector()).values()]).toEqual([5]);
  });

  it('HU23 a document that somebody holds, that changes, or that waits for something does not rest', () => {
    let pinned = true;
    const { content, seen } = roomDocument(() => !pinned);
    const { doc } = content;
    doc.getText('text').insert(0, 'x');
    vi.advanceTimersByTime(5_000);
    expect(content.doc).toBe(doc);
    pinned = false;
    content.used();
    vi.advanceTimersByTime(5_000);
    expect(seen.rests).toBe(1);
    content.doc.getText('text').insert(0, 'y');
    vi.advanceTimersByTime(900);
    expect(seen.rests).toBe(1);

    const gap = new Y.Doc();
    gap.getText('text').insert(0, 'x');
    const first = Y.encodeStateVector(gap);
    gap.getText('text').insert(1, 'y');
    Y.applyUpdate(content.doc, Y.encodeStateAsUpdate(gap, first));
    vi.advanceTimersByTime(5_000);
    expect(seen.rests).toBe(1);
    Y.applyUpdate(content.doc, Y.encodeStateAsUpdate(gap));
    vi.advanceTimersByTime(5_000);
    expect(seen.rests).toBe(2);
    expect(RestingState.of(Y.encodeStateAsUpdate(gap, first))).toBeNull();
  });

  it('HU22 a folded state rests from the start, wakes with the first change, and a damaged one is refused', () => {
    const peer = new Y.Doc();
    peer.getText('text').insert(0, 'abcdef');
    peer.getText('text').delete(1, 2);
    const state = Y.encodeStateAsUpdate(peer);
    const { content, seen } = roomDocument(() => true, [state]);
    expect(content.rests).toBe(true);
    expect(updateIn(content.answer(everything))).toEqual(state);
    expect(content.holds(walkUpdate(state, noCaps))).toBe(true);
    expect(content.size).toBe(state.length);
    content.doc.getText('text').insert(4, 'g');
    expect(content.rests).toBe(false);
    expect(seen.updates).toHaveLength(1);
    Y.applyUpdate(peer, updateIn(content.answer(Y.encodeStateVector(peer))));
    expect(peer.getText('text').toString()).toBe('adefg');
    expect(() => roomDocument(() => true, [state.subarray(0, state.length - 3)])).toThrow();
  });

  it('HU22 a state with something missing, and one with changes behind it, live until they rest', () => {
    const peer = new Y.Doc();
    peer.getText('text').insert(0, 'x');
    const first = Y.encodeStateAsUpdate(peer);
    const vector = Y.encodeStateVector(peer);
    peer.getText('text').insert(1, 'y');
    const second = Y.encodeStateAsUpdate(peer, vector);
    expect(roomDocument(() => true, [second]).content.rests).toBe(false);
    const { content } = roomDocument(() => true, [first, second]);
    expect(content.rests).toBe(false);
    expect(content.doc.getText('text').toString()).toBe('xy');
  });
});
