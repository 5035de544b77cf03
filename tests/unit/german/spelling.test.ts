import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createHunspellFromFiles } from 'hunspell-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../../electron/build.mjs';
import { Speller } from '../../../electron/spelling/speller.ts';
import { Spelling } from '../../../renderer/editor/spelling/spelling.ts';
import { isKnown } from '../../../shared/german/known-word.ts';
import { lookupForm, spellingLanguage, wordsOf } from '../../../shared/german/spelling.ts';

let german: Speller;
let english: Speller;
beforeAll(async () => {
  const folder = path.join(root, 'dist', 'dictionaries');
  german = await Speller.load(folder, 'de');
  english = await Speller.load(folder, 'en');
});
const wrong = (text: string): string[] =>
  wordsOf(text)
    .map(({ text: word }) => lookupForm(word))
    .filter((word) => !german.isKnown(word));

describe('spelling', () => {
  test('SP3 gender forms, hyphens and compounds of public German are known, whatever their sign', () => {
    for (const text of [
      'Einwohner*innen, Bürger*innenrat, Expert*innengruppen, Ärzt*innen, Arzt*in, jede*r, der*die, Kolleg:innen, Beamt_innen',
      'die *innen-Form, Mitarbeiter*innenvertretung, Sprachmittler*innen',
      'Lenkungsgruppe, Antidiskriminierungsperspektive, Liegenschaftsangelegenheiten, verwaltungsseitigen, Innovationsfonds',
      'Stadtgesellschaft und -verwaltung, Feedback- und Abstimmungsverfahren, LIP 2.0-Lenkungsgruppe, Gender-Aspekte',
      'niedrigschwellige, diskriminierungssensibel, Ratsuchende, Kita-Plätze, bzw. u. a. Nr. 5, TOP 7, EU',
      'Geht’s, Hans’ Rad, das war’s',
    ])
      expect(wrong(text), text).toEqual([]);
  });

  test('SP4 misspelt words are found, also within gender forms and compounds', () => {
    const misspelt =
      'Maßnahmn Integrazion Stadtgeselschaft Gleichberechtigugn nähmlich Verwaltug Massnahme vorraus Strassenbahn Rhytmus ' +
      'Expert*ìnnen Beteilligung Einwoner*innen Verwaltungsmitarbeter Lenkunsgruppe Wirtschaftsförderrung Arbeitplatz';
    expect(wrong(misspelt)).toEqual(misspelt.split(' '));
    expect(german.suggest('Integrazion')).toContain('Integration');
    expect(german.suggest('vorraus')[0]).toBe('voraus');
    expect(german.suggest('x'.repeat(41))).toEqual([]);
  });

  test('SP5 English knows both spellings, and other languages are not checked', () => {
    for (const word of ['colour', 'color', 'organise', 'organize', "don't"]) expect(english.isKnown(word)).toBe(true);
    expect(english.isKnown('Stadt')).toBe(false);
    expect([spellingLanguage('de-AT'), spellingLanguage('en'), spellingLanguage('ar')]).toEqual(['de', 'en', null]);
  });

  test('SP6 addresses, numbers of papers, names with digits and acronyms are no words', () => {
    const found = wordsOf(
      'Siehe https://hannover.de/abx, H-0375-2019, info@stadt.de, LIP 2.0, EU, www.lib.de und z. B. 1a. مرحبا привет',
    );
    expect(found.map(({ text }) => text)).toEqual(['Siehe', 'und']);
    const [first, second] = wordsOf('Eine „Maßnahme“ ist');
    expect([first, second]).toEqual([
      { from: 0, to: 4, text: 'Eine' },
      { from: 6, to: 14, text: 'Maßnahme' },
    ]);
  });

  test('SP7 the whole sample raises no false alarm worth mentioning', () => {
    const sample = JSON.parse(readFileSync(path.join(root, 'resources/sample/project.json'), 'utf8')) as {
      chapters: { title: string; blocks: { runs: { text: string }[] }[] }[];
    };
    const text = sample.chapters
      .flatMap(({ title, blocks }) => [title, ...blocks.map(({ runs }) => runs.map((run) => run.text).join(''))])
      .join('\n');
    expect(new Set(wrong(text)).size).toBeLessThanOrEqual(2);
  });

  test('SP8 a hostile word costs a bounded time', async () => {
    const hunspell = await createHunspellFromFiles(
      path.join(root, 'dist/dictionaries/de.aff'),
      path.join(root, 'dist/dictionaries/de.dic'),
    );
    let asked = 0;
    const known = (form: string): boolean => {
      asked += 1;
      return hunspell.testSpelling(form);
    };
    for (const word of ['a*'.repeat(40), '-a'.repeat(40), 'Haus'.repeat(19) + 'xyzq', "'".repeat(80), 'ß'.repeat(80)])
      isKnown(word, known, true);
    expect(asked).toBeLessThan(20_000);
    hunspell.dispose();
  });
});

describe('what a window knows of words', () => {
  test('SP9 a word is looked up once, an own or ignored one counts as right, also in the genitive and in compounds', async () => {
    const asked: string[][] = [];
    const spelling = new Spelling({
      check: (_, words) => {
        asked.push(words);
        return Promise.resolve({
          unknown: words.filter((word) => word.startsWith('X')),
          done: Math.min(2, words.length),
        });
      },
      suggest: () => Promise.resolve([]),
    });
    expect(spelling.isMisspelt('Xaver', 'de')).toBeNull();
    expect(await spelling.look(['Xaver', 'gut', 'Xylander', 'Xaver'], 'de')).toBe(true);
    expect(asked).toEqual([['Xaver', 'gut', 'Xylander'], ['Xylander']]);
    expect(await spelling.look(['Xaver'], 'de')).toBe(false);
    expect(spelling.isMisspelt('Xaver', 'de')).toBe(true);
    expect(spelling.isMisspelt('gut', 'de')).toBe(false);
    await spelling.look(['Xavers', 'Xaver-Haus'], 'de');
    spelling.setWords(new Set(['Xaver']), new Set(['Xylander']), { add: null, ignore: () => undefined });
    for (const word of ['Xaver', 'Xylander', 'Xavers', 'Xaver-Haus'])
      expect(spelling.isMisspelt(word, 'de')).toBe(false);
    const stuck = new Spelling({
      check: () => Promise.resolve({ unknown: [], done: 0 }),
      suggest: () => Promise.resolve([]),
    });
    expect(await stuck.look(['a'], 'de')).toBe(false);
  });
});
