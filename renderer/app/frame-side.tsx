/** The column at the left: chapters and council papers, that which is open first; or what belongs to the catalogue of measures. */
import { lazy, Suspense, type JSX } from 'react';
import { PaperList } from '../features/council/paper-list.tsx';
import { Outline } from '../features/outline/outline.tsx';
import { ActiveChapter } from './active-chapter.ts';
import type { Session } from './session.ts';
import type { Workspace } from './workspace.ts';

const MeasuresSide = lazy(async () => ({
  default: (await import('../features/measures/measures-side.tsx')).MeasuresSide,
}));

interface FrameSideProps {
  readonly session: Session;
  readonly workspace: Workspace;
  /** The chapter one is in. */
  readonly active: string | null;
  /** True when a heading above names it already. */
  readonly isNamed: boolean;
  readonly onJump: (chapter: string) => void;
  readonly onOpenPaper: (paper: string) => void;
  readonly onClosePaper: () => void;
}

export function FrameSide(props: FrameSideProps): JSX.Element {
  const { session, workspace, active, isNamed, onJump, onOpenPaper, onClosePaper } = props;
  if (workspace.at === 'measures') {
    return (
      <Suspense fallback={null}>
        <MeasuresSide session={session} />
      </Suspense>
    );
  }
  const open = workspace.at === 'paper' ? workspace.paper : null;
  const papers = <PaperList key="papers" session={session} open={open} onOpen={onOpenPaper} onClose={onClosePaper} />;
  return (
    <ActiveChapter value={open === null ? active : null}>
      {open !== null && papers}
      <Outline session={session} onJump={onJump} isNamed={isNamed} />
      {open === null && papers}
    </ActiveChapter>
  );
}
