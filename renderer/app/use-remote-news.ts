/** Has those who hear the page told what others do in the chapter one is in, as loudly as they chose. */
import { useEffect } from 'react';
import { nameOfPerson } from '../../shared/i18n/person-name.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import { remoteUser } from '../editor/remote/remote-user.ts';
import { announce } from '../ui/announcer.tsx';
import { useText } from '../ui/text.ts';
import { watchComments } from './comment-news.ts';
import { RemoteNews, type WriterPlace } from './remote-news.ts';
import type { Session } from './session.ts';
import { useView } from './view-state.ts';

const fewWords = 60;

export function useRemoteNews(session: Session, chapter: string | null): void {
  const { t } = useText();
  const loudness = useView((state) => state.hearing);
  const { project, rooms, paper, comments, membership, me, roomOf } = session;
  const room = chapter === null ? null : roomOf(chapter);
  useEffect(() => {
    if (loudness === 'off' || room === null || chapter === null) return undefined;
    const { doc, awareness } = rooms.acquire(room);
    const commentsRoom = roomName({ project: project.id, kind: 'comments', item: chapter });
    const writer = (client: number): WriterPlace | null => {
      const state = awareness.getStates().get(client);
      const user = client === awareness.clientID ? null : remoteUser(state);
      if (user === null || user.id === me.id) return null;
      const binding = paper.session(chapter)?.binding;
      const cursor: unknown = state?.['cursor'];
      const focus = typeof cursor === 'object' && cursor !== null && 'focus' in cursor ? cursor.focus : null;
      const at = binding?.resolve(focus) ?? null;
      if (at === null) return { name: user.name, place: null, words: '' };
      const target = paper.index.get().chapter(chapter)?.byBlock.get(at.block);
      const text = binding?.blocks.find(({ id }) => id === at.block)?.text.slice(0, at.offset) ?? '';
      return {
        name: user.name,
        place:
          target?.kind === 'paragraph'
            ? t('hearing.paragraph', { number: target.number })
            : target?.kind === 'heading'
              ? t('hearing.heading', { number: target.number })
              : null,
        words: text.slice(-fewWords).replace(/^\S*\s/, ''),
      };
    };
    const nameOf = (person: string): string =>
      membership.people.has(person) ? nameOfPerson(membership.people, person, t) : t('hearing.somebody');
    const news = new RemoteNews({
      doc,
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
