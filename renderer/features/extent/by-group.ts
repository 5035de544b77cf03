/** Chapters by the group that writes them. Pure. */
import type { Group } from '../../../shared/domain/people.ts';
import type { ChapterView } from '../../editor/paper-props.ts';

export interface GroupChapters {
  /** Null: the office. */
  readonly group: Group | null;
  readonly chapters: readonly ChapterView[];
}

/** In the order in which the groups first appear in the paper. */
export function byGroup(chapters: readonly ChapterView[]): readonly GroupChapters[] {
  const groups = new Map<string, { group: Group | null; chapters: ChapterView[] }>();
  for (const chapter of chapters) {
    const key = chapter.group?.id ?? '';
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { group: chapter.group, chapters: [chapter] });
    else known.chapters.push(chapter);
  }
  return [...groups.values()];
}

export function wordsIn(chapters: readonly ChapterView[]): number {
  return chapters.reduce((sum, { summary }) => sum + (summary?.words ?? 0), 0);
}
