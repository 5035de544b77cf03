/** Which characters of the cells of a moved row's copy are copies of which: in the map `copied`, by the name of the copy's text. */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { idsIn, packed, type Ranges } from './brought-map.ts';
import { copiedMap } from './line-decisions.ts';
import { stepsBetween, type Step } from './same-characters.ts';

/** Longest list of ranges for one cell. */
const MOST_RANGES = 2000;
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const ranges = v.pipe(v.array(v.strictTuple([whole, whole, whole])), v.maxLength(MOST_RANGES));
const copied = v.object({ from: ranges, to: ranges });

export interface Copied {
  readonly from: Ranges;
  readonly to: Ranges;
}

/** Notes that a text was copied from another one just now; within the transaction. */
export function noteCopied(doc: Y.Doc, from: Y.Text, to: Y.Text, name: string): void {
  const entry = { from: packed(idsIn(from)), to: packed(idsIn(to)) };
  const fits = entry.from.length <= MOST_RANGES && entry.to.length <= MOST_RANGES;
  copiedMap(doc).set(name, fits ? entry : UNKNOWN);
}

/** Stands for a copy of which it isn't known what was copied. */
const UNKNOWN = 'unknown';

/** Notes that it isn't known any more what of a copy was copied, or brought. */
export const forgetCopied = (doc: Y.Doc, name: string): void => void copiedMap(doc).set(name, UNKNOWN);

/** What was copied into a text; undefined where nothing was, null where it isn't known. */
export function copiedInto(doc: Y.Doc, name: string): Copied | null | undefined {
  if (!doc.share.has('copied')) return undefined;
  const value = copiedMap(doc).get(name);
  if (value === undefined) return undefined;
  const read = v.safeParse(copied, value);
  return read.success ? read.output : null;
}

/** From the characters of all copies to those that they are copies of. */
export function copiedSteps(doc: Y.Doc): readonly Step[] {
  if (!doc.share.has('copied')) return [];
  return [...copiedMap(doc).entries()].flatMap(([name, value]) => {
    const read = name.startsWith('cell:') ? v.safeParse(copied, value) : null;
    return read?.success === true ? stepsBetween(read.output.to, read.output.from) : [];
  });
}

/**
 * What each copy's cell began with, as characters of whoever made the copy, and what these are copies of: one list for each cell.
 * What somebody else's entry says, or one that is about another place, is left out.
 */
export function copiesInCells(doc: Y.Doc): readonly (readonly Step[])[] {
  if (!doc.share.has('copied')) return [];
  return [...copiedMap(doc)._map].flatMap(([name, item]): (readonly Step[])[] => {
    const read = name.startsWith('cell:') && !item.deleted && doc.share.has(name) ? copiedInto(doc, name) : null;
    if (!read) return [];
    const first = doc.getText(name)._start?.id;
    const [start] = read.to;
    if (first === undefined || start?.[0] !== first.client || start[1] !== first.clock) return [];
    return read.to.every(([client]) => client === item.id.client) ? [stepsBetween(read.to, read.from)] : [];
  });
}
