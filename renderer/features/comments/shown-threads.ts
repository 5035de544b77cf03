/** Which threads the list shows, and where they stand. */
import type { Thread } from '../../../shared/domain/comments.ts';
import type { Membership } from '../../../shared/domain/people.ts';
import { passes, type CommentFilter } from './comment-filter.ts';
import type { CommentDesk } from './comment-desk.ts';
import { same } from './comment-model.ts';
import type { SubjectView } from './comment-subjects.ts';

export interface Shown {
  readonly subject: SubjectView;
  readonly thread: Thread;
  /** Null for one that lost its words; undefined while what it is on isn't on the page. */
  readonly order: number | null | undefined;
}

/** The threads that one wants to see, by what they are on and place. */
export function shownThreads(
  { model, places }: CommentDesk,
  { people }: Membership,
  scope: readonly SubjectView[],
  filter: CommentFilter,
): readonly Shown[] {
  return scope.flatMap((subject) =>
    model
      .read(subject.id)
      .threads.filter(
        (thread) =>
          // What is open stays in the list, whoever linked to it or resolved it meanwhile.
          same(model.active(), { subject: subject.id, key: thread.key }) ||
          passes(thread, filter, {
            me: model.me,
            groupsOf: (person) =>
              people.get(person)?.roles.flatMap((role) => (role.role === 'member' ? [role.group] : [])) ?? [],
            isUnread: (each) => model.unread(subject.id, each).length > 0,
          }),
      )
      .map((thread): Shown => {
        const place = places.place({ subject: subject.id, key: thread.key });
        return { subject, thread, order: place === null ? null : place?.order };
      })
      .sort((a, b) => (a.order ?? 0) - (b.order ?? 0)),
  );
}
