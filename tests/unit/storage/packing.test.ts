import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { pack, unpack } from '../../../electron/store/archive.ts';
import { packState, unpackState } from '../../../electron/store/packing/packed-state.ts';
import type { LoggedUpdate } from '../../../electron/store/project-store.ts';
import { Damage } from '../../../electron/store/sqlite.ts';
import { packedAsBefore } from '../../support/old-files.ts';
import { seeded } from '../../support/random.ts';
import { project } from '../../support/store.ts';
import { YearOfWriting } from '../../support/year/year-of-writing.ts';

const logOf = (bytes: readonly Uint8Array[]): LoggedUpdate[] =>
  bytes.map((each, index) => ({ seq: index + 1, actor: `p${index % 3}`, at: 1_000 + 7 * index, bytes: each }));

/** A stretch of each room of a year of writing. */
function stretches(edits: number, seed: number): LoggedUpdate[][] {
  const rooms = new Map<string, LoggedUpdate[]>();
  for (const { room, person, at, bytes } of new YearOfWriting(project, edits, seed).updates()) {
    const log = rooms.get(room) ?? [];
    rooms.set(room, log);
    log.push({ seq: log.length + 1, actor: person, at, bytes });
  }
  return [...rooms.values()];
}

/** Updates of every kind of content and parent that Yjs has. */
function everyKind(): Uint8Array[] {
  const doc = new Y.Doc({ gc: false });
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const [text, map, list] = [doc.getText('text'), doc.getMap('blocks'), doc.getArray('list')];
  text.insert(0, 'Größe 👩‍👩‍👧 und mehr');
  text.insertEmbed(3, { b: 'k' });
  text.format(2, 6, { bold: true, link: 'https://example.org/ä' });
  text.delete(1, 4);
  text.delete(0, 1);
  map.set('a:kind', 'heading-1');
  map.set('a:kind', { deep: [1, null, 'x', true, -0, 1.5] });
  map.delete('a:kind');
  list.push([1, 'zwei', null, new Uint8Array([1, 2, 3])]);
  list.insert(1, [new Y.Map(), new Y.Text('innen'), new Y.XmlElement('p')]);
  map.set('doc', new Y.Doc({ guid: 'innen' }));
  doc.transact(() => {
    doc.clientID = 7;
    text.insert(2, 'zwei');
    list.delete(0, 2);
    doc.getXmlFragment('xml').insert(0, [new Y.XmlElement('h'), new Y.XmlText('x')]);
  });
  updates.push(Y.encodeStateAsUpdate(doc), Y.mergeUpdates(updates.slice(3, 9)), Y.encodeStateAsUpdateV2(doc));
  const collected = new Y.Doc();
  Y.applyUpdate(collected, Y.encodeStateAsUpdate(doc));
  updates.push(
    Y.encodeStateAsUpdate(collected),
    Y.diffUpdate(updates.at(-3) ?? new Uint8Array(), Y.encodeStateVector(doc)),
  );
  return updates;
}

describe('packed stretches of the log', () => {
  test('SZ1 a year’s updates are given back to the byte, with who and when, in less than half the space of before', () => {
    let [before, now] = [0, 0];
    for (const log of stretches(6_000, 3)) {
      const packed = pack(log);
      expect(unpack(packed, 1)).toEqual(log);
      now += packed.byteLength;
      before += packedAsBefore(log).byteLength;
    }
    expect(now / before).toBeLessThan(0.5);
  });

  test('SZ1 every kind of content is given back to the byte, in any order, twice, and cut out of the middle', () => {
    const updates = everyKind();
    const random = seeded(5);
    expect(unpack(pack(logOf(updates)), 1)).toEqual(logOf(updates));
    for (let round = 0; round < 60; round += 1) {
      const some = logOf([...updates, ...updates].sort(() => random() - 0.5).slice(0, 1 + Math.floor(random() * 20)));
      expect(unpack(pack(some), 1)).toEqual(some);
    }
  });

  test('SZ1 what is no update at all, or one that says the same in more bytes, is kept as it came', () => {
    const random = seeded(11);
    const genuine = [
      ...everyKind(),
      ...stretches(400, 2)
        .flat()
        .map(({ bytes }) => bytes),
    ];
    const odd: Uint8Array[] = [new Uint8Array(), Uint8Array.of(0), Uint8Array.of(0x80, 0), Uint8Array.of(0, 0, 0)];
    for (let index = 0; index < 400; index += 1) {
      const copy = Uint8Array.from(genuine[Math.floor(random() * genuine.length)] ?? []);
      copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
      odd.push(index % 3 === 0 ? copy.subarray(0, Math.floor(random() * copy.length)) : copy);
      odd.push(genuine[Math.floor(random() * genuine.length)] ?? new Uint8Array());
    }
    const log = logOf(odd).map((each, index) => ({ ...each, at: index % 5 === 0 ? 2 ** 41 - index : index }));
    expect(unpack(pack(log), 1)).toEqual(log);
  });

  test('SZ2 what was packed before archives were joined is read as it was', () => {
    const log = stretches(500, 4)[0] ?? [];
    expect(unpack(packedAsBefore(log), 1)).toEqual(log);
  });

  test('SZ6 a packed stretch or snapshot that is not what was written is told as damaged, whatever is in it', () => {
    const random = seeded(9);
    const log = stretches(600, 6)[0] ?? [];
    const packed = pack(log);
    const state = packState(everyKind().at(-4) ?? new Uint8Array());
    let told = 0;
    for (let round = 0; round < 400; round += 1) {
      const damaged = Uint8Array.from(round % 2 === 0 ? packed : state);
      if (round % 5 < 2) damaged[Math.floor(random() * damaged.length)] = Math.floor(random() * 256);
      const bytes = round % 5 < 2 ? damaged : damaged.subarray(0, Math.floor(random() * damaged.length));
      try {
        if (round % 2 === 0) unpack(bytes, 1);
        else unpackState(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(Damage);
        told += 1;
      }
    }
    expect(told).toBeGreaterThan(250);
  });

  test('SZ6 a snapshot is given back as it was, however small or random', () => {
    const random = seeded(10);
    for (const length of [0, 1, 3, 199, 200, 201, 5_000]) {
      for (const noise of [1, 256]) {
        const state = Uint8Array.from({ length }, () => Math.floor(random() * noise));
        expect(unpackState(packState(state))).toEqual(state);
      }
    }
  });
});
