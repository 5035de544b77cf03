/** What goes over the calls socket. */
import * as v from 'valibot';
import { errorCodes, events, type EventName } from './contract.ts';
import * as s from './schemas.ts';

/** The frames on the calls socket, JSON, at most 4 MiB each. `project` is null for calls of the desk. */
export const request = v.strictObject({
  id: v.pipe(v.number(), v.integer(), v.minValue(0)),
  call: v.pipe(v.string(), v.maxLength(60)),
  project: v.nullable(s.id),
  input: v.unknown(),
});
export const answer = v.union([
  v.strictObject({ id: v.number(), output: v.unknown() }),
  v.strictObject({
    id: v.number(),
    error: v.strictObject({
      code: v.picklist(errorCodes),
      details: v.record(v.string(), v.union([v.string(), v.number()])),
    }),
  }),
]);
export const notice = v.strictObject({
  event: v.picklist(Object.keys(events) as EventName[]),
  project: s.id,
  data: v.unknown(),
});
