/**
 * Which characters were written as copies of which, by whoever moved a block, dragged or pasted words (`note-origins.ts`): in the
 * map `origins` under the Yjs id of the first new character, as ranges in their order. No history takes it back. It is a claim:
 * `origins.ts` says what of it counts.
 */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { lengthOf, type Ranges } from '../brought-map.ts';
import { stepsBetween, type Step } from '../same-characters.ts';

/** Most of what one note may say; more is left to whoever pasted it. */
const MOST_RANGES = 2_000;
const MOST_CHARACTERS = 200_000;
/** Most notes that are looked at. */
const MOST_NOTES = 50_000;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const ranges = v.pipe(
  v.array(v.strictTuple([whole, whole, v.pipe(whole, v.minValue(1), v.maxValue(MOST_CHARACTERS))])),
  v.minLength(1),
  v.maxLength(MOST_RANGES),
);
const note = v.strictObject({ as: ranges, of: ranges });

const originsMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('origins');

/** Notes that the characters `as`, written by this document's client just now, are copies of `of`. Within the transaction. */
export function noteOrigin(doc: Y.Doc, as: Ranges, of: Ranges): void {
  const [first] = as;
  const length = lengthOf(as);
  if (first === undefined || length !== lengthOf(of) || length > MOST_CHARACTERS) return;
  if (as.length > MOST_RANGES || of.length > MOST_RANGES) return;
  originsMap(doc).set(`${first[0]}:${first[1]}`, { as, of });
}

/** What is claimed; one list for each note. A note counts only if it was written under the same client id as the copies. */
export function claimedOrigins(doc: Y.Doc): readonly (readonly Step[])[] {
  if (!doc.share.has('origins')) return [];
  const map = originsMap(doc);
  if (map.size > MOST_NOTES) return [];
  return [...map._map].flatMap(([key, item]): (readonly Step[])[] => {
    const read = item.deleted ? null : v.safeParse(note, map.get(key));
    if (read?.success !== true) return [];
    const { as, of } = read.output;
    const own = as.every(([client]) => client === item.id.client);
    return own && lengthOf(as) === lengthOf(of) && lengthOf(as) <= MOST_CHARACTERS ? [stepsBetween(as, of)] : [];
  });
}
