/** The search as React sees it. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { FindQuery } from '../../../shared/document/find.ts';
import type { Session } from '../../app/session.ts';
import type { FinderState } from './finder-state.ts';
import { Finder } from './finder.ts';
import type { Standing } from './hits.ts';
import { HitPainter } from './paint-hits.ts';

/** Milliseconds after the last key until the search begins. */
const after = 120;

export function useFinder(
  session: Session,
  query: FindQuery,
): { readonly finder: Finder; readonly state: FinderState } {
  const [finder] = useState(() => new Finder());
  const state = useSyncExternalStore(finder.subscribe, finder.get);
  useEffect(() => finder.setSession(session), [finder, session]);
  useEffect(() => {
    const timer = setTimeout(() => finder.setQuery(query), query.text === '' ? 0 : after);
    return () => clearTimeout(timer);
  }, [finder, query]);
  useEffect(() => () => finder.destroy(), [finder]);
  return { finder, state };
}

/** Marks what was found in the text while the panel is open. */
export function usePaintedHits(session: Session, state: FinderState): void {
  const painter = useRef<HitPainter | null>(null);
  useEffect(() => {
    painter.current = new HitPainter();
    return () => painter.current?.destroy();
  }, []);
  useEffect(() => painter.current?.show(state, session), [state, session]);
}

/** Where the caret is. */
export function standing(session: Session): Standing | null {
  const focused = session.paper.focused();
  if (focused === null) return null;
  const { binding, chapterId } = focused;
  const place = binding.resolve(binding.selection()?.focus);
  if (place === null) return { chapter: chapterId, index: 0, offset: -1 };
  const index = binding.blocks.findIndex(({ id }) => id === place.block);
  return { chapter: chapterId, index, offset: place.offset - 1 };
}
