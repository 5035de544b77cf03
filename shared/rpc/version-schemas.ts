/** Shapes of the calls about versions and moments of the paper. */
import * as v from 'valibot';
import { contentHash, versionContent } from '../document/version-content.ts';
import { versionLevels } from '../domain/record.ts';
import { id, label, time } from './schemas.ts';

/** Why this host kept a moment by itself. */
export const checkpointReasons = ['hour', 'import', 'restore'] as const;
export type CheckpointReason = (typeof checkpointReasons)[number];

/** What a version is about, in the words of who made it; may have several lines. */
export const versionNote = v.pipe(
  v.string(),
  v.transform((text) =>
    text
      .replace(/\r\n?/g, '\n')
      .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, ' ')
      .trim(),
  ),
  v.maxLength(4_000),
);
/** Milliseconds since 1970. */
export const moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000_000));

/** A state of the paper: of a version, as it stood on this host at a moment, or as it stands. */
export const side = v.variant('side', [
  v.strictObject({ side: v.literal('version'), version: id }),
  v.strictObject({ side: v.literal('moment'), at: moment }),
  v.strictObject({ side: v.literal('now') }),
]);
export type Side = v.InferOutput<typeof side>;

export const version = v.strictObject({
  id,
  level: v.picklist(versionLevels),
  name: label,
  note: versionNote,
  by: v.pipe(v.string(), v.maxLength(64)),
  at: time,
  /** Number and hash of its entry in the record. */
  entry: v.pipe(v.number(), v.integer(), v.minValue(1)),
  content: contentHash,
});
export const checkpoint = v.strictObject({ at: moment, why: v.picklist(checkpointReasons) });
export const versionList = v.strictObject({ versions: v.array(version), checkpoints: v.array(checkpoint) });
export type VersionList = v.InferOutput<typeof versionList>;
export type ListedVersion = VersionList['versions'][number];

export const newVersion = v.strictObject({ name: label, note: versionNote });

/** A state of the paper without its texts, which are asked for by their hashes. */
export const statedPaper = v.strictObject({ hash: contentHash, content: versionContent });
export const wantedContents = v.strictObject({ hashes: v.pipe(v.array(contentHash), v.minLength(1), v.maxLength(50)) });
/** Of the first `done`; those that this host can't give, or that are not what they say, are left out. The rest is asked for again. */
export const contents = v.strictObject({
  contents: v.array(v.strictObject({ hash: contentHash, json: v.string() })),
  done: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
