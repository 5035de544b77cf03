/** Shapes of the calls about what happened while somebody, or this host, was away. */
import * as v from 'valibot';
import { moment } from './version-schemas.ts';
import { id } from './schemas.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const counts = v.strictObject({
  changed: count,
  added: count,
  removed: count,
  moved: count,
  wordsInserted: count,
  wordsDeleted: count,
});
const writer = v.strictObject({ person: v.pipe(v.string(), v.maxLength(64)), at: moment });

/** What happened to one chapter. Null: that side did nothing. */
export const chapterHomecoming = v.strictObject({
  chapter: id,
  isNew: v.boolean(),
  mine: v.nullable(counts),
  theirs: v.nullable(counts),
  /** How many paragraphs both changed. */
  both: count,
  mineBy: v.array(writer),
  /** Those whom this host knows. */
  theirsBy: v.array(writer),
});
export const homecoming = v.strictObject({
  id,
  /** Whose window was away; null: this host with everybody at it. */
  person: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  since: moment,
  until: moment,
  chapters: v.pipe(v.array(chapterHomecoming), v.maxLength(2_000)),
});
export type Homecoming = v.InferOutput<typeof homecoming>;
export type HomecomingChapter = v.InferOutput<typeof chapterHomecoming>;

/** A window that was without its host tells what it had of each chapter when the connection was lost. */
export const windowAway = v.strictObject({
  /** For how long, in milliseconds. */
  away: v.pipe(v.number(), v.integer(), v.minValue(0)),
  rooms: v.pipe(
    v.array(
      v.strictObject({
        chapter: id,
        /** A Yjs state vector, in base64: only what surely was with the host counts as one's own. */
        had: v.pipe(v.string(), v.maxLength(400_000), v.base64()),
      }),
    ),
    v.maxLength(200),
  ),
});

export const homeStateNames = ['base', 'mine', 'theirs', 'now'] as const;
export const wantedHomeState = v.strictObject({ homecoming: id, chapter: id, state: v.picklist(homeStateNames) });
/** A chapter in one of the states: its title and its canonical JSON; null where the log can't tell it any more. */
export const homeState = v.nullable(v.strictObject({ title: v.string(), json: v.string() }));
