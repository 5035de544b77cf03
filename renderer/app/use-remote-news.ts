/** Has those who hear the page told what others do in the chapter one is in, as loudly as they chose. */
import { useEffect } from 'react';
import { nameOfPerson } from '../../shared/i18n/person-name.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import { announce } from '../ui/announcer.tsx';
import { useText } from '../ui/text.ts';
import { watchComments } from './comment-news.ts';
import { RemoteNews } from './remote-news.ts';
import { writerIn } from './remote-writer.ts';
import type { Session } from './session.ts';
import { useView } from './view-state.ts';

export function useRemoteNews(session: Session, chapter: string | null): void {
  const { t } = useText();
  const loudness = useView((state) => state.hearing);
  const { project, rooms, paper, comments, membership, me, roomOf } = session;
  const room = chapter === null ? null : roomOf(chapter);
  useEffect(() => {
    if (loudness === 'off' || room === null || chapter === null) return undefined;
    const held = rooms.acquire(room);
    const { doc, awareness } = held;
    const commentsRoom = roomName({ project: project.id, kind: 'comments', item: chapter });
    const writer = writerIn({
      ...{ awareness, me: me.id },
      session: () => paper.session(chapter),
      placeOf: (block) => {
        const target = paper.index.get().chapter(chapter)?.byBlock.get(block);
        return target?.kind === 'paragraph'
          ? t('hearing.paragraph', { number: target.number })
          : target?.kind === 'heading'
            ? t('hearing.heading', { number: target.number })
            : null;
      },
    });
    const nameOf = (person: string): string =>
      membership.people.has(person) ? nameOfPerson(membership.people, person, t) : t('hearing.somebody');
    const news = new RemoteNews({
      doc,
      here: () => held.state.synced,
      loudness,
      t,
      writer,
      nameOf,
      me: me.id,
      tell: announce,
    });
    const said = comments.model.rightTo(chapter) === 'read' ? rooms.acquire(commentsRoom) : null;
    const stopComments =
      said === null
        ? (): void => undefined
        : watchComments({
            doc: said.doc,
            here: () => said.state.synced,
            t,
            nameOf,
            me: me.id,
            words: loudness === 'detailed',
            tell: (sentence) => news.add(sentence),
          });
    const onKey = (): void => news.typed();
    window.addEventListener('beforeinput', onKey, true);
    return () => {
      window.removeEventListener('beforeinput', onKey, true);
      news.destroy();
      stopComments();
      if (said !== null) rooms.release(commentsRoom);
      rooms.release(room);
    };
  }, [loudness, room, chapter, project.id, rooms, paper, comments, membership, me, t]);
}
