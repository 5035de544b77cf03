import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded, LONGEST_WORD, wordsOf } from '../../../shared/domain/search/fold.ts';

const alike = (...texts: string[]): void => {
  for (const text of texts) expect(folded(text), text).toBe(folded(texts[0] ?? ''));
};

/** What German papers hold, and what hostile ones might. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...['Maß', 'nahme', 'ä', 'ae', 'a', 'e', 'ü', 'u', 'ue', 'q', '*', 'innen', 'in', ':', '_', '/-', '(', ')'],
        ...['\u00ad', '\u200b', ' ', '-', 'ß', 'SS', 'o\u0308', '2136/2018', '🏛', 'ﬁ', '\ud83c', '„', '“', '\ufffc'],
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join('')),
);

describe('folding', () => {
  it('SE1 umlauts, ß, case, accents and gender forms find each other, hyphenation and invisible characters are no matter', () => {
    alike('Maßnahme', 'Massnahme', 'MASSNAHME', 'maßnahme', 'Maß\u00adnah\u200bme', 'MAẞNAHME');
    alike('Straße', 'Strasse', 'STRASSE');
    alike('München', 'Muenchen', 'Munchen', 'MÜNCHEN', 'Mu\u0308nchen');
    alike('Öffentlichkeit', 'Oeffentlichkeit', 'offentlichkeit');
    alike('Bäuerin', 'Baeuerin', 'Bauerin');
    alike('säen', 'saeen');
    alike('Café', 'Cafe', 'Cafe\u0301');
    alike('Łódź', 'Lodz');
    alike('Søren', 'Soeren', 'Soren');
    alike('Finanzierung', 'ﬁnanzierung');
    alike(
      'Expertinnen',
      'Expert*innen',
      'Expert:innen',
      'Expert_innen',
      'ExpertInnen',
      'Expert·innen',
      'Expert/-innen',
    );
    alike('Expertinnengruppe', 'Expert*innengruppe', 'Expert:innengruppe');
    expect(folded('Maß(in')).toBe('massin');
    alike('Bürgerin', 'Bürger/in', 'Bürger(in)', 'Bürger*in');
    alike('jeder', 'jede*r');
    expect(folded('Expert*innen').startsWith(folded('Expert'))).toBe(true);
    // An e that is none of an umlaut's stays one.
    expect(folded('neue Bauern, Quelle, Feuer')).toBe('neue bauern quelle feuer');
    expect(folded('Kita-Platz für 1.234,5 m² (§ 5)')).toBe('kita platz fur 1 234 5 m2 5');
    expect(folded('Anne:Inhalt a/b, Ort/Innenstadt *und* _auch_')).toBe('anne inhalt a b ort innenstadt und auch');
  });

  it('SE2 every word knows exactly which characters it is, whatever the text', () => {
    fc.assert(
      fc.property(text, (given) => {
        let before = 0;
        for (const { word, from, to } of wordsOf(given)) {
          expect(from).toBeGreaterThanOrEqual(before);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(given.length);
          expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
          expect(word.length).toBeLessThanOrEqual(LONGEST_WORD + 8);
          // The characters alone are the same word: what is marked is what was found.
          expect(folded(given.slice(from, to))).toBe(word);
          before = to;
        }
      }),
      { seed: 2092211325, numRuns: 2_000 },
    );
  });

  it('SE2 half a word is the beginning of the whole one', () => {
    const letters = fc
      .array(fc.constantFrom(...'aeouäöüßéqnrst*i:'.split(''), 'innen', 'ae', 'ue'), { minLength: 1, maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(letters, fc.nat(), (word, cut) => {
        const [first] = wordsOf(word);
        if (first === undefined || first.to < word.length) return;
        // Not within a sign, which alone is none, nor within an ending that is still another one.
        const half = word.slice(first.from, first.from + (cut % (first.to - first.from)));
        if (/[*:]/.test(half)) return;
        expect(first.word.startsWith(folded(half)), `${half} of ${word}`).toBe(true);
      }),
      { seed: 61, numRuns: 2_000 },
    );
    for (const half of [
      'Expert',
      'Expert*',
      'Expert*i',
      'Expert*in',
      'Expert*inne',
      'Expert:innen',
      'Expert/',
      'Expert/i',
    ])
      expect('expertinnen'.startsWith(folded(half)), half).toBe(true);
  });
});
