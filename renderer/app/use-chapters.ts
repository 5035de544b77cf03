/** The chapters as the outline and the page show them: order and owner from the outline room, titles and stages live. */
import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Doc } from 'yjs';
import { chapterTitle, readStage } from '../../shared/document/chapter.ts';
import { outlineMap, readOutline } from '../../shared/document/outline.ts';
import type { Group } from '../../shared/domain/people.ts';
import type { ChapterSummary, People } from '../../shared/rpc/schemas.ts';
import type { ChapterView } from '../editor/paper-props.ts';
import { useLive } from '../ui/use-live.ts';
import type { LiveRoom, Rooms } from './rooms.ts';
import { chapterRoom, viewChapters } from './session.ts';

/** All chapters, deleted ones included. `summaries`: what the host said last; open rooms know better. */
export function useChapters(
  outline: Doc,
  rooms: Rooms,
  project: string,
  groups: readonly Group[],
  summaries: readonly ChapterSummary[] | undefined,
  locks: People['locks'],
): readonly ChapterView[] {
  const entries = useLive(
    useCallback(
      (listener: () => void) => {
        const map = outlineMap(outline);
        map.observe(listener);
        return () => map.unobserve(listener);
      },
      [outline],
    ),
    useCallback(() => readOutline(outline), [outline]),
  );
  const live = useLiveHeads(rooms, project, summaries);
  return useMemo(() => {
    const known = new Map((summaries ?? []).map((summary) => [summary.id, summary]));
    for (const head of live) {
      const told = known.get(head.id) ?? {
        id: head.id,
        words: 0,
        blocks: 0,
        suggestions: 0,
        proposals: 0,
        changedAt: null,
      };
      known.set(head.id, { ...told, title: head.title, stage: head.stage });
    }
    return viewChapters(entries, groups, known, new Set(locks.map(({ chapter }) => chapter)));
  }, [entries, groups, summaries, live, locks]);
}

type Head = Pick<ChapterSummary, 'id' | 'title' | 'stage'>;

/**
 * Titles and stages of the open chapters where they are not what the host said last: a chapter that opens, as it does with
 * scrolling, must not draw everything anew. Follows titles and stages alone, not every key typed in a text.
 */
function useLiveHeads(
  rooms: Rooms,
  project: string,
  summaries: readonly ChapterSummary[] | undefined,
): readonly Head[] {
  const told = useMemo(() => new Map((summaries ?? []).map((summary) => [summary.id, summary])), [summaries]);
  const last = useRef<{ key: string; heads: readonly Head[] }>({ key: '[]', heads: [] });
  const subscribe = useCallback(
    (listener: () => void) => {
      let watched = new Map<Doc, () => void>();
      const rewatch = (): void => {
        const docs = new Map(
          openChapters(rooms, project).map(([, { doc }]) => [doc, watched.get(doc) ?? watchHead(doc, listener)]),
        );
        for (const [doc, stop] of watched) if (!docs.has(doc)) stop();
        watched = docs;
        listener();
      };
      rewatch();
      const stop = rooms.subscribe(rewatch);
      return () => {
        stop();
        for (const stopOne of watched.values()) stopOne();
      };
    },
    [rooms, project],
  );
  return useSyncExternalStore(subscribe, () => {
    const heads = openChapters(rooms, project)
      .map(([id, { doc }]) => ({ id, title: chapterTitle(doc).toJSON(), stage: readStage(doc) }))
      .filter(({ id, title, stage }) => told.get(id)?.title !== title || told.get(id)?.stage !== stage);
    const key = JSON.stringify(heads);
    if (key !== last.current.key) last.current = { key, heads };
    return last.current.heads;
  });
}

function openChapters(rooms: Rooms, project: string): [string, LiveRoom][] {
  const prefix = chapterRoom(project, '');
  return rooms
    .list()
    .flatMap(([name, room]): [string, LiveRoom][] =>
      name.startsWith(prefix) && room.state.synced ? [[name.slice(prefix.length), room]] : [],
    );
}

function watchHead(doc: Doc, listener: () => void): () => void {
  const title = chapterTitle(doc);
  const properties = doc.getMap('chapter');
  title.observe(listener);
  properties.observe(listener);
  return () => {
    title.unobserve(listener);
    properties.unobserve(listener);
  };
}
