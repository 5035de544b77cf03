/** Shapes of the calls about the life of the paper: who wrote when, and what stood at a moment. */
import * as v from 'valibot';
import { stages } from '../domain/chapter-stage.ts';
import { contentHash, versionContent } from '../document/version-content.ts';
import { id } from './schemas.ts';
import { moment } from './version-schemas.ts';

/** A person's id; `host` is the host itself, `upstream` somebody whose work came from the upstream host without a name. */
const writer = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const people = v.nullable(v.pipe(v.array(writer), v.maxLength(500)));
const chapters = v.nullable(v.pipe(v.array(id), v.maxLength(2_000)));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What one person wrote in one chapter within a part of time. */
export const stretch = v.strictObject({
  /** Null: the rest, of more chapters than one answer holds. */
  chapter: v.nullable(id),
  /** Null: several, where there are more than one answer holds. */
  person: v.nullable(writer),
  from: moment,
  to: moment,
  updates: count,
  /** Characters that came and went. */
  added: count,
  removed: count,
});
export type Stretch = v.InferOutput<typeof stretch>;

/** `people`, `chapters` null: all of them. */
export const timelineQuery = v.strictObject({ from: moment, to: moment, people, chapters });
export type TimelineQuery = v.InferOutput<typeof timelineQuery>;

export const timeline = v.strictObject({
  /** When the first and the newest writing in any chapter was, as far as the log has been read; null while there is none. */
  first: v.nullable(moment),
  last: v.nullable(moment),
  /** How much of the log has been read, 0 to 1: with less than 1 it is asked for again. */
  share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** Everybody who wrote in a chapter. */
  people: v.array(writer),
  /** In time order. */
  stretches: v.pipe(v.array(stretch), v.maxLength(2_000)),
});
export type Timeline = v.InferOutput<typeof timeline>;

/** Looks for the stretch of work that ends next after a moment (1), or that ended last before it (-1). */
export const stepQuery = v.strictObject({ at: moment, direction: v.picklist([1, -1]), people, chapters });

/** What a chapter was at a moment. It stayed so from `from` until just before `until`; null: from the beginning, up to now. */
export const chapterQuery = v.strictObject({ chapter: id, at: moment });
export const chapterAt = v.strictObject({
  from: v.nullable(moment),
  until: v.nullable(moment),
  /** Null while nothing was written. `json`: canonical, of which `hash` is taken. */
  state: v.nullable(
    v.strictObject({ title: v.string(), stage: v.picklist(stages), hash: contentHash, json: v.string() }),
  ),
});
export type ChapterAt = v.InferOutput<typeof chapterAt>;

/** Which chapters there were at a moment, in order, deleted ones left out. */
export const outlineQuery = v.strictObject({ at: moment });
export const outlineAt = v.strictObject({
  from: v.nullable(moment),
  until: v.nullable(moment),
  /** Null while there was none. */
  settings: v.nullable(versionContent.entries.settings),
  /** `numbers`: the paragraph numbers that were set down, block and number. */
  chapters: v.array(
    v.strictObject({ id, group: v.nullable(v.string()), numbers: v.array(v.tuple([v.string(), v.string()])) }),
  ),
});
export type OutlineAt = v.InferOutput<typeof outlineAt>;
