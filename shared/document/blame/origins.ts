/**
 * Which of the claims that characters are copies of others are true. A claim counts where the characters are the same ones,
 * are known to have been there, and stood in the same order in the chapter; and where it is of some length or of a whole block, since
 * any sentence can be put together from single letters of others. So nobody can have others say by it what they
 * could not by copying their words and deleting some of them. Pure.
 */
import type * as Y from 'yjs';
import { copiesInCells } from '../copied-characters.ts';
import { textNames } from '../decide.ts';
import { MARKER } from '../longest-common.ts';
import type { Step } from '../same-characters.ts';
import { ClockSpans } from './clock-spans.ts';
import { claimedOrigins } from './origins-map.ts';
import { restoredClaims } from './restored-text.ts';
import { UNKNOWN, type WrittenLog } from './written-log.ts';

/** Shorter pieces of a text are only those of a whole block. */
const LEAST = 8;

/** Most times that characters are followed back; more is nonsense of a peer. */
const MOST_STEPS = 100;

/** Characters that follow each other by their ids. */
export interface Origin {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** From characters to the ones that they are copies of. */
export class Origins {
  readonly #steps = new ClockSpans<Step>();

  constructor(doc: Y.Doc, log: WrittenLog) {
    const places = new Places(doc);
    this.#add(log.restored);
    for (const claim of claimedOrigins(doc)) if (isEnough(claim, log)) this.#add(ifTrue(claim, log, places));
    for (const claim of copiesInCells(doc)) this.#add(ifTrue(claim, log, places));
    const isKnown = (client: number, clock: number): boolean => this.#steps.at(client, clock) !== null;
    for (const claim of restoredClaims(doc, log, isKnown)) this.#add(claim);
  }

  /** What a character was first, and how many behind it, at most `most`, come from there in the same way. */
  of(client: number, clock: number, most: number): Origin {
    let [at, length, count] = [{ client, clock }, most, 0];
    for (; count < MOST_STEPS; count++) {
      const step = this.#steps.at(at.client, at.clock)?.value;
      length = Math.min(length, this.#steps.reach(at.client, at.clock) - at.clock);
      if (step === undefined) break;
      at = { client: step[2], clock: step[3] + at.clock - step[1] };
    }
    return { ...at, length };
  }

  /** All characters that are copies, as ranges. */
  *copies(): IterableIterator<readonly [client: number, from: number, to: number]> {
    for (const [client, { from, to }] of this.#steps.all()) yield [client, from, to];
  }

  #add(steps: readonly Step[]): void {
    for (const step of steps) this.#steps.add(step[0], step[1], step[1] + step[4], step);
  }
}

function isEnough(claim: readonly Step[], log: WrittenLog): boolean {
  const length = claim.reduce((sum, [, , , , count]) => sum + count, 0);
  const [client = 0, clock = 0] = claim[0] ?? [];
  return length >= LEAST || log.textOf(client, clock, clock + 1) === MARKER;
}

/** A claim, if all of it is true; else nothing of it. */
function ifTrue(claim: readonly Step[], log: WrittenLog, places: Places): readonly Step[] {
  let after = -1;
  for (const step of claim) {
    if (!isSame(log, step)) return [];
    let known = 0;
    for (const { from, to, place } of places.of(step[2], step[3], step[4])) {
      if (place <= after) return [];
      after = place + to - from - 1;
      known += to - from;
    }
    if (known !== step[4]) return [];
  }
  return claim;
}

function isSame(log: WrittenLog, [client, clock, ofClient, ofClock, length]: Step): boolean {
  if (client === ofClient && ofClock + length > clock) return false;
  const text = log.textOf(ofClient, ofClock, ofClock + length);
  return text.length === length && !text.includes(UNKNOWN) && text === log.textOf(client, clock, clock + length);
}

/** Where each character stands or stood, counted through all texts of the chapter; read when it is asked for first. */
class Places {
  #spans: ClockSpans<number> | null = null;

  constructor(private readonly doc: Y.Doc) {}

  *of(client: number, clock: number, length: number): IterableIterator<{ from: number; to: number; place: number }> {
    this.#spans ??= placesIn(this.doc);
    for (const { from, to, span } of this.#spans.within(client, clock, clock + length))
      if (span !== null) yield { from, to, place: span.value + from - span.from };
  }
}

function placesIn(doc: Y.Doc): ClockSpans<number> {
  const places = new ClockSpans<number>();
  let place = 0;
  for (const name of textNames(doc))
    for (let item = doc.getText(name)._start; item !== null; item = item.right) {
      places.add(item.id.client, item.id.clock, item.id.clock + item.length, place);
      place += item.length;
    }
  return places;
}
