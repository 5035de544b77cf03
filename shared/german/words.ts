/**
 * The words room: the project's own words, its terms with their new names, and findings of the style check that were put
 * aside. Flat keys in one Y.Map, so that people who change different things never overwrite each other:
 * `word:<word>`, `aside:<finding>`, `term:<id>:old`, `term:<id>:new`, `term:<id>:form:<old form>`.
 * What a peer wrote is read defensively and in bounded number.
 */
import type * as Y from 'yjs';
import { LONGEST_WORD } from './spelling.ts';

export const WORDS_BOUNDS = { words: 5_000, aside: 5_000, terms: 500, forms: 40, term: 120, key: 300 } as const;

/** A name that was given up, and what takes its place. */
export interface Term {
  readonly id: string;
  readonly old: string;
  readonly replacement: string;
  /** Inflected forms: what stands in the text, and what takes its place. */
  readonly forms: ReadonlyMap<string, string>;
}

export interface ProjectWords {
  /** In alphabetical order. */
  readonly words: readonly string[];
  readonly aside: ReadonlySet<string>;
  readonly terms: readonly Term[];
}

export const NO_WORDS: ProjectWords = { words: [], aside: new Set(), terms: [] };

/** Root type of the words room. */
export function wordsMap(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('words');
}

const isTerm = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.trim() !== '' &&
  value.length <= WORDS_BOUNDS.term &&
  !/[\p{Cc}\p{Cs}]/u.test(value);

/** A word as it may stand in the list; null when it is none. */
export function properWord(text: string): string | null {
  const word = text.normalize('NFC').replaceAll('\u00AD', '').trim();
  return word !== '' && word.length <= LONGEST_WORD && /^[^\s\p{C}]+$/u.test(word) ? word : null;
}

/** Everything in the room that is well formed. */
export function readWords(doc: Y.Doc): ProjectWords {
  const words: string[] = [];
  const aside = new Set<string>();
  const terms = new Map<string, { old?: string; replacement?: string; forms: Map<string, string> }>();
  const termOf = (id: string) => {
    const term = terms.get(id) ?? { forms: new Map<string, string>() };
    if (terms.size < WORDS_BOUNDS.terms) terms.set(id, term);
    return term;
  };
  wordsMap(doc).forEach((value, key) => {
    if (key.length > WORDS_BOUNDS.key) return;
    const [kind, id = '', field, ...rest] = key.split(':');
    if (kind === 'word') {
      const word = properWord(key.slice('word:'.length));
      if (value === true && word !== null && words.length < WORDS_BOUNDS.words) words.push(word);
    } else if (kind === 'aside') {
      if (value === true && aside.size < WORDS_BOUNDS.aside) aside.add(key.slice('aside:'.length));
    } else if (kind === 'term' && /^[\w-]{1,40}$/.test(id) && isTerm(value)) {
      const term = termOf(id);
      const form = rest.join(':');
      if (field === 'old') term.old = value;
      else if (field === 'new') term.replacement = value;
      else if (field === 'form' && isTerm(form) && term.forms.size < WORDS_BOUNDS.forms) term.forms.set(form, value);
    }
  });
  const whole: Term[] = [];
  for (const [id, { old, replacement, forms }] of terms)
    if (old !== undefined) whole.push({ id, old, replacement: replacement ?? '', forms });
  const byName = new Intl.Collator('de').compare;
  return { words: words.sort(byName), aside, terms: whole.sort((a, b) => byName(a.old, b.old)) };
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** All forms of a term beside its name, also as they begin a sentence, and what takes the place of each. */
export function formsOf({ old, forms }: Pick<Term, 'old' | 'forms'>): ReadonlyMap<string, string> {
  const all = new Map(forms);
  for (const [form, becomes] of forms) if (!all.has(capital(form))) all.set(capital(form), capital(becomes));
  all.delete(old);
  return all;
}

/** The term that a text is a form of. */
export function termOf(terms: readonly Term[], text: string): Term | null {
  return terms.find((term) => term.old === text || formsOf(term).has(text)) ?? null;
}

/** Adds a word; false where it is none or the list is full. */
export function addWord(doc: Y.Doc, text: string, origin: unknown): boolean {
  const word = properWord(text);
  if (word === null || readWords(doc).words.length >= WORDS_BOUNDS.words) return false;
  doc.transact(() => wordsMap(doc).set(`word:${word}`, true), origin);
  return true;
}

export function removeWord(doc: Y.Doc, word: string, origin: unknown): void {
  doc.transact(() => wordsMap(doc).delete(`word:${word}`), origin);
}

/** Puts a finding aside for everybody, by its key (`style/finding.ts`). */
export function putAside(doc: Y.Doc, finding: string, origin: unknown): void {
  const key = `aside:${finding}`;
  if (key.length <= WORDS_BOUNDS.key) doc.transact(() => wordsMap(doc).set(key, true), origin);
}

/** Shows all findings again. */
export function forgetAside(doc: Y.Doc, origin: unknown): void {
  const keys = [...wordsMap(doc).keys()].filter((key) => key.startsWith('aside:'));
  doc.transact(() => keys.forEach((key) => wordsMap(doc).delete(key)), origin);
}

/** Writes what differs of a term, each field for itself. */
export function writeTerm(doc: Y.Doc, term: Term, origin: unknown): void {
  const map = wordsMap(doc);
  const fields = new Map<string, string>([
    ['old', term.old],
    ['new', term.replacement],
    ...[...term.forms].map(([form, becomes]): [string, string] => [`form:${form}`, becomes]),
  ]);
  doc.transact(() => {
    for (const [field, value] of fields) {
      const key = `term:${term.id}:${field}`;
      if (isTerm(value) && map.get(key) !== value) map.set(key, value.trim());
    }
    for (const key of [...map.keys()])
      if (key.startsWith(`term:${term.id}:form:`) && !fields.has(key.slice(`term:${term.id}:`.length))) map.delete(key);
  }, origin);
}

export function removeTerm(doc: Y.Doc, id: string, origin: unknown): void {
  const keys = [...wordsMap(doc).keys()].filter((key) => key.startsWith(`term:${id}:`));
  doc.transact(() => keys.forEach((key) => wordsMap(doc).delete(key)), origin);
}
