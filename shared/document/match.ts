/** Which characters and markers of two states of some blocks are the same ones, so that only what really changed is written. */
import { canonicalJson } from '../domain/canonical-json.ts';
import { blockLength, markerLength, type Block } from './block.ts';
import { effortFor, isHigh, isLow, longestCommon, MARKER, type Effort, type Span } from './longest-common.ts';

/** `length` positions from `from` in the old text are those from `to` in the new one. Lists ascend in both. */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** The caret after the change: says at which of several equal characters something was typed. */
export interface CaretHint extends Place {
  /** What was selected before the change and went with it, whatever came in its place. */
  readonly replaced?: { readonly from: Place; readonly to: Place };
}

/** A place in a block, in characters from its start. */
export interface Place {
  readonly block: string;
  readonly offset: number;
}

/** Up to this length changed stretches are compared character by character; longer ones by their longest common pieces. */
const EXACT_LENGTH = 96;
const MAX_DEPTH = 40;
interface Flat {
  readonly text: string;
  /** What stands at a position that is no plain character: a marker or an embed. */
  readonly tokens: ReadonlyMap<number, string>;
}

/** The matches between all of `olds` and all of `news`. */
export function matchBlocks(olds: readonly Block[], news: readonly Block[], hint: CaretHint | null): Match[] {
  const matches = new MatchList();
  const { prefix, suffix } = commonBlocks(olds, news);
  let from = 0;
  for (let index = 0; index < prefix; index++) from += length(olds[index]);
  matches.add(0, 0, from);
  let to = from;
  const part = (oldPart: readonly Block[], newPart: readonly Block[]) => {
    const paired =
      oldPart.length === newPart.length && oldPart.every((block, index) => sameMarker(block, newPart[index]));
    for (let index = 0; index < (paired ? oldPart.length : 1); index++) {
      const before = paired ? oldPart.slice(index, index + 1) : oldPart;
      const after = paired ? newPart.slice(index, index + 1) : newPart;
      const emit: Emit = (i, j, n) => matches.add(from + i, to + j, n);
      const [a, b, caret] = [flatten(before), flatten(after), placeIn(after, hint)];
      if (!matchAround(a, b, caret, replacedIn(before, hint), emit)) matchFlat(a, b, caret, effort, emit);
      for (const block of before) from += blockLength(block);
      for (const block of after) to += blockLength(block);
    }
  };
  // Blocks in between that are still the same objects split the rest into parts.
  const oldRest = olds.slice(prefix, olds.length - suffix);
  const newRest = news.slice(prefix, news.length - suffix);
  const effort = effortFor(lengthOf(oldRest) + lengthOf(newRest));
  const places = new Map(newRest.map((block, index) => [block, index]));
  let oldStart = 0;
  let newStart = 0;
  for (const [index, block] of oldRest.entries()) {
    const place = places.get(block);
    if (place === undefined || place < newStart) continue;
    part(oldRest.slice(oldStart, index), newRest.slice(newStart, place));
    matches.add(from, to, blockLength(block));
    from += blockLength(block);
    to += blockLength(block);
    oldStart = index + 1;
    newStart = place + 1;
  }
  part(oldRest.slice(oldStart), newRest.slice(newStart));
  let tail = 0;
  for (let index = olds.length - suffix; index < olds.length; index++) tail += length(olds[index]);
  matches.add(from, to, tail);
  return matches.list;
}

/** How many blocks at both ends are the very same objects. */
export function commonBlocks(olds: readonly Block[], news: readonly Block[]): { prefix: number; suffix: number } {
  const shorter = Math.min(olds.length, news.length);
  let prefix = 0;
  while (prefix < shorter && olds[prefix] === news[prefix]) prefix++;
  let suffix = 0;
  while (suffix < shorter - prefix && olds[olds.length - 1 - suffix] === news[news.length - 1 - suffix]) suffix++;
  return { prefix, suffix };
}

/** What is left of the matches of a first change after a second one. */
export function composeMatches(first: readonly Match[], second: readonly Match[]): Match[] {
  const matches = new MatchList();
  let index = 0;
  for (const after of second) {
    for (; index < first.length; index++) {
      const before = first[index];
      if (before === undefined || before.to >= after.from + after.length) break;
      const start = Math.max(before.to, after.from);
      const end = Math.min(before.to + before.length, after.from + after.length);
      if (end > start) matches.add(before.from + start - before.to, after.to + start - after.from, end - start);
      if (before.to + before.length > after.from + after.length) break;
    }
  }
  return matches.list;
}

/** Where an old position lies in the new text; it sticks to the nearest kept character on its left. */
export function mapThroughMatches(position: number, matches: readonly Match[]): number {
  let mapped = 0;
  for (const { from, to, length: count } of matches) {
    if (from >= position) break;
    mapped = to + Math.min(count, position - from);
  }
  return mapped;
}

/** The part of matches within `length` old positions from `from`, and new ones from `to`, counted from there. */
export function matchesWithin(matches: readonly Match[], from: number, to: number, oldLength: number): Match[] {
  const list = new MatchList();
  for (const match of matches) {
    const start = Math.max(match.from, from);
    const end = Math.min(match.from + match.length, from + oldLength);
    if (end > start) list.add(start - from, start + match.to - match.from - to, end - start);
  }
  return list.list;
}

/** Matches of one block made into matches of everything: `before` and `after` positions around it are the same. */
export function matchesAround(
  before: number,
  inner: readonly Match[],
  oldLength: number,
  newLength: number,
  after: number,
): Match[] {
  const list = new MatchList();
  list.add(0, 0, before);
  for (const match of inner) list.add(before + match.from, before + match.to, match.length);
  list.add(before + oldLength, before + newLength, after);
  return list.list;
}

class MatchList {
  readonly list: Match[] = [];

  add(from: number, to: number, count: number): void {
    if (count <= 0) return;
    const last = this.list[this.list.length - 1];
    if (last !== undefined && last.from + last.length === from && last.to + last.length === to) {
      this.list[this.list.length - 1] = { ...last, length: last.length + count };
    } else this.list.push({ from, to, length: count });
  }
}

const length = (block: Block | undefined): number => (block === undefined ? 0 : blockLength(block));
const lengthOf = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + blockLength(block), 0);
const sameMarker = (a: Block, b: Block | undefined): boolean =>
  b !== undefined && a.markerId === b.markerId && a.virtual === b.virtual;

function flatten(blocks: readonly Block[]): Flat {
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

function placeIn(blocks: readonly Block[], place: Place | null): number | null {
  if (place === null) return null;
  let start = 0;
  for (const block of blocks) {
    if (block.id === place.block) return start + markerLength(block) + place.offset;
    start += blockLength(block);
  }
  return null;
}

function replacedIn(blocks: readonly Block[], hint: CaretHint | null): Span | null {
  if (hint?.replaced === undefined) return null;
  const [from, to] = [placeIn(blocks, hint.replaced.from), placeIn(blocks, hint.replaced.to)];
  return from === null || to === null ? null : [from, to];
}

type Emit = (from: number, to: number, length: number) => void;

/** Matches what stood around a selection that was replaced, and nothing within. False where it was not replaced as a whole. */
function matchAround(a: Flat, b: Flat, caret: number | null, replaced: Span | null, emit: Emit): boolean {
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

function matchFlat(a: Flat, b: Flat, caret: number | null, effort: Effort, emit: Emit): void {
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
