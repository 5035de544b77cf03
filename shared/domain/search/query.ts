/**
 * What somebody types to search for: all words must occur, "…" is a phrase, -word must not occur, the last word (and each
 * with an asterisk) may go on. Whatever is typed means something or nothing; it is never an error. Pure.
 */
import { wordsOf, type Word } from './fold.ts';

/** A word, or words that follow each other; of one with `prefix` the last may go on. */
export interface Term {
  readonly words: readonly string[];
  readonly prefix: boolean;
}

export interface Query {
  readonly wanted: readonly Term[];
  readonly excluded: readonly Term[];
  /** More was typed than is searched for. */
  readonly cut: boolean;
}

/** Characters that are read, terms and words that are searched for. */
export const LONGEST_QUERY = 1_000;
const MOST_TERMS = 24;
const MOST_WORDS = 48;

/** One piece of what was typed: a quoted one, closed or not, or one between spaces; a minus before it, an asterisk behind it. */
const piece =
  /(?<minus>(?<=^|\s)[-−–](?=\S))?(?:["„“”«»](?<quoted>[^"„“”«»]*)(?<close>["„“”«»])?|(?<plain>[^\s"„“”«»]+))/gu;

export function readQuery(typed: string): Query {
  const wanted: Term[] = [];
  const excluded: Term[] = [];
  let words = 0;
  let cut = typed.length > LONGEST_QUERY;
  let lastGoesOn = false;
  const seen = new Set<string>();
  for (const { groups = {} } of typed.slice(0, LONGEST_QUERY).matchAll(piece)) {
    const { minus, quoted, close, plain = '' } = groups;
    const found = wordsOf(quoted ?? plain).map(({ word }) => word);
    if (found.length === 0) continue;
    if (wanted.length + excluded.length >= MOST_TERMS || words + found.length > MOST_WORDS) {
      cut = true;
      break;
    }
    const term = { words: found, prefix: quoted === undefined && /\*+$/.test(plain) };
    const into = minus === undefined ? wanted : excluded;
    if (minus === undefined) lastGoesOn = close === undefined;
    const key = `${minus === undefined ? '+' : '-'}${term.prefix ? '*' : ''}${found.join(' ')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    words += found.length;
    into.push(term);
  }
  const last = wanted.pop();
  if (last !== undefined) wanted.push({ ...last, prefix: last.prefix || lastGoesOn });
  return { wanted, excluded, cut };
}

/** The query for FTS5; null where nothing is searched for. Made of folded words alone, so nothing typed is read as syntax. */
export function expressionOf({ wanted, excluded }: Query): string | null {
  if (wanted.length === 0) return null;
  const all = wanted.map(written).join(' AND ');
  return excluded.length === 0 ? all : `(${all}) NOT (${excluded.map(written).join(' OR ')})`;
}

const written = ({ words, prefix }: Term): string => `"${words.join(' ')}"${prefix ? ' *' : ''}`;

/** Characters of a text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where a text has what is wanted, in order and without overlaps; at most `most`. */
export function matchesIn(words: readonly Word[], { wanted }: Query, most = 200): Span[] {
  const found: Span[] = [];
  for (let at = 0; at < words.length && found.length < most; at += 1) {
    let longest = 0;
    for (const term of wanted) if (term.words.length > longest && isAt(words, at, term)) longest = term.words.length;
    if (longest === 0) continue;
    found.push({ from: words[at]?.from ?? 0, to: words[at + longest - 1]?.to ?? 0 });
    at += longest - 1;
  }
  return found;
}

function isAt(words: readonly Word[], at: number, { words: wanted, prefix }: Term): boolean {
  const last = wanted.length - 1;
  for (let index = 0; index <= last; index += 1) {
    const here = words[at + index]?.word;
    const word = wanted[index] ?? '';
    if (here !== word && !(prefix && index === last && here?.startsWith(word) === true)) return false;
  }
  return true;
}
