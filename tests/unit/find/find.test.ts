import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileQuery, findIn, replacementFor, templateFor, type FindQuery } from '../../../shared/document/find.ts';

const plain: FindQuery = { text: '', regex: false, wholeWord: false, matchCase: false, umlauts: false };

function places(text: string, query: Partial<FindQuery>): string[] {
  const expression = compileQuery({ ...plain, ...query });
  if (typeof expression === 'string') throw new Error(expression);
  return findIn(text, expression).map(({ from, to }) => text.slice(from, to));
}

describe('finding', () => {
  it('FI1 a plain search finds what stands there, without regard to case unless asked', () => {
    expect(places('Straße, STRASSE und strasse', { text: 'straße' })).toEqual(['Straße', 'STRASSE', 'strasse']);
    expect(places('Straße, STRASSE und strasse', { text: 'Straße', matchCase: true })).toEqual(['Straße']);
    expect(places('a.b und axb (a.b)', { text: 'a.b' })).toEqual(['a.b', 'a.b']);
    expect(places('Ärger ärger', { text: 'Ä' })).toEqual(['Ä', 'ä']);
    // Composed in one text, decomposed in the other.
    expect(places('Zu\u0308ge', { text: 'Züge' })).toEqual(['Zu\u0308ge']);
    expect(places('Zu\u0308ge', { text: 'zu' })).toEqual([]);
  });

  it('FI2 what is typed for a special character finds it: spaces that do not break, quotes, hyphens, and past a footnote', () => {
    expect(places('200.000\u202F€ und § 5', { text: '200.000 €' })).toEqual(['200.000\u202F€']);
    expect(places('das „Wort“ steht', { text: '"Wort"' })).toEqual(['„Wort“']);
    expect(places('Integrations\u00ADplan', { text: 'Integrationsplan' })).toEqual(['Integrations\u00ADplan']);
    expect(places('Wort\uFFFC weiter', { text: 'Wort weiter' })).toEqual(['Wort\uFFFC weiter']);
  });

  it('FI3 umlauts are the same as their vowels where one wishes, in both directions', () => {
    const text = 'Bürger Buerger Burger BÜRGER BUERGER';
    expect(places(text, { text: 'burger', umlauts: true })).toEqual(['Bürger', 'Burger', 'BÜRGER']);
    expect(places(text, { text: 'buerger', umlauts: true })).toEqual(['Bürger', 'Buerger', 'BÜRGER', 'BUERGER']);
    expect(places(text, { text: 'bürger', umlauts: true })).toEqual([
      'Bürger',
      'Buerger',
      'Burger',
      'BÜRGER',
      'BUERGER',
    ]);
    expect(places(text, { text: 'bürger' })).toEqual(['Bürger', 'BÜRGER']);
    expect(places('Maß und Mass', { text: 'mass', umlauts: true, matchCase: true })).toEqual([]);
    expect(places('Maß und Mass', { text: 'Mass', umlauts: true, matchCase: true })).toEqual(['Maß', 'Mass']);
  });

  it('FI4 a whole word ends where letters end, and never within a gender star', () => {
    const text = 'Rat, Rathaus, Beirat, Rat*innen, Rat-Haus, Rät';
    expect(places(text, { text: 'rat', wholeWord: true })).toEqual(['Rat', 'Rat']);
    expect(places('Experten und Expert*innen', { text: 'Expert*innen', wholeWord: true })).toEqual(['Expert*innen']);
    expect(places('§ 5, §5', { text: '§', wholeWord: true })).toEqual(['§', '§']);
  });

  it('FI5 regular expressions find with groups, and what is wrong or empty is told apart', () => {
    expect(places('Kapitel 3 und Kapitel 12', { text: 'kapitel (\\d+)', regex: true })).toEqual([
      'Kapitel 3',
      'Kapitel 12',
    ]);
    expect(places('abc', { text: 'x*', regex: true })).toEqual([]);
    expect(compileQuery({ ...plain, text: '(', regex: true })).toBe('syntax');
    expect(compileQuery(plain)).toBe('empty');
    const expression = compileQuery({ ...plain, text: '(?<tag>\\d+)\\.(\\d+)', regex: true });
    const [found] = typeof expression === 'string' ? [] : findIn('am 24.12', expression);
    if (found === undefined) throw new Error('not found');
    expect(replacementFor('$2/$<tag> $$ $& $9', '24.12', found, true)).toBe('12/24 $ 24.12 $9');
    expect(replacementFor('$2', '24.12', found, false)).toBe('$2');
  });

  it('FI6 a plain search agrees with a naive one, whatever the text', () => {
    const letters = fc.stringMatching(/^[abcAB .*(+]{0,40}$/);
    const sought = fc.stringMatching(/^[abcAB.*(+]{1,4}$/);
    fc.assert(
      fc.property(letters, sought, (text, word) => {
        const naive = text.split(word).length - 1;
        expect(places(text, { text: word, matchCase: true })).toHaveLength(naive);
      }),
      { seed: 61, numRuns: 1_000 },
    );
  });

  it('FI6 no plain search takes long, whatever is sought', () => {
    const hard = 'ueüe'.repeat(5_000);
    for (const text of ['ü'.repeat(200), 'ue'.repeat(100), 'ßss'.repeat(60), ' '.repeat(100), 'a-"'.repeat(60)])
      places(hard + 's'.repeat(2_000), { text, umlauts: true });
  });
});

describe('renaming a term', () => {
  const forms = new Map([
    ['des LIP', 'des Strategiepapiers'],
    ['LIPs', 'Strategiepapiere'],
  ]);
  const query: FindQuery = { text: 'LIP', regex: false, wholeWord: true, matchCase: true, umlauts: false, forms };

  it('FI20 all forms of a term are found in one search, the longest first, and each becomes its own new form', () => {
    const text = 'Der LIP, die Ziele des LIP und andere LIPs; Fliplip und lip bleiben.';
    const expression = compileQuery(query);
    if (typeof expression === 'string') throw new Error(expression);
    const found = findIn(text, expression).map(({ from, to }) => text.slice(from, to));
    expect(found).toEqual(['LIP', 'des LIP', 'LIPs']);
    expect(found.map((each) => templateFor(query, 'Papier', each))).toEqual([
      'Papier',
      'des Strategiepapiers',
      'Strategiepapiere',
    ]);
    // A space that does not break is a space, as in any search.
    expect(templateFor(query, 'Papier', 'des\u00A0LIP')).toBe('des Strategiepapiers');
    expect(templateFor({ ...query, forms: undefined }, 'Papier', 'des LIP')).toBe('Papier');
  });
});
