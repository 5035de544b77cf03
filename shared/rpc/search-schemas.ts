/** Shapes of the call that searches everything. */
import * as v from 'valibot';
import { searchForms, searchKinds } from '../domain/search/entries.ts';
import { id } from './schemas.ts';

/** Most hits of one kind in an answer, and characters that a question may have (what is read of it is less). */
export const MOST_HITS = 200;
export const MOST_TYPED = 20_000;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const name = v.pipe(v.string(), v.maxLength(400));
const time = v.nullable(v.number());

export const searchInput = v.strictObject({
  words: v.pipe(v.string(), v.maxLength(MOST_TYPED)),
  /** Null for all kinds. */
  kind: v.nullable(v.picklist(searchKinds)),
  /** Null for all chapters. */
  chapter: v.nullable(id),
  /** Most hits of each kind. */
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_HITS)),
});
export type SearchInput = v.InferOutput<typeof searchInput>;

export const searchHit = v.strictObject({
  kind: v.picklist(searchKinds),
  form: v.picklist(searchForms),
  /** Empty for what is about the paper as a whole. */
  chapter: name,
  /** The block, null for what is about the chapter as a whole; `part`: the name of the cell or footnote that it is in. */
  block: v.nullable(name),
  part: v.nullable(name),
  /** The block of the chapter's own text that it belongs to. */
  holder: v.nullable(name),
  /** Characters of the block. */
  from: count,
  to: count,
  /** The words in their context; those that were found are marked. */
  pieces: v.array(v.strictObject({ text: v.string(), hit: v.boolean() })),
  /** Whose words they are, where that is known; `as`: the name that an imported file gives. */
  person: v.nullable(name),
  as: name,
  /** When they were said, or the chapter last changed; milliseconds since 1970. */
  at: time,
  /** Of a comment the key of its thread, of a suggestion its id. */
  ref: v.nullable(name),
  /** Of a reply its key. */
  reply: v.nullable(name),
  /** The newest versions that have these words, and how many have them. */
  versions: v.array(v.strictObject({ id: name, name: v.string(), at: v.number() })),
  versionCount: count,
  /** Of words of a version: they stand there today, too. */
  same: v.boolean(),
});
export type SearchHit = v.InferOutput<typeof searchHit>;

export const searchAnswer = v.strictObject({
  /** By kind, the best first. */
  hits: v.array(searchHit),
  counts: v.strictObject({
    text: count,
    comment: count,
    suggestion: count,
    measure: count,
    council: count,
    version: count,
  }),
  /** How many of the wanted kind there are in each chapter. */
  chapters: v.array(v.strictObject({ chapter: name, count })),
  /** More was typed than was searched for. */
  cut: v.boolean(),
  /** What is still to be read, of how much; while it isn't 0, asking again finds more. */
  pending: count,
  all: count,
  /** Chapters and versions that could not be read: what is in them is not found. */
  unread: count,
});
export type SearchAnswer = v.InferOutput<typeof searchAnswer>;
