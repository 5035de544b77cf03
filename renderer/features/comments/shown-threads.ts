/** Which threads the list shows, and where they stand. */
import type { Thread } from '../../../shared/domain/comments.ts';
import type { Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { passes, type CommentFilter } from './comment-filter.ts';
import { same } from './comment-model.ts';

export interface Shown {
  readonly chapter: ChapterView;
  readonly thread: Thread;
  /** Null for one that lost its words; undefined while the chapter isn't on the page. */
  readonly order: number | null | undefined;
}

/** The threads that one wants to see, by chapter and place. */
export function shownThreads(session: Session, scope: readonly ChapterView[], filter: CommentFilter): readonly Shown[] {
  const { model, places } = session.comments;
  const { people } = session.membership;
  return scope.flatMap((chapter) =>
    model
      .read(chapter.id)
      .threads.filter(
        (thread) =>
          // What is open stays in the list, whoever linked to it or resolved it meanwhile.
          same(model.active(), { chapter: chapter.id, key: thread.key }) ||
          passes(thread, filter, {
            me: session.me.id,
            groupsOf: (person) =>
              people.get(person)?.roles.flatMap((role) => (role.role === 'member' ? [role.group] : [])) ?? [],
            isUnread: (each) => model.unread(chapter.id, each).length > 0,
          }),
      )
      .map((thread): Shown => {
        const place = places.place({ chapter: chapter.id, key: thread.key });
        return { chapter, thread, order: place === null ? null : place?.order };
      })
      .sort((a, b) => (a.order ?? 0) - (b.order ?? 0)),
  );
}
