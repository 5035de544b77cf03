import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { seeded } from '../../support/random.ts';
import { ClockRanges } from '../../../electron/hub/clock-ranges.ts';
import { EncodedState } from '../../../electron/hub/encoded-state.ts';
import { foldHere, foldUpdates, type Fold } from '../../../electron/hub/fold-updates.ts';
import { RoomDocument } from '../../../electron/hub/room-document.ts';
import { walkUpdate } from '../../../electron/hub/update-walk.ts';

const noCaps = { structs: Infinity, deletes: Infinity };
const everything = Uint8Array.of(0);

function roomDocument(mayRest = () => true, updates: readonly Uint8Array[] = [], fold: Fold = foldHere) {
  const seen = { updates: [] as Uint8Array[] };
  const content = new RoomDocument({
    restAfter: 10,
    mayRest,
    onUpdate: (bytes) => seen.updates.push(bytes),
    fold,
  });
  content.load(updates);
  return { content, seen };
}

/** A room whose folding in another thread ends with `finish`. */
function foldedElsewhere() {
  const waiting: (() => void)[] = [];
  const fold: Fold = async (updates) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return foldUpdates(updates);
  };
  const finish = (): void => waiting.splice(0).forEach((end) => end());
  return { ...roomDocument(() => true, [], fold), finish };
}

/** The update within the frame that answers a sync step 1. */
function updateIn(frame: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
  return decoding.readVarUint8Array(decoder);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the content of a room that rests', () => {
  it('HU22 takes what people write as bytes, passes it on as it came, and knows it when it comes again', () => {
    const { content, seen } = roomDocument();
    const peer = new Y.Doc();
    const updates: Uint8Array[] = [];
    peer.on('update', (update: Uint8Array) => updates.push(update));
    peer.getText('text').insert(0, 'abcdef');
    peer.getText('text').delete(2, 2);
    peer.getText('text').insert(0, 'g');
    for (const update of updates) expect(content.integrate(update, walkUpdate(update, noCaps), 'anna')).toBe('taken');
    expect(content.rests).toBe(true);
    expect(seen.updates).toEqual(updates);
    for (const update of [...updates, Y.encodeStateAsUpdate(peer)])
      expect(content.holds(walkUpdate(update, noCaps))).toBe(true);
    expect(content.read((doc) => doc.getText('text').toString())).toBe('gabef');
    const again = new Y.Doc();
    Y.applyUpdate(again, updateIn(content.answer(everything)));
    expect(again.getText('text').toString()).toBe('gabef');
    expect(content.rests).toBe(true);
    peer.getText('text').delete(0, 1);
    expect(content.holds(walkUpdate(Y.encodeStateAsUpdate(peer), noCaps))).toBe(false);
  });

  it('HU32 is folded while people go on writing: what was there is in it, and what came meanwhile isn’t lost', async () => {
    const { content, finish } = foldedElsewhere();
    const peer = new Y.Doc();
    const give = (update: Uint8Array): unknown => content.integrate(update, walkUpdate(update, noCaps), 'anna');
    peer.on('update', give);
    const random = seeded(5);
    for (let word = 0; word < 1_000; word += 1) peer.getText('text').insert(0, `Wort${Math.floor(random() * 1e9)} `);
    const before = peer.getText('text').toString();
    const folding = content.fold();
    for (let word = 0; word < 50; word += 1) peer.getText('text').insert(5 * word, `spät${word} `);
    expect(content.read((doc) => doc.getText('text').toString())).toBe(peer.getText('text').toString());
    peer.getText('text').insert(0, 'zuletzt ');
    finish();
    const folded = new Y.Doc();
    Y.applyUpdate(folded, await folding);
    expect(folded.getText('text').toString()).toBe(before);
    const again = new Y.Doc();
    Y.applyUpdate(again, updateIn(content.answer(everything)));
    expect(again.getText('text').toString()).toBe(peer.getText('text').toString());
    expect(content.stateVector()).toEqual(Y.encodeStateVector(peer));
  });

  it('HU32 what was folded takes the place of what it was made of, with what came meanwhile behind it', async () => {
    const { content, finish } = foldedElsewhere();
    const peer = new Y.Doc();
    peer.on('update', (update: Uint8Array) => content.integrate(update, walkUpdate(update, noCaps), 'anna'));
    for (let word = 0; word < 1_000; word += 1) peer.getText('text').insert(0, `Wort${word} `);
    const folding = content.fold();
    peer.getText('text').insert(3, 'neu');
    const unfolded = content.updates().length;
    finish();
    await folding;
    expect(unfolded).toBe(1_002);
    expect(content.updates()).toHaveLength(2);
    const doc = new Y.Doc();
    for (const update of content.updates()) Y.applyUpdate(doc, update);
    expect(doc.getText('text').toString()).toBe(peer.getText('text').toString());
    expect(content.holds(walkUpdate(Y.encodeStateAsUpdate(peer), noCaps))).toBe(true);
  });

  it('HU22 what overlaps, and what builds upon each other, is taken by a document that is given up soon after', () => {
    const { content, seen } = roomDocument();
    const peer = new Y.Doc();
    peer.getText('text').insert(0, 'ab');
    const first = Y.encodeStateAsUpdate(peer);
    content.integrate(first, walkUpdate(first, noCaps), 'anna');
    peer.getText('text').insert(2, 'cd');
    const overlapping = Y.encodeStateAsUpdate(peer);
    expect(content.integrate(overlapping, walkUpdate(overlapping, noCaps), 'anna')).toBe('taken');
    expect(content.rests).toBe(false);
    expect(seen.updates.at(-1)?.length).toBeLessThan(overlapping.length);
    vi.advanceTimersByTime(10);
    expect(content.rests).toBe(true);
    expect(content.read((doc) => doc.getText('text').toString())).toBe('abcd');
    // Two letters, each to the right of the other.
    const circle = Uint8Array.of(2, 1, 8, 0, 132, 9, 0, 1, 120, 1, 9, 0, 132, 8, 0, 1, 121, 0);
    expect(content.integrate(circle, walkUpdate(circle, noCaps), 'mallory')).toBe('gap');
    vi.advanceTimersByTime(10);
    expect(content.rests).toBe(true);
  });

  it('HU22 folds what has grown long, so that memory stays in proportion to the text', () => {
    const { content } = roomDocument();
    const peer = new Y.Doc();
    peer.on('update', (update: Uint8Array) => content.integrate(update, walkUpdate(update, noCaps), 'anna'));
    const text = peer.getText('text');
    let most = 0;
    for (let i = 0; i < 10_000; i++) {
      text.insert(text.length, 'x');
      most = Math.max(most, content.size);
    }
    expect(content.rests).toBe(true);
    expect(most).toBeLessThan(50_000);
    expect(content.encoded().length).toBeLessThan(11_000);
    expect(content.size).toBe(content.exactSize());
  });

  it('HU22 knows which clocks are deleted', () => {
    const random = seeded(1);
    for (let round = 0; round < 200; round++) {
      const ranges = new ClockRanges();
      const plain = new Set<number>();
      for (let i = 0; i < 30; i++) {
        const from = Math.floor(random() * 60);
        const to = from + 1 + Math.floor(random() * 6);
        ranges.add(7, from, to);
        for (let clock = from; clock < to; clock++) plain.add(clock);
        for (let start = 0; start < 66; start += 1 + Math.floor(random() * 3)) {
          const end = start + 1 + Math.floor(random() * 4);
          const all = Array.from({ length: end - start }, (_, n) => start + n).every((clock) => plain.has(clock));
          if (ranges.has(7, start, end) !== all) throw new Error(`round ${round}: ${start} to ${end}`);
        }
      }
      expect(ranges.has(8, 0, 1)).toBe(false);
    }
  });

  it('HU22 folding changes nothing: not even format marks are tidied up, of which nobody would hear', () => {
    const { content, seen } = roomDocument();
    // In a cell, of which Yjs knows that it is a text, two make the same words bold.
    const anna = new Y.Doc();
    anna.getMap('cells').set('a', new Y.Text('abc'));
    const anton = new Y.Doc();
    Y.applyUpdate(anton, Y.encodeStateAsUpdate(anna));
    const before = Y.encodeStateVector(anna);
    for (const doc of [anna, anton]) (doc.getMap('cells').get('a') as Y.Text).format(0, 3, { bold: true });
    content.load([Y.encodeStateAsUpdate(anna)]);
    const update = Y.encodeStateAsUpdate(anton, before);
    content.integrate(update, walkUpdate(update, noCaps), 'anton');
    expect(content.rests).toBe(true);
    expect(walkUpdate(content.encoded(), noCaps).deletes).toEqual([]);
    expect(seen.updates).toEqual([update]);
  });

  it('HU23 who writes under the id that the host has is somebody else', () => {
    const { content } = roomDocument();
    const host = content.doc.clientID;
    vi.advanceTimersByTime(10);
    const copy = new Y.Doc();
    copy.clientID = host;
    copy.getText('text').insert(0, 'x');
    const update = Y.encodeStateAsUpdate(copy);
    content.integrate(update, walkUpdate(update, noCaps), 'mallory');
    expect(content.rests).toBe(true);
    expect(content.doc.clientID).not.toBe(host);
  });

  it('HU23 the host stays one author through all rests', () => {
    const { content, seen } = roomDocument();
    for (let round = 0; round < 5; round++) {
      content.doc.getText('text').insert(0, 'x');
      vi.advanceTimersByTime(10);
      expect(content.rests).toBe(true);
    }
    expect(seen.updates).toHaveLength(5);
    expect([...Y.decodeStateVector(content.stateVector()).values()]).toEqual([5]);
  });

  it('HU23 a document that somebody holds, or that waits for something, does not rest', () => {
    let pinned = true;
    const { content } = roomDocument(() => !pinned);
    const { doc } = content;
    doc.getText('text').insert(0, 'x');
    vi.advanceTimersByTime(5_000);
    expect(content.doc).toBe(doc);
    pinned = false;
    content.used();
    vi.advanceTimersByTime(10);
    expect(content.rests).toBe(true);

    const gap = new Y.Doc();
    gap.getText('text').insert(0, 'x');
    const first = Y.encodeStateVector(gap);
    gap.getText('text').insert(1, 'y');
    Y.applyUpdate(content.doc, Y.encodeStateAsUpdate(gap, first));
    vi.advanceTimersByTime(5_000);
    expect(content.rests).toBe(false);
    Y.applyUpdate(content.doc, Y.encodeStateAsUpdate(gap));
    vi.advanceTimersByTime(10);
    expect(content.rests).toBe(true);
    expect(EncodedState.of(Y.encodeStateAsUpdate(gap, first))).toBeNull();
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
  });

  it('HU34 what the store has is given away before it is looked at, and what can’t be read is told each time, never shown as empty', () => {
    const peer = new Y.Doc();
    peer.getText('text').insert(0, 'abcdef');
    const state = Y.encodeStateAsUpdate(peer);
    const cut = roomDocument(() => true, [state.subarray(0, state.length - 3)]).content;
    // Nothing was gone through: else this would throw.
    expect(updateIn(cut.answer(everything))).toEqual(state.subarray(0, state.length - 3));
    expect(cut.size).toBe(state.length - 3);
    expect(cut.holds(walkUpdate(Uint8Array.of(0, 0), noCaps))).toBe(true);
    for (let again = 0; again < 2; again += 1) {
      expect(() => cut.examine()).toThrow();
      expect(() => cut.doc).toThrow();
      expect(() => cut.read((doc) => doc)).toThrow();
      expect(() => cut.answer(Y.encodeStateVector(peer))).toThrow();
    }
    const { content, seen } = roomDocument(() => true, [state]);
    expect(content.read((doc) => doc.getText('text').toString())).toBe('abcdef');
    peer.getText('text').insert(6, 'g');
    const [added] = [Y.encodeStateAsUpdate(peer, Y.encodeStateVectorFromUpdate(state))];
    expect(content.integrate(added, walkUpdate(added, noCaps), 'anna')).toBe('taken');
    expect(seen.updates).toEqual([added]);
    expect(content.rests).toBe(true);
    expect(updateIn(content.answer(everything))).toEqual(Y.encodeStateAsUpdate(peer));
  });

  it('HU22 a state with something missing, and one with changes behind it, live until they rest', () => {
    const peer = new Y.Doc();
    peer.getText('text').insert(0, 'x');
    const first = Y.encodeStateAsUpdate(peer);
    const vector = Y.encodeStateVector(peer);
    peer.getText('text').insert(1, 'y');
    const second = Y.encodeStateAsUpdate(peer, vector);
    const gap = roomDocument(() => true, [second]).content;
    gap.examine();
    expect(gap.rests).toBe(false);
    const { content } = roomDocument(() => true, [first, second]);
    expect(content.rests).toBe(false);
    expect(content.doc.getText('text').toString()).toBe('xy');
  });
});
