/**
 * From a text to the words that searching compares: without case and accents, ß as ss, ä, ae and a alike (so for o and u),
 * gender forms as one word, soft hyphens and zero-width characters left out. Each word knows its place in the text. Pure.
 *
 * The fold of a beginning of a word is the beginning of its fold: so that whoever has typed half a word finds it.
 */

/** A word of a text as it is compared, and its characters in the text (UTF-16). */
export interface Word {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** Longer words are compared by their beginning, in folded characters. */
export const LONGEST_WORD = 64;

/** Letters that no decomposition leads to their Latin ones. */
const special: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'ss',
  æ: 'a',
  œ: 'o',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
};
/** Those that stand for two letters the second of which is an e: no other e is taken for theirs. */
const umlauts = /^[äöüæœø]$/i;
/** Left out wherever they stand: soft hyphen, zero-width characters, marks of direction. */
const ignored = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;
const ofWords = /[\p{L}\p{N}]/u;
const mark = /\p{M}/u;
/**
 * A sign between the stem and the ending of a gender form: Expert*innen, Expert:in, jede_r, Bürger/-innen, Bürger(innen).
 * What has been typed of the ending so far counts, too.
 */
const genderSign =
  /[*:_·•](?=i(?:n|$)|IN|(?:[ermns]|e[rmns])(?![\p{L}\p{N}]))|\/-?(?=i(?:$|n(?:$|nen(?![\p{L}\p{N}])|(?![\p{L}\p{N}])))|inn?e?$)|\((?=in(?:nen)?\)|i(?:nn?e?n?)?$)/uy;

/** What a character is compared as; empty where it is none of a word. */
const known = new Map<string, string>();
function foldCharacter(character: string): string {
  let found = known.get(character);
  if (found === undefined) {
    found = special[character.toLowerCase()] ?? special[character] ?? decomposed(character);
    // The letters of all scripts are many; what a paper holds are few.
    if (known.size < 5_000) known.set(character, found);
  }
  return found;
}

function decomposed(character: string): string {
  if (!ofWords.test(character)) return '';
  const plain = character
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');
  return plain.replace(/[ßς]/g, (each) => special[each] ?? each);
}

const SPACE = 0x20;
const SOFT_HYPHEN = 0xad;
/** Below it each character is compared as `latin` says, and none is a mark that belongs to the one before. */
const LATIN = 0x250;
const latin = Array.from({ length: LATIN }, (_, code) => foldCharacter(String.fromCharCode(code)));

/** The words of a text, in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let word = '';
  let from = 0;
  let to = 0;
  /** The last letter already stands for itself and an e. */
  let hasE = false;
  const end = (): void => {
    if (word !== '') words.push({ word: word.slice(0, LONGEST_WORD), from, to });
    word = '';
    hasE = false;
  };
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    const character = code < LATIN ? '' : String.fromCodePoint(text.codePointAt(at) ?? 0);
    const next = at + (code < LATIN ? 1 : character.length);
    const letter = code < LATIN ? (latin[code] ?? '') : foldCharacter(character);
    if (letter !== '') {
      if (word === '') from = at;
      to = next;
      if (letter === 'e' && !hasE && takesE(word)) hasE = true;
      else {
        if (word.length < LONGEST_WORD) word += letter;
        hasE = code > 0x7f && umlauts.test(text.slice(at, next));
      }
    } else if (code === SPACE) end();
    else if (word !== '' && code >= LATIN && mark.test(character)) {
      to = next;
      // Written as two characters: the same as the one.
      if (character === '\u0308' && 'aou'.includes(word[word.length - 1] ?? '-')) hasE = true;
    } else if (!isIgnored(code, character)) {
      const sign = word === '' ? 0 : genderSignAt(text, at);
      if (sign > 0) {
        at += sign;
        continue;
      }
      end();
    }
    at = next;
  }
  end();
  return words;
}

const isIgnored = (code: number, character: string): boolean =>
  code < LATIN ? code === SOFT_HYPHEN : ignored.test(character) || mark.test(character);

/** Whether an e behind these letters may be half of an umlaut: not in neu-e, Bau-er, Qu-elle. */
function takesE(word: string): boolean {
  const last = word[word.length - 1];
  if (last === 'a' || last === 'o') return true;
  const before = word[word.length - 2] ?? '';
  return last === 'u' && before !== 'a' && before !== 'e' && before !== 'q';
}

/** Length of the sign of a gender form that stands here; 0 for none. */
function genderSignAt(text: string, at: number): number {
  if (!'*:_·•/('.includes(text[at] ?? ' ')) return 0;
  genderSign.lastIndex = at;
  return genderSign.exec(text)?.[0].length ?? 0;
}

/** The text as it is indexed: its words with a space between each. */
export const folded = (text: string): string =>
  wordsOf(text)
    .map(({ word }) => word)
    .join(' ');
