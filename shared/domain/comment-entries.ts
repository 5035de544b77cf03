/**
 * What stands in a chapter's comments room, and in the one of all measures: one flat map of small entries under the keys `<person>/<entry id>`. Everybody
 * writes under their own name only (the right `own`), which the hub enforces; what holds in the end is the fold over all
 * entries (`comments.ts`). Whatever a peer wrote is read through these schemas, so that it is bounded and well formed.
 */
import * as v from 'valibot';

/** The only root type of the room. */
export const entriesRoot = 'entries';
/** Bytes of one entry at most, as the hub takes it. */
export const maxEntryBytes = 1024 * 1024;
/** Characters of a comment. */
export const maxCommentLength = 10_000;
/** Characters of a reason: why a proposal was declined, why a comment is hidden. */
export const maxReasonLength = 2_000;

const idPattern = '[A-Za-z0-9_-]{1,64}';
const keyForm = new RegExp(`^(${idPattern})/(${idPattern})$`);
/** The form of an entry's key, to be part of an expression. */
export const entryKeyPattern = `${idPattern}/${idPattern}`;

/** The key of an entry; throws when it would be none, which is a mistake of the program. */
export function entryKey(person: string, id: string): string {
  const key = `${person}/${id}`;
  if (!keyForm.test(key)) throw new Error(`no entry key: ${key}`);
  return key;
}

/** Under whose name an entry stands; null when the key is none. */
export function authorOf(key: string): string | null {
  return keyForm.exec(key)?.[1] ?? null;
}

const key = v.pipe(v.string(), v.regex(keyForm));
const id = v.pipe(v.string(), v.regex(new RegExp(`^${idPattern}$`)));
/** Milliseconds since 1970. */
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
/** Of what can be changed again and again: higher than all that its author had seen. Clocks of laptops can't be trusted. */
const order = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31));
const reason = v.pipe(v.string(), v.maxLength(maxReasonLength));
const position = v.pipe(v.string(), v.maxLength(400));
const quoted = v.pipe(v.string(), v.maxLength(1_000));

/** In whose description it is; left out in the comments of a chapter. */
const measure = v.exactOptional(id);

/** What a thread is about. */
export const anchorSchema = v.variant('on', [
  v.object({ on: v.literal('chapter') }),
  v.object({ on: v.literal('block'), measure, block: id, quote: v.optional(quoted, '') }),
  v.object({
    on: v.literal('text'),
    measure,
    /** The root text of the document that it lies in: `text`, of a description, or of a cell or a footnote. */
    root: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(300)), 'text'),
    block: v.pipe(v.string(), v.maxLength(80)),
    quote: v.object({ exact: quoted, prefix: quoted, suffix: quoted }),
    /** Whether the quoted words stood in that text only once. */
    once: v.optional(v.boolean(), false),
    /** Encoded Yjs relative positions, base64. */
    start: position,
    end: position,
  }),
  v.object({ on: v.literal('suggestion'), measure, suggestion: v.pipe(v.string(), v.minLength(1), v.maxLength(160)) }),
  v.object({ on: v.literal('measure'), measure: id }),
  v.object({
    /** A field of a measure, one of its lists, or a row of that. */
    on: v.literal('field'),
    measure: id,
    /** As `document/measures/fields.ts` names it; one of a newer version is kept. */
    field: id,
    row: v.exactOptional(id),
    /** What the row was called. */
    quote: v.optional(quoted, ''),
  }),
]);
export type Anchor = v.InferOutput<typeof anchorSchema>;
export type FieldAnchor = Extract<Anchor, { on: 'field' }>;

/** What a field, a list or a row of one is called by whoever looks for it: `lead`, `steps`, `steps/<row>`. */
export const fieldName = ({ field, row }: { readonly field: string; readonly row?: string | undefined }): string =>
  row === undefined ? field : `${field}/${row}`;

/** The measure that a thread is about; null in the comments of a chapter. */
export const measureOf = (anchor: Anchor): string | null => (anchor.on === 'chapter' ? null : (anchor.measure ?? null));

export type TextAnchor = Extract<Anchor, { on: 'text' }>;

/** Who said it and when, in the file it was imported from; the entry itself stands under the name of who imported it. */
const imported = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  at: v.nullable(time),
});

const said = {
  at: time,
  /** Plain text with line breaks; a person is mentioned as `@{<person id>}`, so that a name is never written down. */
  text: v.pipe(v.string(), v.maxLength(maxCommentLength)),
  edited: v.optional(time),
  /** True once its author has taken it back; the text is then empty. */
  deleted: v.optional(v.boolean(), false),
  as: v.optional(imported),
};

export const entrySchema = v.variant('type', [
  v.object({ type: v.literal('thread'), anchor: anchorSchema, ...said }),
  v.object({ type: v.literal('reply'), thread: key, ...said }),
  v.object({ type: v.literal('state'), thread: key, at: time, order, state: v.picklist(['open', 'resolved']) }),
  v.object({ type: v.literal('assign'), thread: key, at: time, order, to: v.nullable(id) }),
  v.object({
    type: v.literal('hide'),
    target: key,
    at: time,
    order,
    hidden: v.boolean(),
    why: v.optional(reason, ''),
  }),
  v.object({
    /** What somebody who may not write in the chapter, or in measures, would change in it: updates of its document, in order. */
    type: v.literal('proposal'),
    measure,
    at: time,
    updates: v.pipe(v.array(v.instance(Uint8Array)), v.maxLength(1_000)),
    why: v.optional(reason, ''),
    edited: v.optional(time),
    deleted: v.optional(v.boolean(), false),
  }),
  v.object({
    type: v.literal('proposalState'),
    proposal: key,
    at: time,
    order,
    state: v.picklist(['open', 'taken', 'declined']),
    why: v.optional(reason, ''),
  }),
]);
/** An entry as it is read. */
export type Entry = v.InferOutput<typeof entrySchema>;
/** An entry as it is written; what has a default may be left out. */
export type NewEntry = v.InferInput<typeof entrySchema>;
export type EntryOf<T extends Entry['type']> = Extract<Entry, { type: T }>;

/** Reads what stands under a key; null when it is nothing that this version knows. */
export function readEntry(value: unknown): Entry | null {
  const found = v.safeParse(entrySchema, value);
  return found.success ? found.output : null;
}

const mention = new RegExp(`@\\{(${idPattern})\\}`, 'g');

/** Whom a text mentions, each once. */
export function mentionsIn(text: string): string[] {
  return [...new Set([...text.matchAll(mention)].map((match) => match[1] ?? ''))];
}

/** A text with the names in place of the mentions. */
export function withNames(text: string, nameOf: (person: string) => string): string {
  return text.replaceAll(mention, (_whole, person: string) => `@${nameOf(person)}`);
}
