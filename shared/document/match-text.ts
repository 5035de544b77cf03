/** Compares two texts character by character: which characters, markers and embeds of both are the same ones. */
import { canonicalJson } from '../domain/canonical-json.ts';
import { MARKER, isHigh, isLow, longestCommon, type Effort, type Span } from './longest-common.ts';
import type { Block } from './block.ts';

/** Up to this length changed stretches are compared character by character; longer ones by their longest common pieces. */
const EXACT_LENGTH = 96;
const MAX_DEPTH = 40;

/** Blocks as one string, for comparing. */
export interface Flat {
  readonly text: string;
  /** What stands at a position that is no plain character: a marker or an embed. */
  readonly tokens: ReadonlyMap<number, string>;
}

/** Takes one match; they come from left to right. */
export type Emit = (from: number, to: number, length: number) => void;

/** Matches what stood around a selection that was replaced, and nothing within. False where it was not replaced as a whole. */
export function matchAround(a: Flat, b: Flat, caret: number | null, replaced: Span | null, emit: Emit): boolean {
  if (caret === null || replaced === null) return false;
  const [start, end] = replaced;
  const suffix = a.text.length - end;
  if (caret < start || caret + suffix !== b.text.length) return false;
  const around = a.text.slice(0, start) === b.text.slice(0, start) && a.text.slice(end) === b.text.slice(caret);
  if (!around || isHigh(a.text, start - 1) || isLow(a.text, end)) return false;
  const moved = [...b.tokens].some(([at, token]) => {
    if (at < start) return a.tokens.get(at) !== token;
    return at >= caret && a.tokens.get(at - caret + end) !== token;
  });
  // A marker or an embed that is still there was not replaced.
  const within = new Set([...a.tokens].filter(([at]) => at >= start && at < end).map(([, token]) => token));
  if (moved || [...b.tokens].some(([at, token]) => at >= start && at < caret && within.has(token))) return false;
  emit(0, 0, start);
  emit(end, caret, suffix);
  return true;
}

/** Matches all of two texts. `caret`: where one is in the new one after the change. */
export function matchFlat(a: Flat, b: Flat, caret: number | null, effort: Effort, emit: Emit): void {
  const { prefix, suffix } = commonEnds(a, b, caret);
  emit(0, 0, prefix);
  const endA = a.text.length - suffix;
  const endB = b.text.length - suffix;
  // Markers and embeds that are in both split the stretch; only ascending pairs count.
  const places = new Map<string, number>();
  for (const [position, token] of b.tokens) if (position >= prefix && position < endB) places.set(token, position);
  let startA = prefix;
  let startB = prefix;
  for (const [position, token] of a.tokens) {
    if (position < prefix || position >= endA) continue;
    const place = places.get(token);
    if (place === undefined || place < startB) continue;
    matchText(a, b, [startA, position], [startB, place], emit, effort, 0);
    emit(position, place, 1);
    startA = position + 1;
    startB = place + 1;
  }
  matchText(a, b, [startA, endA], [startB, endB], emit, effort, 0);
  emit(endA, endB, suffix);
}

/** Equal characters at both ends. With a caret the suffix is taken first, and only up to the caret. */
function commonEnds(a: Flat, b: Flat, caret: number | null): { prefix: number; suffix: number } {
  const shorter = Math.min(a.text.length, b.text.length);
  const same = (i: number, j: number) => a.text[i] === b.text[j] && a.tokens.get(i) === b.tokens.get(j);
  let prefix = 0;
  let suffix = 0;
  const growPrefix = () => {
    while (prefix < shorter - suffix && same(prefix, prefix)) prefix++;
  };
  const growSuffix = (limit: number) => {
    while (suffix < Math.min(shorter - prefix, limit) && same(a.text.length - 1 - suffix, b.text.length - 1 - suffix))
      suffix++;
  };
  if (caret !== null && caret >= 0 && caret <= b.text.length) {
    growSuffix(b.text.length - caret);
    growPrefix();
  }
  if (prefix + suffix < shorter) {
    prefix = suffix = 0;
    growPrefix();
    growSuffix(Infinity);
  }
  // Never cut a surrogate pair.
  if (prefix > 0 && prefix < Math.max(a.text.length, b.text.length) && isHigh(a.text, prefix - 1)) prefix--;
  if (suffix > 0 && isLow(a.text, a.text.length - suffix)) suffix--;
  return { prefix, suffix };
}

/** Matches inside a changed stretch. */
function matchText(
  a: Flat,
  b: Flat,
  [startA, endA]: Span,
  [startB, endB]: Span,
  emit: Emit,
  effort: Effort,
  depth: number,
): void {
  if (startA >= endA || startB >= endB || depth > MAX_DEPTH) return;
  if (endA - startA <= EXACT_LENGTH && endB - startB <= EXACT_LENGTH)
    return matchExactly(a, b, [startA, endA], [startB, endB], emit);
  const best = longestCommon(a.text, b.text, [startA, endA], [startB, endB], effort);
  if (best === null) return;
  matchText(a, b, [startA, best.from], [startB, best.to], emit, effort, depth + 1);
  emit(best.from, best.to, best.length);
  matchText(a, b, [best.from + best.length, endA], [best.to + best.length, endB], emit, effort, depth + 1);
}

export function flatten(blocks: readonly Block[]): Flat {
  let text = '';
  const tokens = new Map<number, string>();
  for (const block of blocks) {
    if (!block.virtual) {
      tokens.set(text.length, `b${block.markerId}`);
      text += MARKER;
    }
    let offset = text.length;
    for (const run of block.runs) {
      if (run.embed !== undefined) tokens.set(offset, `e${canonicalJson(run.embed)}`);
      offset += run.text.length;
    }
    text += block.text;
  }
  return { text, tokens };
}

/** Longest common subsequence of whole characters (dynamic programming; both stretches are short). */
function matchExactly(a: Flat, b: Flat, spanA: Span, spanB: Span, emit: Emit): void {
  const left = characters(a, spanA);
  const right = characters(b, spanB);
  const width = right.length + 1;
  const table = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      table[i * width + j] =
        left[i]?.value === right[j]?.value
          ? (table[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
    }
  }
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const x = left[i];
    const y = right[j];
    if (x === undefined || y === undefined) return;
    if (x.value === y.value) {
      emit(x.at, y.at, x.length);
      i++;
      j++;
    } else if ((table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
}

interface Character {
  readonly at: number;
  readonly length: number;
  readonly value: string;
}

function characters(flat: Flat, [start, end]: Span): Character[] {
  const out: Character[] = [];
  let at = start;
  for (const character of flat.text.slice(start, end)) {
    out.push({ at, length: character.length, value: flat.tokens.get(at) ?? character });
    at += character.length;
  }
  return out;
}
