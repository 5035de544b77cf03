import { describe, expect, test } from 'vitest';
import { directionOf, quotationMarks } from '../../../shared/german/languages.ts';
import { typedReplacements } from '../../../shared/german/typing.ts';
import { mayReplace } from '../../../shared/german/typing-rules.ts';

/** Types a text character by character, as the editor does; `~` stands for a space that doesn't break. */
function type(text: string, language = 'de'): string {
  let out = '';
  for (const character of text) {
    out += character;
    if (!mayReplace(out.at(-1) ?? '', out.at(-2) ?? '')) continue;
    for (const { from, to, text: put } of [...typedReplacements(out, language)].reverse())
      out = out.slice(0, from) + put + out.slice(to);
  }
  return out.replaceAll('\u00A0', '~').replaceAll('\u202F', '°');
}

describe('what is set right while one types', () => {
  test('GT1 quotation marks open and close by what stands before them, in the language of the block', () => {
    expect(type('Er sagt "Guten Tag" und geht.')).toBe('Er sagt „Guten Tag“ und geht.');
    expect(type('("Wir sind Hannover")')).toBe('(„Wir sind Hannover“)');
    expect(type('"Sie nennt es \'Teilhabe\'", sagt er.')).toBe('„Sie nennt es ‚Teilhabe‘“, sagt er.');
    expect(type("Das war's. Geht's, Hans'?")).toBe('Das war’s. Geht’s, Hans’?');
    expect(type("die '90er")).toBe('die ’90er');
    expect(type("'geht's nicht'")).toBe('‚geht’s nicht‘');
    expect(type("She said \"it's 'fine'\" twice", 'en')).toBe('She said “it’s ‘fine’” twice');
    expect(type('Il dit "bonjour" ici', 'fr')).toBe('Il dit «°bonjour°» ici');
    expect(type('"مرحبا" قال', 'ar')).toBe('«مرحبا» قال');
    expect(type('Er sagt "Ja"', 'de-CH')).toBe('Er sagt «Ja»');
    expect(type('"Onu gördü"', 'tr')).toBe('“Onu gördü”');
    expect(quotationMarks('xx').open).toBe('“');
  });

  test('GT2 a hyphen between spaces becomes a dash and three points an ellipsis, and nothing else does', () => {
    expect(type('Hannover - Stadt für alle')).toBe('Hannover – Stadt für alle');
    expect(type('Hannover -- Stadt für alle')).toBe('Hannover – Stadt für alle');
    expect(type('und so weiter...')).toBe('und so weiter…');
    for (const stays of [
      '- ein Punkt',
      'Stadtgesellschaft und -verwaltung',
      'H-0375-2019',
      'Online- und Titelabstimmung',
      '2136/2018',
      '(c) 2021',
      '1. Punkt. Noch einer.',
      'https://example.org/a--b',
      'www.hannover.de',
    ])
      expect(type(stays)).toBe(stays);
    expect(type('....')).toBe('….');
  });

  test('GT3 no line breaks between a number and what belongs to it, nor within an abbreviation', () => {
    expect(type('200.000 € und 66,56 % im Jahr')).toBe('200.000~€ und 66,56~% im Jahr');
    expect(type('200.000,- € für 2022')).toBe('200.000,-~€ für 2022');
    expect(type('nach § 5 und §§ 7, 8')).toBe('nach §~5 und §§~7, 8');
    expect(type('z. B. hier, u. a. dort, d. h. nie, i. d. R. doch')).toBe(
      'z.~B. hier, u.~a. dort, d.~h. nie, i.~d.~R. doch',
    );
    expect(type('z.B. hier, u.a. dort, i.V.m. dem')).toBe('z.~B. hier, u.~a. dort, i.~V.~m. dem');
    expect(type('siehe S. 12, Nr. 3, Kapitel 4, Drs. 2136/2018')).toBe('siehe S.~12, Nr.~3, Kapitel~4, Drs.~2136/2018');
    expect(type('am 19. Januar 2021, bis 7. März.')).toBe('am 19.~Januar 2021, bis 7.~März.');
    expect(type('auf 20 km und 5 m² um 18 Uhr, 2 Mio. Euro.')).toBe('auf 20~km und 5~m² um 18~Uhr, 2~Mio.~Euro.');
    for (const stays of [
      '2021. Januar war kalt',
      'zu B. nicht',
      'das u.a',
      'die 5 mutigen',
      'Punkt. 3 sind da',
      'HNr. 3',
    ])
      expect(type(stays)).toBe(stays);
    expect(type('200.000 €', 'en')).toBe('200.000 €');
  });

  test('GT4 an amount of money gets its points, a number of a paper never', () => {
    expect(type('193421 € und 200000€')).toBe('193.421~€ und 200.000€');
    expect(type('1234567 €')).toBe('1.234.567~€');
    for (const [typed, is] of [
      ['1500 €', '1500~€'],
      ['12345,50 €', '12345,50~€'],
      ['200.000 €', '200.000~€'],
    ] as const)
      expect(type(typed)).toBe(is);
    for (const stays of ['Drucksache 12345/2020', 'IBAN 2505018000', '30159 Hannover']) expect(type(stays)).toBe(stays);
  });

  test('GT5 languages written from the right are known, also by their script', () => {
    for (const tag of ['ar', 'fa', 'he', 'ur', 'ar-SY', 'ku-Arab', 'ps', 'ckb']) expect(directionOf(tag)).toBe('rtl');
    for (const tag of ['de', 'en-GB', 'ku', 'tr', 'ar-Latn', 'ru', '']) expect(directionOf(tag)).toBe('ltr');
  });
});
