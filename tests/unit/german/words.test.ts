import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  addWord,
  forgetAside,
  formsOf,
  putAside,
  readWords,
  removeTerm,
  removeWord,
  termOf,
  WORDS_BOUNDS,
  wordsMap,
  writeTerm,
} from '../../../shared/german/words.ts';

const origin = { from: 'test' };
const exchange = (a: Y.Doc, b: Y.Doc): void => {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
};

describe('the words room', () => {
  test('SP1 two people add words and change one term at the same moment, and nothing is overwritten', () => {
    const [a, b] = [new Y.Doc(), new Y.Doc()];
    const term = { id: 't1', old: 'LIP 2.0', replacement: 'Wir sind Hannover', forms: new Map() };
    writeTerm(a, term, origin);
    exchange(a, b);
    expect(addWord(a, 'Ihmezentrum', origin)).toBe(true);
    expect(addWord(b, 'Üstra', origin)).toBe(true);
    writeTerm(a, { ...term, forms: new Map([['des LIP 2.0', 'von Wir sind Hannover']]) }, origin);
    writeTerm(b, { ...term, replacement: 'Strategie' }, origin);
    exchange(a, b);
    for (const doc of [a, b]) {
      const { words, terms } = readWords(doc);
      expect(words).toEqual(['Ihmezentrum', 'Üstra']);
      expect(terms).toEqual([
        { ...term, replacement: 'Strategie', forms: new Map([['des LIP 2.0', 'von Wir sind Hannover']]) },
      ]);
    }
    removeWord(a, 'Üstra', origin);
    removeTerm(a, 't1', origin);
    expect(readWords(a)).toEqual({ words: ['Ihmezentrum'], aside: new Set(), terms: [] });
  });

  test('SP2 what is no word is refused, and what a peer wrote is bounded and read defensively', () => {
    const doc = new Y.Doc();
    for (const bad of ['', '  ', 'zwei Wörter', 'x'.repeat(81), 'a\u0000b', '\u200b'])
      expect(addWord(doc, bad, origin), JSON.stringify(bad)).toBe(false);
    const map = wordsMap(doc);
    for (let index = 0; index < WORDS_BOUNDS.words + 50; index += 1) map.set(`word:w${index}`, true);
    for (const [key, value] of [
      ['word:nein', 7],
      ['word:', true],
      ['term:x:old', 5],
      ['term:../..:old', 'y'],
      ['term:y:new', 'ohne altes'],
      ['term:z:old', 'x'.repeat(500)],
      ['aside:' + 'x'.repeat(400), true],
      ['quatsch', {}],
    ] as const)
      map.set(key, value);
    const read = readWords(doc);
    expect(read.words).toHaveLength(WORDS_BOUNDS.words);
    expect(read.terms).toEqual([]);
    expect(read.aside.size).toBe(0);
    expect(addWord(doc, 'voll', origin)).toBe(false);
    putAside(doc, 'stars:abc', origin);
    expect(readWords(doc).aside).toEqual(new Set(['stars:abc']));
    forgetAside(doc, origin);
    expect(readWords(doc).aside.size).toBe(0);
  });

  test('SC16 a form of a term begins a sentence as well, and leads to its term', () => {
    const forms = new Map([['der LIP', 'die Strategie']]);
    const term = { id: 't1', old: 'LIP', replacement: 'Strategie', forms };
    expect([...formsOf(term)]).toEqual([
      ['der LIP', 'die Strategie'],
      ['Der LIP', 'Die Strategie'],
    ]);
    expect(termOf([term], 'Der LIP')).toBe(term);
    expect(termOf([term], 'LIP')).toBe(term);
    expect(termOf([term], 'Lippe')).toBeNull();
  });
});
