/** What the calls that take in a file say. */
import * as v from 'valibot';
import { chapterRules, importReport } from '../domain/import-report.ts';
import * as s from './schemas.ts';

/** Bytes of a file that is handed up in one call; as base64 it fits into a frame. */
export const importPart = 2 * 1024 * 1024;

const titles = v.array(v.pipe(v.string(), v.maxLength(500)));

/** What would come of the file by each rule, and what is there of it. */
export const importPreview = v.strictObject({
  headings: importReport,
  one: importReport,
  /** Chapters that this very file brought before. */
  already: titles,
  /** Chapters that another file of this name brought. */
  earlier: titles,
});
export type ImportPreview = v.InferOutput<typeof importPreview>;

export const importResult = v.strictObject({
  /** True when the file was there already and nothing was changed. */
  already: v.boolean(),
  chapters: v.array(v.strictObject({ id: s.id, title: v.pipe(v.string(), v.maxLength(500)) })),
  report: importReport,
});
export type ImportResult = v.InferOutput<typeof importResult>;

export const importBegin = v.strictObject({
  file: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 40)),
});
export const importSend = v.strictObject({
  import: s.id,
  /** Base64. */
  data: v.pipe(v.string(), v.maxLength(4 * Math.ceil(importPart / 3)), v.base64()),
});
export const importWanted = v.strictObject({
  import: s.id,
  rule: v.picklist(chapterRules),
  group: v.nullable(s.id),
});
