/** The shipped sample project (resources/sample), checked when it is read. */
import * as v from 'valibot';
import { stages } from '../../shared/domain/chapter-stage.ts';
import { benches } from '../../shared/domain/people.ts';
import sampleFile from '../../resources/sample/project.json';

const bench = v.picklist(benches);
const seatRole = v.variant('role', [
  v.strictObject({ role: v.literal('member'), group: v.string(), bench }),
  v.strictObject({ role: v.literal('reviewer'), body: v.string() }),
  v.strictObject({ role: v.literal('steering'), bench, chair: v.boolean() }),
]);
const blockKinds = ['paragraph', 'heading1', 'heading2', 'heading3', 'heading4', 'bullet', 'number', 'quote'] as const;
const run = v.strictObject({
  text: v.string(),
  attrs: v.optional(v.record(v.string(), v.union([v.literal(true), v.string()])), {}),
});
const schema = v.strictObject({
  title: v.string(),
  owner: v.string(),
  groups: v.array(v.strictObject({ key: v.string(), name: v.string(), colour: v.number() })),
  bodies: v.array(v.strictObject({ key: v.string(), name: v.string() })),
  people: v.array(v.strictObject({ key: v.string(), name: v.string(), roles: v.array(seatRole) })),
  words: v.strictObject({
    own: v.array(v.string()),
    terms: v.array(
      v.strictObject({ old: v.string(), replacement: v.string(), forms: v.record(v.string(), v.string()) }),
    ),
  }),
  chapters: v.array(
    v.strictObject({
      key: v.string(),
      title: v.string(),
      group: v.nullable(v.string()),
      stage: v.picklist(stages),
      blocks: v.array(
        v.strictObject({ kind: v.picklist(blockKinds), indent: v.optional(v.number(), 0), runs: v.array(run) }),
      ),
    }),
  ),
});
export type Sample = v.InferOutput<typeof schema>;

/** Reads the sample; throws when the shipped file isn't of its form (a defect of the build, not of the user). */
export function readSample(): Sample {
  return v.parse(schema, sampleFile);
}
