/** Has the paper's chapters stand as they did in a version: which there are, in which order, whose they are. */
import type * as Y from 'yjs';
import { longestAscending } from '../compare/align.ts';
import { addChapter, moveChapter, readOutline, setChapterDeleted, setChapterGroup } from '../outline.ts';
import type { VersionEntry } from '../version-content.ts';

type Then = readonly Pick<VersionEntry, 'id' | 'group'>[];

/** Whether `restoreOutline` would change anything. */
export function isOutlineOther(outline: Y.Doc, then: Then, groups: ReadonlySet<string>): boolean {
  const now = readOutline(outline).filter(({ deleted }) => !deleted);
  return (
    now.length !== then.length ||
    now.some(({ id, group }, index) => {
      const was = then[index];
      return id !== was?.id || group !== groupOf(was, group, groups);
    })
  );
}

/**
 * Chapters that were deleted since come back, later ones are marked as deleted, and the others go where they stood. Groups that
 * there are no more (`groups`: those that are) own nothing again: such a chapter stays with whom it is.
 */
export function restoreOutline(outline: Y.Doc, then: Then, groups: ReadonlySet<string>, origin: unknown): void {
  outline.transact(() => {
    const before = new Map(readOutline(outline).map((chapter) => [chapter.id, chapter]));
    const wanted = new Set(then.map(({ id }) => id));
    for (const { id, deleted } of before.values())
      if (deleted === wanted.has(id)) setChapterDeleted(outline, id, !deleted, origin);
    for (const chapter of then) {
      const { id } = chapter;
      const was = before.get(id);
      const group = groupOf(chapter, was?.group ?? null, groups);
      if (was === undefined) addChapter(outline, id, group, undefined, origin);
      else if (was.group !== group) setChapterGroup(outline, id, group, origin);
    }
    const places = new Map(readOutline(outline).map(({ id }, index) => [id, index]));
    const kept = new Set(longestAscending(then.map(({ id }) => places.get(id) ?? 0)));
    for (const [index, { id }] of then.entries())
      if (!kept.has(index)) moveChapter(outline, id, then[index - 1]?.id ?? null, origin);
  }, origin);
}

const groupOf = ({ group }: Then[number], now: string | null, groups: ReadonlySet<string>): string | null =>
  group === null || groups.has(group.id) ? (group?.id ?? null) : now;
