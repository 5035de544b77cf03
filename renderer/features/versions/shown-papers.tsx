/** One state of the paper to read, or two compared; begins at the place that was asked for. */
import { useEffect, useMemo, type JSX, type RefObject } from 'react';
import { comparePapers } from '../../../shared/document/compare/compare-papers.ts';
import { asItStands } from '../../../shared/document/decided-content.ts';
import type { Session } from '../../app/session.ts';
import { ComparedPaper } from './compared-paper.tsx';
import type { ComparedView } from './compared-chapter.tsx';
import type { RestoreWish } from './restore-dialog.tsx';
import { showPlace } from './show-place.ts';
import type { LoadedPaper } from './version-source.ts';
import { VersionText } from './version-text.tsx';
import type { Writers } from './writers.ts';

export interface SoughtPlace {
  readonly chapter: string;
  readonly block: string | null;
}

interface ShownPapersProps {
  readonly session: Session;
  readonly papers: readonly LoadedPaper[];
  /** What the (older) state is called that can become a trial draft; null for what stands now, which it is already. */
  readonly trialOf: string | null;
  readonly view: ComparedView;
  readonly writers: Writers;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Whether it begins at a place that was asked for. */
  readonly seeks: boolean;
  /** Gives the place to begin at, the first time it is asked. */
  readonly takeSought: () => SoughtPlace | null;
  readonly onRestore: ((wish: RestoreWish) => void) | null;
}

export function ShownPapers(props: ShownPapersProps): JSX.Element | null {
  const { session, papers, trialOf, view, writers, scroller, seeks, takeSought, onRestore } = props;
  const [before, after] = papers;
  const chapters = useMemo(
    () =>
      before === undefined || after === undefined
        ? []
        : comparePapers(before.chapters.map(asItStands), after.chapters.map(asItStands)),
    [before, after],
  );
  useEffect(() => {
    const element = scroller.current;
    const place = element === null || before === undefined ? null : takeSought();
    if (element !== null && place !== null) void showPlace(element, place.chapter, place.block);
  }, [takeSought, scroller, before]);
  if (before === undefined) return null;
  if (after === undefined)
    return <VersionText session={session} paper={before} trialOf={trialOf} scroller={scroller} />;
  const onChapter = (id: string): void => {
    if (scroller.current !== null) void showPlace(scroller.current, id, null);
  };
  return (
    <ComparedPaper
      session={session}
      before={before}
      after={after}
      trialOf={trialOf}
      chapters={chapters}
      view={view}
      whole={seeks}
      writers={writers}
      scroller={scroller}
      onChapter={onChapter}
      onRestore={onRestore}
    />
  );
}
