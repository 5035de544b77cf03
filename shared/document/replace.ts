/** Replacing characters of blocks: the operations for it, which leave alone everything that was not found. Pure. */
import {
  blockLength,
  EMBED_CHARACTER,
  markerLength,
  PLAIN,
  sliceRuns,
  type Attributes,
  type Block,
  type Run,
} from './block.ts';
import type { Operation } from './operations.ts';
import { suggestionOf, withoutSuggestions } from './suggest.ts';

export interface Replacement {
  readonly block: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Whether characters of a block are suggested to go: they are found, but not replaced once more. */
export function isSuggestedAway(block: Block, from: number, to: number): boolean {
  return sliceRuns(block.runs, from, to).some((run) =>
    Object.keys(run.attrs).some((key) => suggestionOf(key)?.part === 'del'),
  );
}

/**
 * The operations that replace these places of `blocks`; those that aren't there are left out. The new text looks like the
 * first character of the old. Embeds (footnotes, references) within a place stay. With `whole`, as for suggestions, the
 * place is replaced altogether; else what the old and the new text have in common at both ends stays with its authors.
 */
export function replaceOperations(
  blocks: readonly Block[],
  replacements: readonly Replacement[],
  whole = false,
): Operation[] {
  const wanted = new Map<string, Replacement[]>();
  for (const each of replacements) wanted.set(each.block, [...(wanted.get(each.block) ?? []), each]);
  const operations: Operation[] = [];
  let at = 0;
  for (const block of blocks) {
    const start = at + markerLength(block);
    at += blockLength(block);
    const places = [...(wanted.get(block.id) ?? [])].sort((a, b) => a.from - b.from);
    let free = 0;
    for (const place of places) {
      if (place.from < free || place.to <= place.from || place.to > block.text.length) continue;
      free = place.to;
      operations.push(
        ...replaceOne(block, start, whole ? { ...place, like: place.from } : trimmed(block, place), whole),
      );
    }
  }
  return operations;
}

/** A place to replace, and the character of the block that the new text is to look like. */
interface Place extends Replacement {
  readonly like: number;
}

function replaceOne(block: Block, start: number, { from, to, text, like }: Place, whole: boolean): Operation[] {
  const goes = withoutEmbeds(block.text, from, to).map(([left, right]): Operation => ({
    type: 'delete',
    at: start + left,
    length: right - left,
  }));
  if (text === '') return goes;
  const pieces = [{ text, attrs: lookOf(block.runs, like) }];
  const insert = (at: number): Operation => ({
    type: 'insert',
    at: start + at,
    pieces,
    length: text.length,
    left: null,
  });
  // A suggestion shows the old words before the new ones.
  return whole ? [...goes, insert(to)] : [insert(from), ...goes];
}

function lookOf(runs: readonly Run[], index: number): Attributes {
  const run = sliceRuns(runs, index, index + 1)[0];
  return run === undefined ? PLAIN : withoutSuggestions(run.attrs);
}

/** The parts of a range that are characters. */
function withoutEmbeds(text: string, from: number, to: number): [number, number][] {
  const parts: [number, number][] = [];
  let start = from;
  for (let index = from; index <= to; index++) {
    if (index < to && text[index] !== EMBED_CHARACTER) continue;
    if (index > start) parts.push([start, index]);
    start = index + 1;
  }
  return parts;
}

/** A replacement without what it has in common with the old text at both ends. Never cuts a character in two. */
function trimmed(block: Block, place: Replacement): Place {
  const old = block.text.slice(place.from, place.to);
  if (old.includes(EMBED_CHARACTER)) return { ...place, like: place.from };
  const before = Array.from(old);
  const after = Array.from(place.text);
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const from = place.from + before.slice(0, head).join('').length;
  const to = place.to - before.slice(before.length - tail).join('').length;
  // Where nothing of the old goes, the new looks like what it is added to.
  const like = from === to && head > 0 ? from - 1 : from;
  return { block: place.block, from, to, text: after.slice(head, after.length - tail).join(''), like };
}
