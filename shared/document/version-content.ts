/**
 * What a version says, as canonical JSON and back: the paper's own facts and, for each chapter in order, the hash of its content
 * (`canonical-chapter.ts`). The hash over this text covers all of it, and what two versions have in common is kept once.
 */
import * as v from 'valibot';
import { canonicalJson } from '../domain/canonical-json.ts';
import { stages, type Stage } from '../domain/chapter-stage.ts';
import { MOST_FORMS } from './council-papers.ts';
import type { PaperSettings } from './paper-settings.ts';

/** Most chapters of a paper that a version holds. */
export const MOST_CHAPTERS = 2_000;

export interface VersionEntry {
  readonly id: string;
  readonly title: string;
  readonly group: { readonly id: string; readonly name: string } | null;
  readonly stage: Stage;
  /** The paragraph numbers that were set down: block and number. */
  readonly numbers: readonly (readonly [string, string])[];
  /** SHA-256 of its canonical content, lower-case hex. */
  readonly content: string;
}

export interface VersionContent {
  readonly title: string;
  readonly owner: string;
  readonly settings: PaperSettings;
  /** In the order of the outline, deleted ones left out. */
  readonly chapters: readonly VersionEntry[];
}

export const canonicalVersion = (content: VersionContent): string => canonicalJson(content);

const text = v.pipe(v.string(), v.maxLength(500));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const settings = v.strictObject({
  headingNumbers: v.boolean(),
  noteNumbers: v.picklist(['chapter', 'paper']),
  printParagraphNumbers: v.boolean(),
  printLineNumbers: v.boolean(),
  lineStep: v.picklist([1, 5]),
  paperForms: v.pipe(v.array(name), v.maxLength(MOST_FORMS)),
});
export const contentHash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const entry = v.strictObject({
  id: name,
  title: text,
  group: v.nullable(v.strictObject({ id: name, name: text })),
  stage: v.picklist(stages),
  numbers: v.pipe(v.array(v.tuple([name, name])), v.maxLength(20_000)),
  content: contentHash,
});
export const versionContent = v.strictObject({
  title: text,
  owner: text,
  settings,
  chapters: v.pipe(v.array(entry), v.maxLength(MOST_CHAPTERS)),
});

/** Reads what `canonicalVersion` wrote; null for anything else. Whether it is what it says is told by its hash. */
export function readVersion(json: string): VersionContent | null {
  try {
    const read = v.safeParse(versionContent, JSON.parse(json));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
