/** One language's dictionary (Hunspell, WebAssembly): is a word known, and what might have been meant. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createHunspellFromStrings, type Hunspell } from 'hunspell-wasm';
import { isKnown } from '../../shared/german/known-word.ts';
import { dictionariesOf, type SpellingLanguage } from '../../shared/german/spelling.ts';

/** Words of public papers that the German dictionary lacks. */
const ownWords = 'de-public.dic';

/** Most suggestions for one word; nobody reads further. */
const mostSuggestions = 7;
/** Beyond so many letters a suggestion would cost seconds and help nobody. */
const longestSuggested = 40;

export class Speller {
  private constructor(
    private readonly dictionaries: readonly Hunspell[],
    private readonly compounds: boolean,
  ) {}

  /** Reads the dictionaries of a language from `folder`. Takes about a quarter of a second. */
  static async load(folder: string, language: SpellingLanguage): Promise<Speller> {
    const dictionaries: Hunspell[] = [];
    for (const name of dictionariesOf[language]) {
      const [affixes, words] = await Promise.all(
        ['aff', 'dic'].map((ending) => readFile(path.join(folder, `${name}.${ending}`), 'utf8')),
      );
      const more = name === 'de' ? await readFile(path.join(folder, ownWords), 'utf8') : '';
      // The first line counts the words; it is only a hint.
      const all = `${words ?? ''}\n${more.replace(/^\d+\n/, '')}`;
      dictionaries.push(await createHunspellFromStrings(affixes ?? '', all));
    }
    return new Speller(dictionaries, language === 'de');
  }

  isKnown(word: string): boolean {
    return isKnown(word, (form) => this.inDictionary(form), this.compounds);
  }

  suggest(word: string): string[] {
    if (word.length > longestSuggested) return [];
    const found = this.dictionaries.flatMap((dictionary) => dictionary.getSpellingSuggestions(word));
    // German dictionaries also offer parts of compounds, which end or begin with a hyphen.
    const whole = found.filter((form) => !/^-|-$/.test(form) || /^-|-$/.test(word));
    return [...new Set(whole)].slice(0, mostSuggestions);
  }

  private inDictionary(form: string): boolean {
    return this.dictionaries.some((dictionary) => dictionary.testSpelling(form));
  }
}
