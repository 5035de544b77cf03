import { expect, it } from 'vitest';
import { caretThrough, keepsWords, mergeTyped } from '../../../shared/domain/merge-typed.ts';
import { Chance, forEachSeed, seedsToRun } from '../../support/fuzz.ts';

it.each([
  // Only one of them changed something, or both the same.
  ['Leitbild', 'Leitbild', 'Leitbild 2030', 'Leitbild 2030'],
  ['Leitbild', 'Leitbild 2030', 'Leitbild', 'Leitbild 2030'],
  ['Leitbild', 'Leitbild 2030', 'Leitbild 2030', 'Leitbild 2030'],
  // In different places.
  ['Leitbild der Stadt', 'Neues Leitbild der Stadt', 'Leitbild der Stadt 2030', 'Neues Leitbild der Stadt 2030'],
  ['Leitbild der Stadt', 'Leitlinien der Stadt', 'Leitbild der Landeshauptstadt', 'Leitlinien der Landeshauptstadt'],
  ['Leitbild', 'Leitbild 2030', 'Leitlinien', 'Leitlinien 2030'],
  ['a b c d', 'b c d', 'a b c', 'b c'],
  // In the same place: nothing of it is lost.
  ['', 'Stadtkirche', 'Marktkirche', 'Stadtkirche Marktkirche'],
  ['am Markt', 'am Steintor', 'am Kröpcke', 'am Steintor Kröpcke'],
  ['a b', 'a x b', 'a y b', 'a x y b'],
  ['a b c', 'x', 'a y c', 'x y'],
  // Struck by one, changed by the other.
  ['eins zwei drei', '', 'eins zwölf drei', 'zwölf'],
  ['eins zwei drei', 'eins zwölf drei', '', 'zwölf'],
  ['eins zwei', '', '', ''],
])('CP147 from „%s“ one makes „%s“, the other „%s“: „%s“', (base, theirs, mine, merged) => {
  expect(mergeTyped(base, theirs, mine)).toBe(merged);
});

it('CP147 no word that either of them wrote is lost, whatever both change at once (500 seeds)', async () => {
  await forEachSeed(seedsToRun(500, []), (seed) => {
    const chance = new Chance(seed);
    let words = 0;
    const fresh = (who: string): string => `${who}${(words += 1)}`;
    const base = Array.from({ length: chance.below(8) }, () => fresh('b'));
    const changed = (who: string): { text: string; own: string[] } => {
      const now = [...base];
      const own: string[] = [];
      for (let step = chance.below(4); step > 0; step -= 1) {
        const at = chance.below(now.length + 1);
        const word = fresh(who);
        if (chance.below(3) === 0) now.splice(at, 1 + chance.below(3));
        else {
          now.splice(at, chance.below(2), word);
          own.push(word);
        }
      }
      return { text: now.join(' '), own: own.filter((word) => now.includes(word)) };
    };
    const [theirs, mine] = [changed('t'), changed('m')];
    const merged = mergeTyped(base.join(' '), theirs.text, mine.text).split(/\s+/u);
    for (const word of [...theirs.own, ...mine.own]) expect(merged.filter((each) => each === word)).toEqual([word]);
    // What both left alone stays.
    for (const word of base)
      if (theirs.text.split(' ').includes(word) && mine.text.split(' ').includes(word)) expect(merged).toContain(word);
  });
});

it('CP147 a caret stays before what others changed and goes along behind it', () => {
  expect(caretThrough('Leitbild der Stadt', 'Neues Leitbild der Stadt', 0)).toBe(0);
  expect(caretThrough('Leitbild der Stadt', 'Neues Leitbild der Stadt', 8)).toBe(14);
  expect(caretThrough('Leitbild der Stadt', 'Leitbild der Stadt 2030', 8)).toBe(8);
  expect(caretThrough('eins zwei drei', 'eins drei', 7)).toBe(5);
  expect(caretThrough('eins', '', 4)).toBe(0);
});

it('CP147 a text that has one’s own words was written by somebody who has seen them', () => {
  expect(keepsWords('', 'Gemeinsam', 'Jetzt Gemeinsam')).toBe(true);
  expect(keepsWords('Gemeinsam', 'Gemeinsam schreiben', 'Jetzt Gemeinsam')).toBe(false);
  expect(keepsWords('eins', 'eins eins', 'eins zwei')).toBe(false);
  expect(keepsWords('eins zwei', 'eins', 'drei')).toBe(true);
});
