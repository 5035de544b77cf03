/** Shapes of the call that names who wrote in fields of forms. */
import * as v from 'valibot';
import { id } from './schemas.ts';

const client = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1));

/** Yjs clients of a room of fields. */
export const wantedWriters = v.strictObject({
  kind: v.picklist(['paper', 'measures', 'outline']),
  /** The council paper; null for the other kinds. */
  item: v.nullable(id),
  clients: v.pipe(v.array(client), v.maxLength(50)),
});

/** Ids of people, in the same order; null for nobody who is known. */
export const writersAnswer = v.array(v.nullable(v.pipe(v.string(), v.maxLength(200))));
