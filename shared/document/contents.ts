/** What a list of contents lists. */
import type { CONTENTS } from './properties.ts';
import type { PaperIndex, Target } from './paper-index.ts';

export type ContentsKind = (typeof CONTENTS)[number];

/** Chapters and their headings, or all tables, or all figures, in order. */
export function listTargets(index: PaperIndex, of: ContentsKind): readonly Target[] {
  const kinds: readonly string[] =
    of === 'headings' ? ['chapter', 'heading'] : of === 'tables' ? ['table'] : ['figure'];
  return index.chapters.flatMap(({ targets }) => targets.filter(({ kind }) => kinds.includes(kind)));
}
