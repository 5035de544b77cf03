/** What of a text is checked for its spelling. Pure. */
import { primaryOf } from './languages.ts';

export const SPELLING_LANGUAGES = ['de', 'en'] as const;
export type SpellingLanguage = (typeof SPELLING_LANGUAGES)[number];

/** File names without ending; a word that one of them knows is right. */
export const dictionariesOf: Readonly<Record<SpellingLanguage, readonly string[]>> = {
  de: ['de'],
  en: ['en', 'en-gb'],
};

/** Longest word that is looked up; what is longer is no word. */
export const LONGEST_WORD = 80;

/** The language whose dictionary serves a block; null where there is none. */
export function spellingLanguage(tag: string): SpellingLanguage | null {
  const primary = primaryOf(tag);
  return SPELLING_LANGUAGES.find((each) => each === primary) ?? null;
}

/** A word of a text by its place. */
export interface Word {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Addresses, file names, handles and numbers of papers are no words. */
const noWord =
  /(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+|[@#][\p{L}\p{N}_]+|[\p{L}\p{N}/._-]*\d[\p{L}\p{N}/._-]*|\b\w+\.(?:de|org|com|net|eu|pdf|docx?)\b/gu;
/** Letters, within a word also hyphen, apostrophe and the signs of gender forms. */
const word = /[-–]?\p{L}[\p{L}\p{M}\u00AD]*(?:[*:_’'-]+\p{L}[\p{L}\p{M}\u00AD]*)*(?:[-])?/gu;
const acronym = /^-?\p{Lu}{2,6}s?-?$/u;

/** The words of a text that are worth looking up, in order. Abbreviations and acronyms are left out. */
export function wordsOf(text: string): readonly Word[] {
  const bare = text.replace(noWord, (found) => ' '.repeat(found.length));
  const words: Word[] = [];
  for (const found of bare.matchAll(word)) {
    const from = found.index;
    const written = found[0].replace(/^–/, '');
    const start = from + found[0].length - written.length;
    const end = start + written.length;
    // `bzw.`, `Nr.`: short and with a full stop, so perhaps an abbreviation.
    const short = written.length <= 4 && bare[end] === '.';
    // Another script in a German or English paragraph is another language.
    if (!/\p{Script=Latin}/u.test(written)) continue;
    if (written.length < 2 || written.length > LONGEST_WORD || acronym.test(written) || short) continue;
    words.push({ from: start, to: end, text: written });
  }
  return words;
}

/** As words are looked up and kept: without soft hyphens, with one kind of apostrophe, composed. */
export function lookupForm(written: string): string {
  return written.normalize('NFC').replaceAll('\u00AD', '').replaceAll('’', "'");
}
