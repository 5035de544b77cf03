import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded, wordsOf } from '../../../shared/domain/search/fold.ts';
import { expressionOf, matchesIn, readQuery } from '../../../shared/domain/search/query.ts';
import { snippetOf } from '../../../shared/domain/search/snippet.ts';

const expression = (typed: string): string | null => expressionOf(readQuery(typed));

/** Whether a text is found, by what FTS5 itself says. */
function fts(): (text: string, typed: string) => boolean {
  const db = new Database(':memory:');
  db.exec(`CREATE VIRTUAL TABLE words USING fts5(body, tokenize = "unicode61 remove_diacritics 0")`);
  return (text, typed) => {
    const asked = expression(typed);
    if (asked === null) return false;
    db.exec('DELETE FROM words');
    db.prepare('INSERT INTO words VALUES (?)').run(folded(text));
    return db.prepare('SELECT 1 FROM words WHERE words MATCH ?').get(asked) !== undefined;
  };
}
const finds = fts();
const marked = (text: string, typed: string): string[] =>
  matchesIn(wordsOf(text), readQuery(typed)).map(({ from, to }) => text.slice(from, to));

describe('what somebody types to search', () => {
  it('SE3 all words must occur, the last one may go on, "…" is a phrase, -word must not occur', () => {
    const text = 'Alle Expert*innen beschließen Maßnahmen für die Straßen in München.';
    for (const typed of [
      'Massnahme',
      'strassen muen',
      '"die straßen"',
      '„für die Straßen“',
      'Expert',
      'expertinnen alle',
    ])
      expect(finds(text, typed), typed).toBe(true);
    for (const typed of ['strass muenchen', '"die Straße" München', 'Maßnahmen -München', 'alle nichts', '-alle', ''])
      expect(finds(text, typed), typed).toBe(false);
    // Each word with an asterisk goes on; a phrase that is still being typed does at its end.
    expect(finds(text, 'Straß* Maß* alle')).toBe(true);
    expect(finds(text, '"die Straß')).toBe(true);
    expect(finds(text, '"die Straß"')).toBe(false);
    expect(finds('Kita-Plätze', 'Kita-Platz')).toBe(true);
    expect(finds('Nach Drucksache 2136/2018 gilt', '2136/2018')).toBe(true);
    expect(finds('E-Mail - nicht Brief', 'mail -nicht')).toBe(false);
  });

  it('SE4 whatever is typed is never an error and never read as syntax of the database', () => {
    for (const typed of [
      '"',
      '""',
      '" "',
      '"a" "b',
      '*',
      '-',
      '--',
      '-"',
      'a AND b',
      'NOT',
      'NEAR(a b, 2)',
      'body:a',
      '{body}: a',
      '^a',
      'a OR (b',
      "a'; DROP TABLE words; --",
      'a + b',
      '\u0000\u0007\u001b',
      '\ud800',
      'x'.repeat(10_000),
      'wort '.repeat(3_000),
      `"${'a b '.repeat(2_000)}`,
    ])
      expect(typeof finds('a und b', typed), typed.slice(0, 30)).toBe('boolean');
    expect(expression('NOT a OR b')).toBe('"not" AND "a" AND "or" AND "b" *');
    expect(readQuery('wort'.repeat(5) + ' x y'.repeat(400)).cut).toBe(true);
    const pieces = fc.constantFrom(
      '"',
      '„',
      '“',
      '-',
      '*',
      ' ',
      'NOT',
      'OR',
      '(',
      ')',
      ':',
      'ä',
      'wort',
      '\u0000',
      '^',
      '+',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 12 }), (typed) => {
        finds('ein Wort', typed.join(''));
      }),
      { seed: 61, numRuns: 300 },
    );
  });

  it('SE5 what is marked is what was found, in the characters of the text itself', () => {
    expect(marked('Die Maß\u00adnahme, die MASSNAHMEN', 'massnahme')).toEqual(['Maß\u00adnahme', 'MASSNAHMEN']);
    expect(marked('Expert*innen und Expert:in', 'expert')).toEqual(['Expert*innen', 'Expert:in']);
    expect(marked('Stadt und Land, Land und Stadt', '"Land und Stadt"')).toEqual(['Land und Stadt']);
    const word = fc.constantFrom(
      'Straße',
      'strasse',
      'und',
      'Bäder',
      'Baeder',
      'Kita',
      'Mu\u0308nchen',
      'neu',
      'neue',
      '2026',
    );
    const gap = fc.constantFrom(' ', ', ', ' – ', '\n', '\u00a0');
    const typed = fc.array(fc.oneof(word, fc.constantFrom('-und', '"neue Kita"', '"Straße', 'Str*', 'b')), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(word, gap), { maxLength: 14 }), typed, (parts, asked) => {
        const text = parts.flat().join('');
        const query = readQuery(asked.join(' '));
        const words = wordsOf(text);
        const spans = matchesIn(words, query);
        // FTS5 finds the text exactly when each wanted term can be marked and no excluded one.
        const has = (term: (typeof query.wanted)[number]): boolean =>
          matchesIn(words, { wanted: [term], excluded: [], cut: false }).length > 0;
        const expected = query.wanted.length > 0 && query.wanted.every(has) && !query.excluded.some(has);
        expect(finds(text, asked.join(' '))).toBe(expected);
        if (expected) expect(spans.length).toBeGreaterThan(0);
        const { pieces, at } = snippetOf(text, words, query);
        if (spans.length > 0) expect(spans).toContainEqual(at);
        expect(pieces.some(({ hit }) => hit)).toBe(spans.length > 0);
      }),
      { seed: 61, numRuns: 1_500 },
    );
  });

  it('SE6 a snippet shows the found words where most of them are, and cuts no word', () => {
    const text = `${'Anfang '.repeat(60)}die Kita im Stadtteil ${'Mitte '.repeat(60)}Kita und Schule und Kita ${'Ende '.repeat(60)}`;
    const { pieces, at } = snippetOf(text, wordsOf(text), readQuery('Kita'));
    expect(pieces.filter(({ hit }) => hit)).toHaveLength(2);
    expect(text.slice(at.from, at.to)).toBe('Kita');
    const whole = pieces.map((piece) => piece.text).join('');
    expect(whole).toMatch(/^… Mitte .* Kita und Schule und Kita (Ende )+…$/);
    expect(whole.length).toBeLessThan(200);
    expect(snippetOf('kurz', wordsOf('kurz'), readQuery('lang')).pieces).toEqual([{ text: 'kurz', hit: false }]);
  });
});
