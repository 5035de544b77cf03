/**
 * Quotes: the words that an anchor was set on, with what stood around them in their block, and finding them again. Strict
 * where it has to be: words that merely look alike are never taken for the quoted ones.
 */

export interface Quote {
  /** The words themselves, blocks apart by line breaks; of long ones the beginning and the end. */
  readonly exact: string;
  /** Up to `contextLength` characters before and after in the same block; a line break stands for its beginning and end. */
  readonly prefix: string;
  readonly suffix: string;
}

/** A range of positions. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const contextLength = 32;
const quoteLength = 1_000;
const halfLength = 480;
const omission = '\u2026\u2026';
/** Words are found by themselves from so many characters on, where they stood only once. */
const longEnough = 24;
/** Characters of quote and matching context together that it takes to be sure. */
const evidence = 12;

/** A text as a quote keeps it. */
export function abbreviated(text: string): string {
  return text.length <= quoteLength ? text : text.slice(0, halfLength) + omission + text.slice(-halfLength);
}

/** The quote of a range of a flat text. */
export function quoteOf(text: string, { from, to }: Span): Quote {
  const before = text.slice(Math.max(0, from - contextLength), from);
  const after = text.slice(to, to + contextLength);
  const [start, end] = [before.lastIndexOf('\n'), after.indexOf('\n')];
  return {
    exact: abbreviated(text.slice(from, to)),
    prefix: start >= 0 ? before.slice(start) : from <= contextLength ? `\n${before}` : before,
    suffix: end >= 0 ? after.slice(0, end + 1) : to + contextLength >= text.length ? `${after}\n` : after,
  };
}

/**
 * How much of a quote still stands in a text that took its place, from 0 to 1: the share of its threes of neighbouring
 * characters (beginning and end count as one) that are in it. Words of another sentence share next to none.
 */
export function keptShare(quote: string, text: string): number {
  if (quote === text) return 1;
  if (quote === '') return 0;
  const counts = new Map<string, number>();
  for (const three of threes(text)) counts.set(three, (counts.get(three) ?? 0) + 1);
  let kept = 0;
  let all = 0;
  for (const three of threes(quote)) {
    all++;
    const left = counts.get(three) ?? 0;
    if (left === 0) continue;
    kept++;
    counts.set(three, left - 1);
  }
  return kept / all;
}

/** Characters up to which a quote is short: a change in the middle of a word leaves no three neighbours together. */
const short = 12;

/**
 * Whether a text, at the place where the quote stood, is still the quoted one, edited: at least half of it is kept, of
 * short ones at least half of the characters in their order, and not much came in between.
 */
export function stillQuoted(quote: string, text: string): boolean {
  const current = abbreviated(text);
  if (quote === current) return true;
  const [was, is] = [letters(quote), letters(current)];
  if (was.length <= short)
    return is.length <= 3 * was.length + 10 && 2 * commonLength(was, is) >= Math.max(1, was.length);
  return is.length <= 3 * was.length + 100 && keptShare(was, is) >= 0.5;
}

/** Without blanks, line breaks and embeds, which are alike everywhere. */
const letters = (text: string): string => text.replaceAll(/[\s\uFFFC]+/g, '');

/** Length of the longest common subsequence. Costs the product of the lengths. */
function commonLength(a: string, b: string): number {
  let row = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 0; j < b.length; j++) {
      next[j + 1] = a[i] === b[j] ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/**
 * Where the quoted words stand in a text; null when that isn't certain. They have to be there as they were, and so has at
 * least half of what stood around them, more than at any other place; long ones that stood in the text only once may
 * have come into any surroundings.
 */
export function findQuote(text: string, quote: Quote, once: boolean): Span | null {
  const spans = occurrences(text, quote.exact);
  const [only] = spans;
  if (only === undefined) return null;
  if (once && spans.length === 1 && quote.exact.length >= longEnough) return only;
  const known = quote.prefix.length + quote.suffix.length;
  let best: { readonly span: Span; readonly around: number } | null = null;
  let second = -1;
  for (const span of spans) {
    const around = sharedAround(text, quote, span);
    if (best === null || around > best.around) {
      second = best?.around ?? -1;
      best = { span, around };
    } else second = Math.max(second, around);
  }
  if (best === null || best.around === second || 2 * best.around < known) return null;
  return quote.exact.length + best.around >= evidence ? best.span : null;
}

/** How often quoted words stand in a text, up to two. */
export function occursOnce(text: string, exact: string): boolean {
  return occurrences(text, exact).length === 1;
}

/** Bound on places looked at: a quote of one frequent letter must not cost a second. */
const mostOccurrences = 200;

function occurrences(text: string, exact: string): Span[] {
  const [head = '', tail] = exact.split(omission);
  const spans: Span[] = [];
  for (let from = text.indexOf(head); from >= 0 && head !== ''; from = text.indexOf(head, from + 1)) {
    const end = tail === undefined ? from : text.indexOf(tail, from + head.length);
    if (end < 0) break;
    spans.push({ from, to: end + (tail ?? head).length });
    if (spans.length >= mostOccurrences) break;
  }
  return spans;
}

/** Number of characters next to a place that are as they were around the quote. */
function sharedAround(text: string, { prefix, suffix }: Quote, { from, to }: Span): number {
  const at = (position: number): string => (position < 0 || position >= text.length ? '\n' : text.charAt(position));
  let before = 0;
  while (before < prefix.length && at(from - 1 - before) === prefix.charAt(prefix.length - 1 - before)) before++;
  let after = 0;
  while (after < suffix.length && at(to + after) === suffix.charAt(after)) after++;
  return before + after;
}

function* threes(text: string): IterableIterator<string> {
  const padded = `\u0002${text}\u0003`;
  for (let i = 0; i + 3 <= padded.length; i++) yield padded.slice(i, i + 3);
}
