/** Where long words of titles may be parted. */
import { expect, it } from 'vitest';
import { hasLongWord, hyphenation, loadHyphenation, piecesOf } from '../../../renderer/ui/hyphenation.ts';
import { Chance, forEachSeed, seedsToRun } from '../../support/fuzz.ts';

it('UI16 long German words may be parted where one parts them, short ones and ends of three letters never; the text stays what it is', async () => {
  await loadHyphenation();
  const hyphenate = hyphenation.get();
  if (hyphenate === null) throw new Error('no patterns');
  const parted = (text: string, room = 11): string => piecesOf(text, room, hyphenate).join('|');
  expect(parted('Mehrsprachige Informationsveranstaltungen')).toBe('Mehr|spra|chige Infor|mati|onsver|anstal|tungen');
  expect(parted('Expert*innengruppen und Gleichberechtigung')).toBe('Expert*innen|gruppen und Gleich|berech|tigung');
  expect(parted('Kurse für Begegnungsstätten', 20)).toBe('Kurse für Begegnungsstätten');
  expect([hasLongWord('Kurse für Begegnungsstätten', 16), hasLongWord('Kurse für Begegnungsstätten', 17)]).toEqual([
    true,
    false,
  ]);
  await forEachSeed(seedsToRun(100, []), (seed) => {
    const chance = new Chance(seed);
    const signs = [
      ...Array.from('aeiounrstlkßüöÄÖÜ'),
      'sch',
      'ung',
      ' ',
      '-',
      '*',
      '\u00AD',
      'e\u0301',
      '😀',
      '<b>',
      '&amp;',
      '\u0000',
    ];
    const text = Array.from({ length: chance.below(300) }, () => chance.pick(signs)).join('');
    expect(piecesOf(text, chance.below(20), hyphenate).join('')).toBe(text);
  });
  const endless = 'ä'.repeat(100_000);
  expect(piecesOf(endless, 15, hyphenate)).toEqual([endless]);
});
