/**
 * Which characters are the same one. A character of a row's copy is that of the row; one that was brought from the copy is the
 * one that was written there. Undo and redo write what they bring back anew, under a new Yjs id, and only the window that did
 * it knows of what: so it notes that for the cells of lines that are copies or have some, in the map `brought` under
 * `=<client>:<clock>`.
 */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { broughtMap, keyOf, MOST_KEYS, type Id, type Ranges } from './brought-map.ts';
import { isCellOf, linesOfCopies } from './line-decisions.ts';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
/** The new character's client and clock, the old one's, and how many follow. */
const restored = v.strictTuple([whole, whole, whole, whole, whole]);
/** Most times that one character is followed back; more is nonsense of a peer. */
const MOST_STEPS = 100;

/** Characters and what they were before: [client, clock, client before, clock before, how many]. */
export type Step = Readonly<v.InferOutput<typeof restored>>;

/** What a character was first. */
export type FirstOf = (id: Id) => Id;

/** Follows characters back by these steps. */
export function following(steps: Iterable<Step>): FirstOf {
  const byClient = new Map<number, Step[]>();
  for (const step of steps) {
    const list = byClient.get(step[0]);
    if (list === undefined) byClient.set(step[0], [step]);
    else list.push(step);
  }
  const finders = new Map([...byClient].map(([client, list]) => [client, finderIn(list)]));
  return (id) => {
    let [client, clock] = id;
    for (let count = 0; count < MOST_STEPS; count++) {
      const step = finders.get(client)?.(clock);
      if (step === undefined) break;
      [client, clock] = [step[2], step[3] + clock - step[1]];
    }
    return [client, clock];
  };
}

/** Finds the step of a client's character; of several, as a peer may write them, any. */
function finderIn(list: Step[]): (clock: number) => Step | undefined {
  const sorted = list.sort((a, b) => a[1] - b[1]);
  /** How far the steps up to each one reach. */
  const reach: number[] = [];
  for (const [, first, , , length] of sorted) reach.push(Math.max(reach.at(-1) ?? 0, first + length));
  return (clock) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.[1] ?? 0) <= clock) low = middle + 1;
      else high = middle;
    }
    for (let at = low - 1; at >= 0 && (reach[at] ?? 0) > clock; at--) {
      const step = sorted[at];
      if (step !== undefined && clock < step[1] + step[4]) return step;
    }
    return undefined;
  };
}

/** The steps from characters to those they were made of, in the same order. */
export function stepsBetween(made: Ranges, of: Ranges): readonly Step[] {
  const steps: Step[] = [];
  let [at, offset] = [0, 0];
  for (const [client, clock, length] of made)
    for (let done = 0; done < length;) {
      const from = of[at];
      if (from === undefined) return steps;
      const count = Math.min(length - done, from[2] - offset);
      if (count > 0) steps.push([client, clock + done, from[0], from[1] + offset, count]);
      done += count;
      offset += count;
      if (offset === from[2]) [at, offset] = [at + 1, 0];
    }
  return steps;
}

/** What undo and redo wrote anew. */
export function restoredSteps(doc: Y.Doc): readonly Step[] {
  if (!doc.share.has('brought')) return [];
  const map = broughtMap(doc);
  if (map.size > MOST_KEYS) return [];
  return [...map.entries()].flatMap(([key, value]) => {
    const read = key.startsWith('=') ? v.safeParse(restored, value) : null;
    return read?.success === true ? [read.output] : [];
  });
}

/** To be called after each undo or redo, where it was done. `origin` is part of no history. */
export function noteSame(doc: Y.Doc, origin: unknown): void {
  if (!doc.share.has('copied')) return;
  const lines = linesOfCopies(doc);
  const texts = new Set<unknown>([...doc.share].flatMap(([name, type]) => (isCellOf(lines, name) ? [type] : [])));
  if (texts.size === 0) return;
  const known = following(restoredSteps(doc));
  const found: Step[] = [];
  for (const structs of doc.store.clients.values())
    for (const struct of structs) {
      if (!('redone' in struct) || struct.redone?.client !== doc.clientID) continue;
      if (!struct.countable || !texts.has(struct.parent)) continue;
      const { client, clock } = struct.redone;
      if (keyOf(known([client, clock])) === keyOf([client, clock]))
        found.push([client, clock, struct.id.client, struct.id.clock, struct.length]);
    }
  if (found.length === 0) return;
  doc.transact(() => {
    for (const each of found) broughtMap(doc).set(`=${each[0]}:${each[1]}`, [...each]);
  }, origin);
}
