import { useSyncExternalStore } from 'react';
import { useText } from '../../ui/text.ts';
import type { Session } from '../../app/session.ts';
import { filterChapters, type FilteredChapter } from './filter-chapters.ts';

const never = (): (() => void) => () => undefined;

/** What the filter leaves of the chapters; follows the headings while there is one. Null where nothing is filtered. */
export function useFilter({ chapters, paper }: Session, filter: string): readonly FilteredChapter[] | null {
  const { t } = useText();
  const filters = filter.trim() !== '';
  const { index } = paper;
  const found = useSyncExternalStore(filters ? index.subscribe : never, () => (filters ? index.get() : null));
  return filterChapters(
    chapters,
    filter,
    (id) => found?.chapter(id)?.targets.filter(({ kind }) => kind === 'heading') ?? [],
    t,
  );
}
