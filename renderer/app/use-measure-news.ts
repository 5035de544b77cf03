/** Has those who hear the page told what others comment on the measure one is in, or on any while the catalogue is open. */
import { useEffect } from 'react';
import { readMeasures } from '../../shared/document/measures/read.ts';
import { nameOfPerson } from '../../shared/i18n/person-name.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import { nameOf } from '../features/measures/measure-words.ts';
import { announce } from '../ui/announcer.tsx';
import { useText } from '../ui/text.ts';
import { watchComments } from './comment-news.ts';
import { RemoteNews } from './remote-news.ts';
import type { Session } from './session.ts';
import { useView } from './view-state.ts';
import type { Workspace } from './workspace.ts';

export function useMeasureNews(session: Session, workspace: Workspace): void {
  const { t } = useText();
  const loudness = useView((state) => state.hearing);
  const { project, rooms, measureComments, membership, me } = session;
  const isOpen = workspace.at === 'measures';
  const only = isOpen ? workspace.measure : null;
  useEffect(() => {
    if (loudness === 'off' || !isOpen || measureComments.model.rightTo('') !== 'read') return undefined;
    const said = roomName({ project: project.id, kind: 'measureComments', item: null });
    const catalogue = roomName({ project: project.id, kind: 'measures', item: null });
    const comments = rooms.acquire(said);
    const { doc } = rooms.acquire(catalogue);
    const nameOfOne = (person: string): string =>
      membership.people.has(person) ? nameOfPerson(membership.people, person, t) : t('hearing.somebody');
    const news = new RemoteNews({
      ...{ doc: null, loudness, t, nameOf: nameOfOne, me: me.id, tell: announce },
      writer: () => null,
    });
    const stop = watchComments({
      ...{ doc: comments.doc, t, nameOf: nameOfOne, me: me.id, words: loudness === 'detailed' },
      here: () => comments.state.synced,
      measure: (id) => {
        if (only !== null && id !== only) return null;
        const found = readMeasures(doc).find((measure) => measure.id === id);
        return found === undefined ? null : nameOf(found, t);
      },
      tell: (sentence) => news.add(sentence),
    });
    const onKey = (): void => news.typed();
    window.addEventListener('beforeinput', onKey, true);
    return () => {
      window.removeEventListener('beforeinput', onKey, true);
      stop();
      news.destroy();
      rooms.release(catalogue);
      rooms.release(said);
    };
  }, [loudness, isOpen, only, project.id, rooms, measureComments, membership, me, t]);
}
