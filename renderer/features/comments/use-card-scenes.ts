/** What the cards of each chapter, or measure, work with. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { commentLink } from '../../../shared/domain/comment-link.ts';
import { followLink } from '../../app/follow-link.ts';
import type { Session } from '../../app/session.ts';
import { useText } from '../../ui/text.ts';
import type { CardScene } from './card-scene.ts';
import { showInText } from './comment-actions.ts';
import type { CommentDesk } from './comment-desk.ts';
import type { SubjectView } from './comment-subjects.ts';

/** By the ids of what the threads are on. */
export function useCardScenes(
  session: Session,
  desk: CommentDesk,
  subjects: readonly SubjectView[],
): ReadonlyMap<string, CardScene> {
  const { t } = useText();
  const { model } = desk;
  const version = useSyncExternalStore(model.subscribe, model.version);
  const now = useMinute();
  const people = usePeople(session);
  return useMemo(() => {
    const { me, membership } = session;
    return new Map(
      subjects.map(({ id }): [string, CardScene] => {
        return [
          id,
          {
            model,
            me,
            membership,
            people,
            now,
            mayComment: version >= 0 && model.mayComment(id),
            maySettle: model.could('settle', id),
            mayHide: model.could('moderate', id),
            linkTo: ({ subject, key }, reply) =>
              commentLink(window.location, { project: session.project.id, on: model.subjects.is, subject, key, reply }),
            follow: (link) => followLink(session, link, t),
            show: (thread, focus) => showInText(desk, thread, focus),
          },
        ];
      }),
    );
  }, [session, desk, model, subjects, people, now, version, t]);
}

/** Who can be mentioned and assigned. */
export function usePeople({ membership }: Session): CardScene['people'] {
  return useMemo(
    () =>
      [...membership.people.values()]
        .filter(({ active, name, roles }) => active && name !== '' && roles.some(({ role }) => role !== 'reader'))
        .sort((a, b) => a.name.localeCompare(b.name)),
    [membership],
  );
}

/** The present time, anew each minute. */
function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
