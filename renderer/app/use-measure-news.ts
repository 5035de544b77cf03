/** Has those who hear the page told what others do on the measure one is in, or on any while the catalogue is open: who comments, suggests, decides and, in one, writes. */
import { useEffect } from 'react';
import { descriptionText } from '../../shared/document/measures/keys.ts';
import { readMeasures } from '../../shared/document/measures/read.ts';
import { nameOfPerson } from '../../shared/i18n/person-name.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import { nameOf } from '../features/measures/measure-words.ts';
import { announce } from '../ui/announcer.tsx';
import { useText } from '../ui/text.ts';
import { watchComments } from './comment-news.ts';
import { changedDescriptions } from './measure-changes.ts';
import { RemoteNews } from './remote-news.ts';
import { writerIn } from './remote-writer.ts';
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
    if (loudness === 'off' || !isOpen) return undefined;
    const said = roomName({ project: project.id, kind: 'measureComments', item: null });
    const catalogue = roomName({ project: project.id, kind: 'measures', item: null });
    const comments = measureComments.model.rightTo('') === 'read' ? rooms.acquire(said) : null;
    const room = rooms.acquire(catalogue);
    const { doc, awareness } = room;
    const named = (id: string): string | null => {
      if (only !== null && id !== only) return null;
      const found = readMeasures(doc).find((measure) => measure.id === id);
      return found === undefined ? null : nameOf(found, t);
    };
    const nameOfOne = (person: string): string =>
      membership.people.has(person) ? nameOfPerson(membership.people, person, t) : t('hearing.somebody');
    const news = new RemoteNews({
      ...{ doc, loudness, t, nameOf: nameOfOne, me: me.id, tell: announce },
      here: () => room.state.synced,
      measures: {
        here: only === null ? null : { text: doc.getText(descriptionText(only)), name: () => named(only) ?? '' },
        changed: (transaction) => changedDescriptions(doc, transaction, only).flatMap((id) => named(id) ?? []),
      },
      writer: writerIn({
        ...{ awareness, me: me.id, placeOf: () => null },
        session: () => (only === null ? null : measureComments.paper.session(only)),
      }),
    });
    const stop =
      comments === null
        ? (): void => undefined
        : watchComments({
            ...{ doc: comments.doc, t, nameOf: nameOfOne, me: me.id, words: loudness === 'detailed' },
            here: () => comments.state.synced,
            measure: named,
            tell: (sentence) => news.add(sentence),
          });
    const onKey = (): void => news.typed();
    window.addEventListener('beforeinput', onKey, true);
    return () => {
      window.removeEventListener('beforeinput', onKey, true);
      stop();
      news.destroy();
      rooms.release(catalogue);
      if (comments !== null) rooms.release(said);
    };
  }, [loudness, isOpen, only, project.id, rooms, measureComments, membership, me, t]);
}
