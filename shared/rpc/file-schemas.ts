/** Shapes of the calls about the project's file: its backups, mailing, merging, verifying, archiving. */
import * as v from 'valibot';
import { findingKinds } from '../domain/verification.ts';
import { id, path, time } from './schemas.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const title = v.pipe(v.string(), v.maxLength(500));

export const backupList = v.strictObject({
  /** The folder they lie in, and the second one that they are copied to; null for none, or who may not know. */
  folder: v.nullable(v.string()),
  second: v.nullable(v.string()),
  /** Whether this window may choose places on this machine, mail, merge and archive. */
  own: v.boolean(),
  backups: v.array(
    v.strictObject({
      at: time,
      bytes: count,
      good: v.boolean(),
      note: v.nullable(v.strictObject({ title, chapters: count, words: count, verifiedAt: time })),
    }),
  ),
});
export type BackupList = v.InferOutput<typeof backupList>;

export const wantedBackup = v.strictObject({ at: time });
export const backupPaper = v.strictObject({
  title,
  chapters: v.array(
    v.strictObject({
      id,
      title,
      words: count,
      now: v.picklist(['same', 'changed', 'gone']),
      written: count,
      deleted: count,
    }),
  ),
  newer: count,
});
export type BackupPaper = v.InferOutput<typeof backupPaper>;

export const wantedChapter = v.strictObject({ at: time, chapter: id });
export const backupChapter = v.strictObject({ title, content: v.string() });
export const restoreWish = v.strictObject({
  at: time,
  /** Null for all chapters, deleted ones included. */
  chapters: v.nullable(v.pipe(v.array(id), v.minLength(1), v.maxLength(2_000))),
});
export const restored = v.strictObject({
  /** How many chapters were brought back. */
  chapters: count,
  /** The backup that was made before: it holds all that stood until then. */
  safety: time,
});

export const mailWish = v.strictObject({ history: v.boolean(), people: v.boolean(), path: v.nullable(path) });
export const written = v.strictObject({ path: v.string() });

const counts = v.strictObject({
  changed: count,
  added: count,
  removed: count,
  moved: count,
  wordsInserted: count,
  wordsDeleted: count,
});
export const mergeOutcome = v.strictObject({
  title,
  mailed: v.nullable(time),
  chapters: v.array(v.strictObject({ id, title, isNew: v.boolean(), counts, writes: v.boolean() })),
  comments: count,
  others: v.array(v.string()),
  authors: v.array(v.string()),
  entries: count,
  pictures: count,
  drafts: count,
});
export type MergeOutcome = v.InferOutput<typeof mergeOutcome>;

export const verification = v.strictObject({
  ok: v.boolean(),
  found: v.array(v.strictObject({ what: v.picklist(findingKinds), words: v.string() })),
  counts: v.strictObject({
    rooms: count,
    updates: count,
    entries: count,
    signatures: count,
    versions: count,
    pictures: count,
  }),
});
