/**
 * What people decided on suggestions, and whether two of them decided differently at the same moment. In the chapter's map
 * `suggestions`, under `<suggestion>:decided:<person>:accepted|rejected`.
 */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { suggestionMap } from './suggestions.ts';

/** What a person decided on a suggestion, and the words that this took out of the text. */
export interface Decision {
  readonly by: string;
  readonly accepted: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly took: string;
  /** Where they stood, as a relative position (JSON); null for nowhere. */
  readonly place: unknown;
}

/** What a decision was about (`decided-places.ts`); null where that is not known, or too much to say: then it is all. */
export interface About {
  readonly characters: readonly (readonly [number, number, number])[];
  readonly keys: readonly string[];
}

interface Made extends Decision {
  readonly about: About | null;
  /** The decisions of others on the same suggestion that this person knew, `<person>:accepted|rejected`. */
  readonly knew: readonly string[];
}

const MOST_PARTS = 500;
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const decision = v.object({
  accepted: v.boolean(),
  at: v.number(),
  took: v.string(),
  place: v.optional(v.unknown(), null),
  about: v.fallback(
    v.nullable(
      v.object({
        characters: v.pipe(v.array(v.strictTuple([whole, whole, whole])), v.maxLength(MOST_PARTS)),
        keys: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(MOST_PARTS)),
      }),
    ),
    null,
  ),
  knew: v.fallback(v.pipe(v.array(v.pipe(v.string(), v.maxLength(120))), v.maxLength(100)), []),
});

const nameOf = ({ by, accepted }: Pick<Decision, 'by' | 'accepted'>): string =>
  `${by}:${accepted ? 'accepted' : 'rejected'}`;

/**
 * Notes a decision under the person who made it, so that two people's never overwrite each other, and one's own on parts of
 * a suggestion add up; within the transaction.
 */
export function noteDecision(doc: Y.Doc, id: string, made: Decision, about: About | null = null): void {
  const { by, accepted, at, took, place } = made;
  const key = `${id}:decided:${nameOf(made)}`;
  const before = v.safeParse(decision, suggestionMap(doc).get(key));
  const earlier = before.success ? before.output : { took: '', place: null, about: { characters: [], keys: [] } };
  const knew = decisionsIn(doc, id).flatMap((each) => (each.by === by ? [] : [nameOf(each)]));
  suggestionMap(doc).set(key, {
    accepted,
    at,
    took: earlier.took + took,
    place: earlier.place ?? place,
    about: together(earlier.about, about),
    knew,
  });
}

function together(a: About | null, b: About | null): About | null {
  if (a === null || b === null) return null;
  const characters = [...a.characters, ...b.characters];
  const keys = [...a.keys, ...b.keys];
  return characters.length > MOST_PARTS || keys.length > MOST_PARTS ? null : { characters, keys };
}

/** The decisions on one suggestion. */
function decisionsIn(doc: Y.Doc, id: string): readonly Made[] {
  return allDecisions(doc, `${id}:`).get(id) ?? [];
}

/** By suggestion; `start`: of the keys that are looked at. */
function allDecisions(doc: Y.Doc, start = ''): Map<string, Made[]> {
  const all = new Map<string, Made[]>();
  suggestionMap(doc).forEach((value, key) => {
    if (!key.startsWith(start)) return;
    const [id, name, by, ...rest] = key.split(':');
    const found = v.safeParse(decision, value);
    if (id === undefined || name !== 'decided' || by === undefined || rest.length > 1 || !found.success) return;
    all.set(id, [...(all.get(id) ?? []), { ...found.output, by }]);
  });
  return all;
}

export interface Conflicts {
  /**
   * Suggestions that one person accepted and another rejected at the same time: both took their part out of the text, so that
   * the old words and the new are gone. The decisions hold both. It is the same where the author took back by undo what
   * somebody else accepted: that counts as rejected by nobody (`by` is empty).
   */
  readonly contradictions: ReadonlyMap<string, readonly Decision[]>;
  /** Suggestions of which one person accepted one part while another rejected another: both hold. */
  readonly partly: ReadonlyMap<string, readonly Decision[]>;
}

export function conflictsIn(doc: Y.Doc): Conflicts {
  const contradictory = new Map<string, readonly Decision[]>();
  const partly = new Map<string, readonly Decision[]>();
  for (const [id, made] of allDecisions(doc)) {
    if (suggestionMap(doc).get(`${id}:settled`) === true) continue;
    const takenBack = suggestionMap(doc).get(`${id}:by`) === undefined;
    if (takenBack && made.some(({ accepted, took }) => accepted && took !== ''))
      contradictory.set(id, [...made, { by: '', accepted: false, at: 0, took: '', place: null }]);
    else if (someOpposed(made, overlap)) contradictory.set(id, made);
    else if (someOpposed(made, atOnce)) partly.set(id, made);
  }
  return { contradictions: contradictory, partly };
}

export const contradictions = (doc: Y.Doc): ReadonlyMap<string, readonly Decision[]> => conflictsIn(doc).contradictions;

/** Whether somebody accepted and somebody else rejected, so that a condition holds. */
const someOpposed = (made: readonly Made[], holds: (a: Made, b: Made) => boolean): boolean =>
  made.some((one) => one.accepted && made.some((other) => !other.accepted && other.by !== one.by && holds(one, other)));

/** Whether two decisions are about the same characters or properties. */
function overlap({ about: a }: Made, { about: b }: Made): boolean {
  if (a === null || b === null) return true;
  return (
    a.keys.some((key) => b.keys.includes(key)) ||
    a.characters.some(([client, clock, length]) =>
      b.characters.some(([other, from, size]) => client === other && clock < from + size && from < clock + length),
    )
  );
}

/** Whether neither knew of the other. */
const atOnce = (a: Made, b: Made): boolean => !a.knew.includes(nameOf(b)) && !b.knew.includes(nameOf(a));

/** Somebody has seen to a contradiction; within the transaction. */
export function markSettled(doc: Y.Doc, id: string): void {
  suggestionMap(doc).set(`${id}:settled`, true);
}
