/**
 * Words that stand again where they had been deleted, written at once: by going back to a version, or by who cut and pasted them
 * in one place. What undo brings back is known already (`written-log.ts`). Pure.
 */
import type * as Y from 'yjs';
import { textNames } from '../decide.ts';
import { effortFor, longestCommon, type Effort, type Span } from '../longest-common.ts';
import type { Step } from '../same-characters.ts';
import { UNKNOWN, type WrittenLog } from './written-log.ts';

/** So much of what was written has to be what was deleted there. */
const MOST_OF_IT = 0.8;
/** Pieces of words that are the same by chance are shorter. */
const LEAST_PIECE = 6;
/** Letters that by chance are the same as those that stood there meanwhile, and stay. */
const MOST_STAYED = 40;

/** What is the same as deleted words beside it; a claim for each place. `isKnown`: what has an origin already. */
export function restoredClaims(
  doc: Y.Doc,
  log: WrittenLog,
  isKnown: (client: number, clock: number) => boolean,
): readonly (readonly Step[])[] {
  return textNames(doc).flatMap((name) => claimsIn(doc.getText(name), log, isKnown));
}

/** Characters in their order in the text. */
interface Stretch {
  text: string;
  /** [client, first clock, length] of them. */
  readonly ids: [number, number, number][];
}

function claimsIn(
  text: Y.Text,
  log: WrittenLog,
  isKnown: (client: number, clock: number) => boolean,
): readonly (readonly Step[])[] {
  const claims: (readonly Step[])[] = [];
  let gone: Y.Item[] = [];
  let made: Y.Item[] = [];
  let batch = 0;
  /** Deleted since the last one that was written: what comes next may stand for that, too. */
  let since = 0;
  /** Characters that stayed since then. */
  let stayed = 0;
  const settle = (): void => {
    const claim = made.length > 0 && gone.length > 0 ? claimOf(stretchOf(made, log), stretchOf(gone, log)) : null;
    if (claim !== null) claims.push(claim);
    gone = stayed > MOST_STAYED ? [] : gone.slice(since);
    [made, batch, since, stayed] = [[], 0, 0, 0];
  };
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) gone.push(item);
    if (item.deleted || !item.countable) continue;
    const { client, clock } = item.id;
    const own = isKnown(client, clock) ? 0 : (log.written.at(client, clock)?.value.batch ?? 0);
    if (own === 0) stayed += item.length;
    if (own === 0 ? stayed > MOST_STAYED : batch !== 0 && own !== batch) settle();
    if (own === 0) continue;
    made.push(item);
    [batch, since, stayed] = [own, gone.length, 0];
  }
  settle();
  return claims;
}

function stretchOf(items: readonly Y.Item[], log: WrittenLog): Stretch {
  const stretch: Stretch = { text: '', ids: [] };
  for (const { id, length } of items) {
    stretch.text += log.textOf(id.client, id.clock, id.clock + length);
    stretch.ids.push([id.client, id.clock, length]);
  }
  return stretch;
}

function claimOf(now: Stretch, before: Stretch): readonly Step[] | null {
  if (now.text.length < LEAST_PIECE || before.text.length < MOST_OF_IT * now.text.length) return null;
  const pieces: Piece[] = [];
  const effort = effortFor(now.text.length + before.text.length);
  match(now.text, before.text, [0, now.text.length], [0, before.text.length], effort, pieces);
  const known = pieces.filter(([from, , length]) => !now.text.slice(from, from + length).includes(UNKNOWN));
  const same = known.reduce((sum, [, , length]) => sum + length, 0);
  if (same < MOST_OF_IT * now.text.length) return null;
  return known.flatMap(([from, to, length]) => stepsFor(now.ids, before.ids, from, to, length));
}

/** What begins or ends alike, and the longest pieces between. */
function match(
  a: string,
  b: string,
  [startA, endA]: Span,
  [startB, endB]: Span,
  effort: Effort,
  pieces: Piece[],
): void {
  let [start, end] = [0, 0];
  const most = Math.min(endA - startA, endB - startB);
  while (start < most && a[startA + start] === b[startB + start]) start++;
  while (end < most - start && a[endA - 1 - end] === b[endB - 1 - end]) end++;
  if (start > 0) pieces.push([startA, startB, start]);
  const [innerA, innerB]: [Span, Span] = [
    [startA + start, endA - end],
    [startB + start, endB - end],
  ];
  const piece = longestCommon(a, b, innerA, innerB, effort);
  if (piece !== null && piece.length >= LEAST_PIECE) {
    const { from, to, length } = piece;
    match(a, b, [innerA[0], from], [innerB[0], to], effort, pieces);
    pieces.push([from, to, length]);
    match(a, b, [from + length, innerA[1]], [to + length, innerB[1]], effort, pieces);
  }
  if (end > 0) pieces.push([endA - end, endB - end, end]);
}

type Piece = readonly [from: number, to: number, length: number];
type Ids = Stretch['ids'];

function stepsFor(now: Ids, before: Ids, from: number, to: number, length: number): Step[] {
  const steps: Step[] = [];
  for (let done = 0; done < length;) {
    const [a, b] = [idAt(now, from + done), idAt(before, to + done)];
    if (a === null || b === null) return steps;
    const count = Math.min(length - done, a[2], b[2]);
    steps.push([a[0], a[1], b[0], b[1], count]);
    done += count;
  }
  return steps;
}

/** The id of a character, and how many follow it by their ids. */
function idAt(ids: Ids, index: number): readonly [number, number, number] | null {
  let at = 0;
  for (const [client, clock, length] of ids) {
    if (index < at + length) return [client, clock + index - at, length - (index - at)];
    at += length;
  }
  return null;
}
