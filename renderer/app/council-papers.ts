/** The project's council papers: which there are, and what they are called. Their rooms are held open while their names are shown. */
import { useCallback, useMemo } from 'react';
import { readPaperList } from '../../shared/document/council/paper-list.ts';
import { paperFacts } from '../../shared/document/council/paper-room.ts';
import { mayDo } from '../../shared/domain/permissions.ts';
import type { Translate } from '../../shared/i18n/catalogue.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import { useLive } from '../ui/use-live.ts';
import type { Session } from './session.ts';
import { useCity } from './use-city.ts';

export const paperRoom = (project: string, paper: string): string => roomName({ project, kind: 'paper', item: paper });

const none: readonly string[] = [];

/** Ids of the papers in order; none for who may not read them. */
export function usePapers({ outline, me }: Session): readonly string[] {
  const papers = useLive(
    useCallback(
      (listener: () => void) => {
        const map = outline.getMap('papers');
        map.observe(listener);
        return () => map.unobserve(listener);
      },
      [outline],
    ),
    useCallback(() => readPaperList(outline), [outline]),
  );
  return mayDo(me, 'readPapers') ? papers : none;
}

export interface PaperName {
  readonly id: string;
  /** As the template calls it; empty where it knows no such kind, and until it is here. */
  readonly kind: string;
  readonly number: string;
  readonly subject: string;
}
const named = ['kind', 'number', 'subject'] as const;
const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 2_000) : '');

/** Drawn anew with a number or subject alone, not with every field. In the order of `papers`, which stays the same value while it does. */
export function usePaperNames(session: Session, papers: readonly string[]): readonly PaperName[] {
  const { rooms, project } = session;
  const city = useCity(session, papers.length > 0).data?.template;
  const factsOf = useCallback(
    (paper: string) => {
      const doc = rooms.peek(paperRoom(project.id, paper))?.doc;
      return doc === undefined ? null : paperFacts(doc);
    },
    [rooms, project.id],
  );
  const json = useLive(
    useCallback(
      (listener: () => void) => {
        const names = papers.map((paper) => paperRoom(project.id, paper));
        for (const name of names) rooms.acquire(name);
        const stops = new Map<ReturnType<typeof paperFacts>, () => void>();
        /** A room that was refused is another one afterwards. */
        const follow = (): void => {
          const present = new Set(papers.map(factsOf).filter((facts) => facts !== null));
          for (const [facts, stop] of stops) {
            if (present.has(facts)) continue;
            stop();
            stops.delete(facts);
          }
          for (const facts of present) {
            if (stops.has(facts)) continue;
            facts.observe(listener);
            stops.set(facts, () => facts.unobserve(listener));
            listener();
          }
        };
        follow();
        const leave = rooms.subscribe(follow);
        return () => {
          leave();
          for (const stop of stops.values()) stop();
          for (const name of names) rooms.release(name);
        };
      },
      [rooms, papers, project.id, factsOf],
    ),
    useCallback(
      () => JSON.stringify(papers.map((paper) => named.map((fact) => textOf(factsOf(paper)?.get(fact))))),
      [papers, factsOf],
    ),
  );
  return useMemo(() => {
    const read = JSON.parse(json) as string[][];
    return papers.map((id, at) => {
      const [kind = '', number = '', subject = ''] = read[at] ?? [];
      return { id, kind: city?.kinds.find((each) => each.id === kind)?.title ?? '', number, subject };
    });
  }, [json, papers, city]);
}

/** „Beschlussdrucksache 0108/2021“. */
export const paperTitle = ({ kind, number }: PaperName, t: Translate): string =>
  `${kind === '' ? t('council.paper') : kind} ${number === '' ? t('council.noNumber') : number}`;
