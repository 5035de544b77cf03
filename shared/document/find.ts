/**
 * Finding in the text of one block. A plain search becomes a regular expression of single characters and short
 * alternatives, which takes time in proportion to the text; what somebody writes as a regular expression may take for
 * ever and is therefore run where it can be stopped (`renderer/features/find/regex-runner.ts`). Pure.
 */
import { EMBED_CHARACTER } from './block.ts';

export interface FindQuery {
  readonly text: string;
  readonly regex: boolean;
  readonly wholeWord: boolean;
  readonly matchCase: boolean;
  /** „Umlaute gleich“: `u` and `ue` find `ü`, and the other way round; not for regular expressions. */
  readonly umlauts: boolean;
  /** Other forms of the same words that are found along, and what takes the place of each; not for regular expressions. */
  readonly forms?: ReadonlyMap<string, string> | undefined;
}

/** Characters from `from` to `to` of a block. */
export interface Found {
  readonly from: number;
  readonly to: number;
  /** What the groups of a regular expression hold, from `$1` on; absent groups are empty. */
  readonly groups: readonly string[];
  readonly named: Readonly<Record<string, string>>;
}

export const MAX_QUERY_LENGTH = 500;
/** More places than this in one block are not told apart. */
const MOST_IN_BLOCK = 2_000;
const MOST_GROUPS = 99;
const NO_GROUPS: readonly string[] = [];
const NO_NAMES: Readonly<Record<string, string>> = {};

/** A letter, digit or what belongs to it. */
const WORD = '[\\p{L}\\p{N}\\p{M}_]';
/** A word doesn't begin or end within `Expert*innen` or `Kolleg:in`. */
const WORD_START = `(?<!${WORD}|\\p{L}[*:·])`;
const WORD_END = `(?!${WORD}|[*:·]\\p{L})`;
/** What may stand between two characters without being seen: a hyphenation point, a footnote's place. */
const UNSEEN = '[\\u00AD\\uFFFC]*';

/** The expression of a query; a text of the catalogue's `find.problem…` why there is none. */
export function compileQuery(query: FindQuery): RegExp | 'empty' | 'syntax' {
  const text = query.text.slice(0, MAX_QUERY_LENGTH).normalize('NFC');
  if (text === '') return 'empty';
  const source = query.regex
    ? regexSource(query.text, query.wholeWord)
    : formsOf(query)
        .map((form) => plainSource(form, query))
        .join('|');
  try {
    return new RegExp(source, query.matchCase ? 'gu' : 'giu');
  } catch {
    return 'syntax';
  }
}

/** All places in a text, from left to right, without overlaps; places of no length are none. */
export function findIn(text: string, expression: RegExp): Found[] {
  const found: Found[] = [];
  expression.lastIndex = 0;
  for (const match of text.matchAll(expression)) {
    if (match[0] === '') continue;
    // The types don't say it, but groups that took no part are undefined.
    const parts: readonly (string | undefined)[] = match.slice(1, MOST_GROUPS + 1);
    const groups = parts.length === 0 ? NO_GROUPS : parts.map((group) => group ?? '');
    found.push({ from: match.index, to: match.index + match[0].length, groups, named: namesOf(match) });
    if (found.length >= MOST_IN_BLOCK) break;
  }
  return found;
}

/** The text sought and its other forms, the longest first: `des LIP 2.0` is not found as `LIP 2.0`. */
function formsOf({ text, forms }: FindQuery): string[] {
  const all = [text, ...(forms?.keys() ?? [])].map((form) => form.slice(0, MAX_QUERY_LENGTH).normalize('NFC'));
  return [...new Set(all)].filter((form) => form !== '').sort((a, b) => b.length - a.length);
}

/** What takes the place of the words found: `template`, or what their form becomes. */
export function templateFor(query: FindQuery, template: string, matched: string): string {
  if (query.forms === undefined || query.regex) return template;
  const becomes = new Map([...query.forms].map(([form, text]) => [form.normalize('NFC'), text]));
  const form = formsOf(query).find((each) =>
    new RegExp(`^(?:${plainSource(each, query)})$`, query.matchCase ? 'u' : 'iu').test(matched),
  );
  return form === undefined || form === query.text.normalize('NFC') ? template : (becomes.get(form) ?? template);
}

/** What a place is replaced with: `$1` … `$99`, `$<name>`, `$&` and `$$` stand for something in a regular expression alone. */
export function replacementFor(template: string, matched: string, found: Found, regex: boolean): string {
  const clean = template.replace(/[\p{Cc}\p{Cs}\u2028\u2029\uFFFC]/gu, '');
  if (!regex) return clean;
  return clean.replace(/\$(?:(\$)|(&)|(\d{1,2})|<([^>]+)>)/g, (whole, dollar, all, digits?: string, name?: string) => {
    if (dollar !== undefined) return '$';
    if (all !== undefined) return matched.replaceAll(EMBED_CHARACTER, '');
    if (name !== undefined) return oneLine(found.named[name] ?? '');
    return digits === undefined ? whole : groupText(found.groups, digits, whole);
  });
}

/** `$12` is the twelfth group where there are as many, else the first followed by a 2. */
function groupText(groups: readonly string[], digits: string, whole: string): string {
  const two = groups[Number(digits) - 1];
  if (two !== undefined) return oneLine(two);
  const one = groups[Number(digits.charAt(0)) - 1];
  return one === undefined ? whole : oneLine(one) + digits.slice(1);
}

const oneLine = (text: string): string => text.replaceAll(EMBED_CHARACTER, '').replaceAll('\n', ' ');

function namesOf(match: RegExpMatchArray): Readonly<Record<string, string>> {
  if (match.groups === undefined) return NO_NAMES;
  const groups: readonly (readonly [string, string | undefined])[] = Object.entries(match.groups);
  return Object.fromEntries(groups.map(([name, text]) => [name, text ?? '']));
}

function regexSource(source: string, wholeWord: boolean): string {
  const cut = source.slice(0, MAX_QUERY_LENGTH);
  return wholeWord ? `${WORD_START}(?:${cut})${WORD_END}` : cut;
}

function plainSource(text: string, query: FindQuery): string {
  const characters = Array.from(text);
  const parts: string[] = [];
  for (let index = 0; index < characters.length;) {
    const part = elementAt(characters, index, query);
    parts.push(part.source);
    index += part.length;
  }
  const source = parts.join(UNSEEN);
  if (!query.wholeWord) return source;
  // Only where the text sought begins or ends with a word: `§ 5` may follow anything.
  const isWord = new RegExp(WORD, 'u');
  const start = isWord.test(characters[0] ?? '') ? WORD_START : '';
  const end = isWord.test(characters[characters.length - 1] ?? '') ? WORD_END : '';
  return start + source + end;
}

interface Element {
  readonly source: string;
  /** Characters of the text sought that it stands for. */
  readonly length: number;
}

/** Characters that people type for others which look or mean the same. */
const ALIKE: Readonly<Record<string, string>> = {
  ' ': '[ \\u00A0\\u2009\\u202F]',
  '\u00A0': '[ \\u00A0\\u2009\\u202F]',
  '"': '["„“”‟«»]',
  "'": "['‚‘’‛‹›]",
  '-': '[-\\u2010\\u2011]',
};
const PLAIN_VOWELS: Readonly<Record<string, string>> = { a: 'ä', o: 'ö', u: 'ü' };
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'a', ö: 'o', ü: 'u' };

function elementAt(characters: readonly string[], index: number, query: FindQuery): Element {
  const character = characters[index] ?? '';
  const alike = ALIKE[character];
  if (alike !== undefined) return { source: alike, length: 1 };
  const next = characters[index + 1] ?? '';
  return sharpS(character, next, query) ?? umlaut(character, next, query) ?? letter(character);
}

/** `ß` and `ss` are the same without regard to case, as they are in capitals, and where umlauts are. */
function sharpS(character: string, next: string, { matchCase, umlauts }: FindQuery): Element | null {
  if (matchCase && !umlauts) return null;
  if (character === 'ß' || character === 'ẞ') return { source: '(?:ß|ẞ|ss|SS)', length: 1 };
  return /^ss$/i.test(character + next) ? { source: `(?:${character}${next}|ß|ẞ)`, length: 2 } : null;
}

function umlaut(character: string, next: string, { umlauts }: FindQuery): Element | null {
  if (!umlauts) return null;
  const small = character.toLowerCase();
  const cased = (text: string): string => (small === character ? text : text.toUpperCase());
  const vowel = UMLAUTS[small];
  if (vowel !== undefined) {
    const base = cased(vowel);
    return { source: `(?:${alternatives(character)}|${base}[eE]|${base})${WHOLE_LETTER}`, length: 1 };
  }
  const marked = PLAIN_VOWELS[small];
  if (marked === undefined) return null;
  if (next.toLowerCase() === 'e') {
    return { source: `(?:${character}${next}|${alternatives(cased(marked))})${WHOLE_LETTER}`, length: 2 };
  }
  return { source: `(?:${alternatives(cased(marked))}|${character})${WHOLE_LETTER}`, length: 1 };
}

/** A letter is found as a whole: `u` is not the first half of a `ü` that is written as two characters. */
const WHOLE_LETTER = '(?!\\p{M})';

function letter(character: string): Element {
  const escaped = alternatives(character);
  const source = escaped.includes('|') ? `(?:${escaped})` : escaped;
  return { source: /\p{L}/u.test(character) ? source + WHOLE_LETTER : source, length: 1 };
}

/** A character composed and decomposed, as text from other systems may hold it. */
function alternatives(character: string): string {
  const apart = character.normalize('NFD');
  return apart === character ? escape(character) : `${escape(character)}|${escape(apart)}`;
}

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
