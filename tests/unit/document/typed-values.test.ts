import { expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  isTypedKey,
  justSet,
  keepsTyped,
  standingOf,
  typedMaps,
  writerOf,
  type Standing,
  type ValueId,
} from '../../../shared/document/typed-values.ts';
import { Chance, forEachSeed, seedsToRun } from '../../support/fuzz.ts';

const mapOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('rows');

/** Sets a value and tells which item it is. */
function set(doc: Y.Doc, key: string, value: unknown): ValueId {
  const found: (ValueId | null)[] = [];
  const watch = (event: Y.YMapEvent<unknown>): void => {
    found.push(justSet(event, key));
  };
  mapOf(doc).observe(watch);
  mapOf(doc).set(key, value);
  mapOf(doc).unobserve(watch);
  const [id] = found;
  if (id === undefined || id === null) throw new Error('nothing was set');
  return id;
}

const bring = (from: Y.Doc, to: Y.Doc): void =>
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'remote');

/** Two who have the same, and go on apart. */
function apart(): [Y.Doc, Y.Doc] {
  const docs: [Y.Doc, Y.Doc] = [new Y.Doc(), new Y.Doc()];
  set(docs[0], 'name', 'Leitbild');
  bring(docs[0], docs[1]);
  return docs;
}

it('CP210 of two values set apart exactly one has fallen, on both sides, and it is told who wrote the other', () => {
  const [anna, bela] = apart();
  const hers = set(anna, 'name', 'Leitbild 2030');
  const his = set(bela, 'name', 'Leitlinien');
  bring(anna, bela);
  bring(bela, anna);
  for (const doc of [anna, bela]) {
    const standing = [hers, his].map((each) => standingOf(mapOf(doc), 'name', each));
    expect([...standing].sort()).toEqual(['fallen', 'stands']);
    expect(writerOf(mapOf(doc), 'name')).toBe(standing[0] === 'stands' ? hers.client : his.client);
  }
});

it('CP210 who has seen a value and sets another, deletes it or takes it back has replaced it', () => {
  const [anna, bela] = apart();
  const undo = new Y.UndoManager(mapOf(anna));
  const first = set(anna, 'name', 'Leitbild 2030');
  expect(standingOf(mapOf(bela), 'name', first)).toBe('missing');
  bring(anna, bela);
  set(bela, 'name', 'Leitlinien');
  bring(bela, anna);
  expect(standingOf(mapOf(anna), 'name', first)).toBe('replaced');
  undo.stopCapturing();
  const second = set(anna, 'name', 'Ziele');
  undo.undo();
  expect(mapOf(anna).get('name')).toBe('Leitlinien');
  expect(standingOf(mapOf(anna), 'name', second)).toBe('replaced');
  const third = set(anna, 'name', 'Wege');
  bring(anna, bela);
  mapOf(bela).delete('name');
  bring(bela, anna);
  expect(standingOf(mapOf(anna), 'name', third)).toBe('replaced');
  expect(standingOf(mapOf(anna), 'other', third)).toBe('missing');
});

it('CP210 whatever several write, delete and exchange in any order, each value has exactly the standing that its writers’ knowledge gives it, in every copy (300 seeds)', async () => {
  await forEachSeed(seedsToRun(300, []), (seed) => {
    const chance = new Chance(seed);
    const docs = Array.from({ length: 3 }, () => new Y.Doc());
    const keys = ['a', 'b'];
    let written = 0;
    const all: { readonly key: string; readonly id: ValueId; readonly value: string }[] = [];
    const nameOf = ({ client, clock }: ValueId): string => `${client}:${clock}`;
    /** What somebody saw there when they set another. */
    const seen = new Set<string>();
    const deleted = new Set<string>();
    const lastOf = (doc: Y.Doc, key: string): string | null => {
      const item = mapOf(doc)._map.get(key);
      return item === undefined ? null : nameOf(item.lastId);
    };
    for (let step = 0; step < 40; step += 1) {
      const at = chance.below(docs.length);
      const doc = docs[at];
      const key = chance.pick(keys);
      if (doc === undefined) throw new Error('no document');
      const last = lastOf(doc, key);
      if (chance.once(3)) bring(chance.pick(docs), doc);
      else if (chance.once(8)) {
        if (last !== null && mapOf(doc).has(key)) deleted.add(last);
        mapOf(doc).delete(key);
      } else if (chance.once(8)) {
        // A window is closed, and another opens with what was stored.
        const fresh = new Y.Doc();
        bring(doc, fresh);
        docs[at] = fresh;
      } else {
        const value = `w${(written += 1)}`;
        if (last !== null) seen.add(last);
        all.push({ key, value, id: set(doc, key, value) });
      }
    }
    for (let round = 0; round < 2; round += 1)
      for (const from of docs) for (const to of docs) if (from !== to) bring(from, to);
    for (const doc of docs)
      for (const { key, id, value } of all) {
        const map = mapOf(doc);
        const name = nameOf(id);
        const isLast = lastOf(doc, key) === name;
        const due: Standing = seen.has(name)
          ? 'replaced'
          : !isLast
            ? 'fallen'
            : deleted.has(name)
              ? 'replaced'
              : 'stands';
        expect([value, standingOf(map, key, id)]).toEqual([value, due]);
        if (due === 'stands') expect(map.get(key)).toBe(value);
      }
  });
});

it('CP210 nothing is missing where each word that one added stands there still; who struck words, set a number or chose misses it', () => {
  expect(keepsTyped('Leitbild', 'Leitbild 2030', 'Neues Leitbild 2030')).toBe(true);
  expect(keepsTyped('Leitbild', 'Leitbild 2030', 'Neues Leitbild')).toBe(false);
  expect(keepsTyped('eins zwei', 'eins', 'eins zwei drei')).toBe(false);
  expect(keepsTyped('eins', '', 'zwei')).toBe(false);
  expect(keepsTyped(undefined, 'eins', 'zwei eins')).toBe(true);
  expect(keepsTyped(100, 200, 300)).toBe(false);
  expect(keepsTyped(100, 200, 200)).toBe(true);
  expect(keepsTyped(false, true, undefined)).toBe(false);
});

it('CP210 fields are what people type, in the rooms that have forms', () => {
  expect(['subject', 'r1:name', 'm1:costs:r2:cents', 'm1:reports:2027:words'].every(isTypedKey)).toBe(true);
  expect(['r1:order', 'r1:gone', 'r1:list', 'r1:parent', 'm1:order'].some(isTypedKey)).toBe(false);
  expect(typedMaps('paper')).toEqual(['paper', 'rows']);
  expect(typedMaps('chapter')).toEqual([]);
});
