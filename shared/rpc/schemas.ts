/** Shapes that calls and events share. Every length is bounded: the other side is never trusted. */
import * as v from 'valibot';
import { LONGEST_HEADING, MOST_MARKS, MOST_NOTES } from '../document/chapter-marks.ts';
import { stages } from '../domain/chapter-stage.ts';
import { benches } from '../domain/people.ts';
import { LONGEST_WORD, SPELLING_LANGUAGES } from '../german/spelling.ts';
import { isUuid } from '../sync/rooms.ts';

export const id = v.pipe(v.string(), v.check(isUuid, 'not an id'));
/** A name or title as a person types it: 1 to 200 characters after trimming, no line breaks or control characters. */
export const label = v.pipe(
  v.string(),
  v.transform((text) => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ').trim()),
  v.minLength(1),
  v.maxLength(200),
);
export const path = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(4096),
  v.check((text) => !text.includes('\0'), 'not a path'),
);
/** A word to look up: no spaces or control characters. */
export const word = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_WORD), v.regex(/^[^\s\p{C}]+$/u));
export const spellingLanguage = v.picklist(SPELLING_LANGUAGES);
export const time = v.pipe(v.string(), v.isoTimestamp());
/** How long an invitation is valid. */
export const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90));

export const bench = v.picklist(benches);
export const role = v.variant('role', [
  v.strictObject({ role: v.literal('office') }),
  v.strictObject({ role: v.literal('member'), group: id, bench }),
  v.strictObject({ role: v.literal('reviewer'), body: id }),
  v.strictObject({ role: v.literal('steering'), bench, chair: v.boolean() }),
  v.strictObject({ role: v.literal('reader') }),
]);
export const roles = v.pipe(v.array(role), v.minLength(1), v.maxLength(20));

export const group = v.strictObject({
  id,
  name: label,
  colour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5)),
});
export const body = v.strictObject({ id, name: label });
export const person = v.strictObject({
  id,
  name: v.pipe(v.string(), v.maxLength(200)),
  roles: v.array(role),
  active: v.boolean(),
});
export const invitation = v.strictObject({
  id,
  name: v.pipe(v.string(), v.maxLength(200)),
  roles: v.array(role),
  createdAt: time,
  expiresAt: time,
  /** Whose one more device it is for; null: a new person. */
  person: v.nullable(id),
});
export const chapterLock = v.strictObject({
  chapter: id,
  content: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  by: v.pipe(v.string(), v.maxLength(64)),
  at: time,
  entry: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
/** Who takes part, with which roles, and what is signed off. */
export const people = v.strictObject({
  groups: v.array(group),
  bodies: v.array(body),
  people: v.array(person),
  locks: v.array(chapterLock),
});
export type People = v.InferOutput<typeof people>;
export type Invitation = v.InferOutput<typeof invitation>;

export const project = v.strictObject({
  id,
  title: label,
  /** Whose paper it is, e.g. „Landeshauptstadt Hannover · 50.6“; may be empty. */
  owner: v.pipe(v.string(), v.maxLength(200)),
  /** The person of this connection. */
  me: id,
  /** True when this host holds the project's key, so that people can be invited here without an upstream host. */
  home: v.boolean(),
  /** Why the file can only be read, null when it can be written. */
  readOnly: v.nullable(v.picklist(['newer', 'medium'])),
  /** Set when the file was found damaged at this opening: where the damaged one lies now. */
  repaired: v.nullable(v.strictObject({ aside: v.string() })),
  /** When the file was made to be mailed: such a copy is only read. */
  mailed: v.optional(time),
  /** True for the shipped sample, whose text is an invented draft. */
  sample: v.boolean(),
});
export type Project = v.InferOutput<typeof project>;

/** What the outline shows of a chapter without opening its room. */
export const chapterSummary = v.strictObject({
  id,
  title: v.pipe(v.string(), v.maxLength(500)),
  stage: v.picklist(stages),
  words: v.pipe(v.number(), v.integer(), v.minValue(0)),
  blocks: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Suggestions that wait for a decision, and people who propose something from outside the group. */
  suggestions: v.pipe(v.number(), v.integer(), v.minValue(0)),
  proposals: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Null while nobody has written in it. */
  changedAt: v.nullable(time),
});
export type ChapterSummary = v.InferOutput<typeof chapterSummary>;

/** What the index of the paper knows of a chapter (`shared/document/chapter-marks.ts`), for those that aren't open. */
export const chapterMarks = v.strictObject({
  id,
  marks: v.pipe(
    v.array(
      v.strictObject({
        block: v.pipe(v.string(), v.maxLength(80)),
        kind: v.pipe(v.string(), v.maxLength(64)),
        text: v.pipe(v.string(), v.maxLength(LONGEST_HEADING)),
        notes: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(MOST_NOTES)),
        inCells: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_NOTES))),
        decorative: v.boolean(),
        suggested: v.exactOptional(v.literal(true)),
        standing: v.exactOptional(v.literal(true)),
        newNotes: v.exactOptional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(MOST_NOTES))),
      }),
    ),
    v.maxLength(MOST_MARKS),
  ),
});
export type ChapterMarks = v.InferOutput<typeof chapterMarks>;

/** Where an edit is safe by now; see DESIGN.md section 1.5. The status bar says this and nothing more. */
export const status = v.strictObject({
  /** Whether this host can write to its disk; `since` is null while all is well. */
  disk: v.strictObject({ state: v.picklist(['ok', 'full', 'error', 'readOnly']), since: v.nullable(time) }),
  /** Null when this host has no upstream host: then saved is also shared, with everybody who is connected here. */
  upstream: v.nullable(
    v.strictObject({
      state: v.picklist(['connected', 'connecting', 'offline', 'refused']),
      since: time,
      /** Changes committed here that the upstream host has not acknowledged. */
      waiting: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  ),
  /** Set while this host lets other laptops in (a meeting): the addresses it listens on. */
  meeting: v.nullable(v.strictObject({ addresses: v.array(v.string()), encrypted: v.boolean() })),
  /** The newest backup, null before the first; and what keeps the next from being made: a code of `errorCodes`. */
  backup: v.optional(
    v.strictObject({
      at: v.nullable(time),
      trouble: v.nullable(v.strictObject({ code: v.pipe(v.string(), v.maxLength(40)), since: time })),
    }),
  ),
});
export type HostStatus = v.InferOutput<typeof status>;

/** Text that could no longer be accepted in its room, kept so that nothing typed is lost. */
export const draft = v.strictObject({
  id,
  room: v.pipe(v.string(), v.maxLength(96)),
  reason: v.pipe(v.string(), v.maxLength(40)),
  text: v.pipe(v.string(), v.maxLength(2_000_000)),
  at: time,
  /** Its chapter is kept with it as it was written, so that it can be handed in as suggestions. */
  canHandIn: v.optional(v.boolean()),
});
export type Draft = v.InferOutput<typeof draft>;
