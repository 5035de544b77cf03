/** What the cards of each chapter work with. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { commentLink } from '../../../shared/domain/comment-link.ts';
import { couldInComments } from '../../../shared/domain/permissions.ts';
import { followLink } from '../../app/follow-link.ts';
import type { Session } from '../../app/session.ts';
import { useText } from '../../ui/text.ts';
import type { CardScene } from './card-scene.ts';
import { showInText } from './comment-actions.ts';

/** By chapter. */
export function useCardScenes(session: Session): ReadonlyMap<string, CardScene> {
  const { t } = useText();
  const { model, places } = session.comments;
  const version = useSyncExternalStore(model.subscribe, model.version);
  const now = useMinute();
  const people = usePeople(session);
  return useMemo(() => {
    const { me, membership } = session;
    return new Map(
      session.chapters.map(({ id, group, deleted }): [string, CardScene] => {
        const state = { group: group?.id ?? null, deleted };
        return [
          id,
          {
            model,
            me,
            membership,
            people,
            now,
            mayComment: version >= 0 && model.mayComment(id),
            maySettle: couldInComments(me, 'settle', state),
            mayHide: couldInComments(me, 'moderate', state),
            linkTo: ({ chapter, key }, reply) =>
              commentLink(window.location, { project: session.project.id, chapter, key, reply }),
            follow: (link) => followLink(session, link, t),
            show: (thread, focus) => showInText(session.paper, places, thread, focus),
          },
        ];
      }),
    );
  }, [session, model, places, people, now, version, t]);
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
