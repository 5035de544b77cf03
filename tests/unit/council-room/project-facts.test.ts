import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  addFact,
  moveFact,
  readCityName,
  readFacts,
  removeFact,
  setFact,
  writeCityName,
  type ProjectFact,
} from '../../../shared/document/council/project-facts.ts';
import { seeded } from '../../support/random.ts';

const fact = (id: string, more: Partial<ProjectFact> = {}): ProjectFact => ({
  id,
  kind: 'count',
  label: 'Abgegebene Stimmen',
  value: 607,
  bound: 'exactly',
  words: ['Personen ihre Stimme', 'Stimmen'],
  text: '',
  source: 'Online-Abstimmung',
  ...more,
});

test('CP70 figures, money and cited papers are kept in their order, each field for itself, and a removed one comes back', () => {
  const doc = new Y.Doc();
  expect([readFacts(doc), readCityName(doc)]).toEqual([[], null]);
  const all = [
    fact('votes'),
    fact('experts', { value: 60, bound: 'over' }),
    fact('posts', { kind: 'money', value: 14_000_000, words: [] }),
    fact('mandate', { kind: 'cited', value: 0, words: [], text: '2136/2018' }),
  ];
  for (const each of all) addFact(doc, each, undefined, 'test');
  writeCityName(doc, 'hannover', 'test');
  expect([readFacts(doc), readCityName(doc)]).toEqual([all, 'hannover']);
  // Two people change different fields of one at the same moment.
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  setFact(doc, 'votes', { value: 608 }, 'test');
  setFact(other, 'votes', { words: ['Stimmen'], source: 'Protokoll' }, 'test');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  expect(readFacts(doc)[0]).toEqual(fact('votes', { value: 608, words: ['Stimmen'], source: 'Protokoll' }));
  moveFact(doc, 'mandate', null, 'test');
  removeFact(doc, 'posts', 'test');
  expect(readFacts(doc).map(({ id }) => id)).toEqual(['mandate', 'votes', 'experts']);
  addFact(doc, fact('posts', { kind: 'money', value: 1 }), undefined, 'test');
  expect(readFacts(doc).at(-1)).toMatchObject({ id: 'posts', value: 1 });
});

test('CP70 whatever a peer writes there, well-formed facts are read and nothing is thrown', () => {
  const next = seeded(70);
  const values = [
    -1,
    1.5,
    Infinity,
    NaN,
    '607',
    null,
    true,
    {},
    [],
    'x'.repeat(100_000),
    '\ud800',
    'count',
    'fact',
    'a0',
    '../..',
  ];
  const fields = ['list', 'order', 'kind', 'value', 'bound', 'words', 'label', 'text', 'source', 'gone', ''];
  for (let round = 0; round < 200; round += 1) {
    const doc = new Y.Doc();
    addFact(doc, fact('good'), undefined, 'test');
    const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
    for (let step = 0; step < 20; step += 1)
      doc.getMap('facts').set(`${pick(['a', 'b', '', '__proto__'])}:${pick(fields)}`, pick(values));
    doc.getMap('council').set('city', pick(values));
    const read = readFacts(doc);
    expect(read).toContainEqual(fact('good'));
    for (const { value, words, kind } of read) {
      expect(Number.isSafeInteger(value) && value >= 0).toBe(true);
      expect(words.length).toBeLessThanOrEqual(20);
      expect(['count', 'money', 'cited']).toContain(kind);
    }
    expect([null, '607', 'count', 'fact', 'a0']).toContain(readCityName(doc));
  }
});
