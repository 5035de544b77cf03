/** Which characters and markers of two states of some blocks are the same ones, so that only what really changed is written. */
import { blockLength, markerLength, type Block } from './block.ts';
import { effortFor, type Span } from './longest-common.ts';
import { flatten, matchAround, matchFlat, type Emit } from './match-text.ts';
import { MatchList, type Match } from './matches.ts';

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

const length = (block: Block | undefined): number => (block === undefined ? 0 : blockLength(block));
const lengthOf = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + blockLength(block), 0);
const sameMarker = (a: Block, b: Block | undefined): boolean =>
  b !== undefined && a.markerId === b.markerId && a.virtual === b.virtual;

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
