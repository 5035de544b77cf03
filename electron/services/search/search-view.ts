/** What of the paper a search may show, by the one table of rights. */
import type { ChapterEntry } from '../../../shared/document/outline.ts';
import type { Person } from '../../../shared/domain/people.ts';
import { mayDo, roomAccess } from '../../../shared/domain/permissions.ts';
import type { View } from '../../store/search/search-messages.ts';

/** What a person may read now, in the order of the paper. Deleted chapters are left out, as on the page. */
export function viewOf(person: Person | null, outline: readonly ChapterEntry[]): View {
  const readable = (kind: 'chapter' | 'comments'): string[] =>
    outline.filter((entry) => !entry.deleted && roomAccess(person, kind, entry) !== null).map(({ id }) => id);
  return {
    texts: readable('chapter'),
    comments: readable('comments'),
    versions: mayDo(person, 'readProject'),
    measures: roomAccess(person, 'measures', null) !== null,
    measureComments: roomAccess(person, 'measureComments', null) !== null,
    papers: roomAccess(person, 'paper', null) !== null,
  };
}

/** All of it, for whoever has the file itself. */
export function wholeView(outline: readonly ChapterEntry[]): View {
  const all = outline.filter(({ deleted }) => !deleted).map(({ id }) => id);
  return { texts: all, comments: all, versions: true, measures: true, measureComments: true, papers: true };
}
