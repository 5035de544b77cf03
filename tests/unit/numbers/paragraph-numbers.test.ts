import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { freezeNumbers, numbersMap, readFrozen } from '../../../shared/document/frozen-numbers.ts';
import { compareNumbers, isParagraphNumber, numberParagraphs } from '../../../shared/document/paragraph-numbers.ts';
import { Chance } from '../../support/fuzz.ts';

const chapter = '00000000-0000-4000-8000-000000000001';
const ids = (text: string): string[] => text.split(' ');
const shown = (order: string, frozen: Record<string, string>): string =>
  [...numberParagraphs(ids(order), new Map(Object.entries(frozen))).values()].join(' ');

describe('numbers of paragraphs', () => {
  it('NU1 paragraphs count 1, 2, 3 until their numbers are set down', () => {
    expect(shown('p q r', {})).toBe('1 2 3');
  });

  it('NU2 later paragraphs get numbers between: behind another, before the first, nested, and the next whole one at the end', () => {
    const frozen = { p: '1', q: '2', r: '3' };
    expect(shown('p x q r', frozen)).toBe('1 1a 2 3');
    expect(shown('p x y q z r', frozen)).toBe('1 1a 1b 2 2a 3');
    expect(shown('x y p q r', frozen)).toBe('0a 0b 1 2 3');
    expect(shown('p q r x y', frozen)).toBe('1 2 3 4 5');
    const more = { ...frozen, a: '1a', b: '1b' };
    expect(shown('p a x b q', more)).toBe('1 1a 1a1 1b 2');
    expect(shown('p x a b q', more)).toBe('1 1-1 1a 1b 2');
    expect(shown('p a b x q', more)).toBe('1 1a 1b 1c 2');
    expect(shown('x a', { a: '0a' })).toBe('0-1 0a');
    const z = Object.fromEntries(Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => [`1${letter}`, `1${letter}`]));
    expect(shown(`p ${Object.keys(z).join(' ')} x y q`, { ...frozen, ...z })).toMatch(/ 1z 1aa 1ab 2$/);
  });

  it('NU3 a number of a paragraph that is gone names no other', () => {
    expect(shown('p x r', { p: '1', q: '2', r: '3' })).toBe('1 1a 3');
    expect(shown('p q x', { p: '1', q: '2', r: '3' })).toBe('1 2 4');
    expect(shown('p x q', { p: '1', a: '1a', q: '2' })).toBe('1 1b 2');
  });

  it('NU4 a number set down stays its paragraph’s and never names another, whatever is written, deleted, moved and set down (300 seeds)', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const chance = new Chance(seed);
      const outline = new Y.Doc();
      const order = Array.from({ length: 4 }, (_, index) => `s${index}`);
      const given = new Map<string, string>();
      const named = new Map<string, string>();
      let next = 0;
      let moved = false;
      for (let step = 0; step < 30; step++) {
        const what = chance.below(8);
        const at = chance.below(order.length + 1);
        if (what < 4) order.splice(at, 0, `n${next++}`);
        else if (what === 4) order.splice(chance.below(Math.max(1, order.length)), 1);
        else if (what === 5 && chance.below(4) === 0 && order.length > 1) {
          const [one] = order.splice(chance.below(order.length), 1);
          if (one !== undefined) order.splice(at, 0, one);
          moved = true;
        } else freezeNumbers(outline, chapter, order, step, 'test');
        const frozen = readFrozen(outline).get(chapter) ?? new Map<string, string>();
        const numbers = numberParagraphs(order, frozen);
        expect(new Set(numbers.values()).size, `seed ${seed}: all differ`).toBe(order.length);
        for (const [id, number] of frozen) {
          expect(given.get(id) ?? number, `seed ${seed}: stays`).toBe(number);
          expect(named.get(number) ?? id, `seed ${seed}: names one`).toBe(id);
          given.set(id, number);
          named.set(number, id);
        }
        const list = [...numbers.values()];
        expect(
          list.filter((number) => !isParagraphNumber(number)),
          `seed ${seed}: numbers`,
        ).toEqual([]);
        if (!moved && frozen.size > 0)
          for (const [index, number] of list.entries()) {
            const before = list[index - 1];
            if (before !== undefined)
              expect(compareNumbers(before, number), `seed ${seed}: ${before} ${number}`).toBeLessThan(0);
          }
      }
    }
  });

  it('NU5 where two set numbers down without knowing of each other, the earlier holds for everybody', () => {
    const [one, two] = [new Y.Doc(), new Y.Doc()];
    freezeNumbers(one, chapter, ids('p q'), 1, 'test');
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    expect(freezeNumbers(one, chapter, ids('p x q'), 5, 'test')).toBe(1);
    expect(freezeNumbers(two, chapter, ids('p y q'), 4, 'test')).toBe(1);
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    for (const doc of [one, two]) {
      const frozen = readFrozen(doc).get(chapter);
      expect(frozen?.get('y')).toBe('1a');
      expect(frozen?.has('x')).toBe(false);
      expect([...numberParagraphs(ids('p x y q'), frozen ?? new Map()).values()]).toEqual(['1', '1-1', '1a', '2']);
    }
  });

  it('NU6 what a peer wrote as numbers is read with care', () => {
    const outline = new Y.Doc();
    const map = numbersMap(outline);
    const bad = [7, null, 'x', { at: 'now', numbers: [] }, { at: 1, numbers: [['p'], ['q', '1-'], ['r', 'x'], 3] }];
    bad.forEach((value, index) => map.set(`${chapter}:${index}`, value));
    map.set(`${chapter}:good`, { at: 2, numbers: [['p', '12a1']] });
    expect([...(readFrozen(outline).get(chapter) ?? [])]).toEqual([['p', '12a1']]);
    for (const number of ['', '0', '1-', '01', '1A', 'a', '1aaaaa', '1234567', '1a0', '1--1'])
      expect(isParagraphNumber(number), number).toBe(false);
  });
});
