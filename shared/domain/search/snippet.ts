/** The part of a text that shows what was found, with the found words marked. Pure. */
import type { Word } from './fold.ts';
import { matchesIn, type Query, type Span } from './query.ts';

export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}
export interface Snippet {
  readonly pieces: readonly Piece[];
  /** The first of the words that are marked, in characters of the text; empty at its beginning where there is none. */
  readonly at: Span;
}

/** Characters of a snippet, and before its first word that was found. */
const LENGTH = 170;
const BEFORE = 48;

export function snippetOf(text: string, words: readonly Word[], query: Query): Snippet {
  const found = matchesIn(words, query);
  const first = best(found);
  const from = first.from <= BEFORE ? 0 : startOfWord(text, first.from - BEFORE, first.from);
  const to = text.length - from <= LENGTH ? text.length : endOfWord(text, from + LENGTH, first.to);
  const pieces: Piece[] = [];
  const push = (part: string, hit: boolean): void => {
    if (part !== '') pieces.push({ text: part.replace(/\s+/g, ' '), hit });
  };
  if (from > 0) push('… ', false);
  let at = from;
  for (const span of found) {
    if (span.from < at || span.to > to) continue;
    push(text.slice(at, span.from), false);
    push(text.slice(span.from, span.to), true);
    at = span.to;
  }
  push(text.slice(at, to), false);
  if (to < text.length) push(' …', false);
  return { pieces, at: found.find((span) => span.from >= from && span.to <= to) ?? first };
}

/** The match whose surroundings show most of the others. */
function best(found: readonly Span[]): Span {
  let most = found[0] ?? { from: 0, to: 0 };
  let shown = 0;
  for (let at = 0, end = 0; at < found.length; at += 1) {
    const span = found[at] ?? most;
    end = Math.max(end, at);
    while ((found[end]?.to ?? Infinity) <= span.from + LENGTH - BEFORE) end += 1;
    if (end - at > shown) [most, shown] = [span, end - at];
  }
  return most;
}

/** A beginning that cuts no word and no character in two, between `from` and `limit`. */
function startOfWord(text: string, from: number, limit: number): number {
  const space = text.slice(from, limit).search(/\s/);
  return space < 0 ? whole(text, from) : from + space + 1;
}

function endOfWord(text: string, to: number, limit: number): number {
  const end = Math.max(to, limit);
  for (let at = end; at > Math.max(limit, end - 30); at -= 1) if (/\s/.test(text[at] ?? ' ')) return at;
  return whole(text, end);
}

const whole = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text[at] ?? '') ? at + 1 : at);
