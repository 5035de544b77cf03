/** The middle of the frame: the chapters, a council paper in their place, or the catalogue of measures over them. */
import { lazy, Suspense, type JSX, type Ref } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { Paper } from '../editor/paper.tsx';
import type { ChapterView, PaperHandle } from '../editor/paper-props.ts';
import type { Spelling } from '../editor/spelling/spelling.ts';
import type { MarksSource } from '../editor/numbering/live-index.ts';
import type { ProjectConnection } from './project-connection.ts';
import type { Session } from './session.ts';
import { useView } from './view-state.ts';
import type { Workspace } from './workspace.ts';
import styles from './frame.module.css';

const CouncilView = lazy(async () => ({
  default: (await import('../features/council/council-view.tsx')).CouncilView,
}));
const MeasuresView = lazy(async () => ({
  default: (await import('../features/measures/measures-view.tsx')).MeasuresView,
}));

interface FramePageProps {
  readonly session: Session;
  readonly connection: ProjectConnection;
  readonly workspace: Workspace;
  readonly paper: Ref<PaperHandle>;
  readonly active: ChapterView | null;
  /** Whether what stands around the text may be drawn by now. */
  readonly settled: boolean;
  readonly spelling: Spelling;
  readonly marksOf: MarksSource;
  readonly onActiveChapter: (chapter: string) => void;
  readonly onClosePaper: () => void;
  /** Called once there is something to see. */
  readonly onShown: () => void;
}

export function FramePage(props: FramePageProps): JSX.Element {
  const { session, connection, workspace, paper, active, settled, spelling, marksOf } = props;
  const { onActiveChapter, onClosePaper, onShown } = props;
  const { project, chapters, rooms } = session;
  const { zoom, corrections, margin } = useView(
    useShallow(({ zoom, corrections, margin }) => ({ zoom, corrections, margin })),
  );
  if (workspace.at === 'paper') {
    return (
      <Suspense fallback={null}>
        <CouncilView
          session={session}
          connection={connection}
          paper={workspace.paper}
          spelling={spelling}
          corrects={corrections}
          onClose={onClosePaper}
          onShown={onShown}
        />
      </Suspense>
    );
  }
  return (
    <>
      <Paper
        ref={paper}
        model={session.paper}
        project={project}
        chapters={chapters}
        rooms={rooms}
        pictures={connection.pictures}
        me={session.me}
        membership={session.membership}
        outline={session.outline}
        marksOf={marksOf}
        margin={margin}
        activeChapter={active?.id ?? null}
        onActiveChapter={onActiveChapter}
        zoom={zoom / 100}
        corrects={corrections}
        spelling={spelling}
        hasTools={settled}
        onText={onShown}
        onComment={() => session.comments.comment(active?.id ?? null)}
      />
      {workspace.at === 'measures' && (
        <div className={styles.over}>
          {settled && (
            <Suspense fallback={null}>
              <MeasuresView session={session} measure={workspace.measure} />
            </Suspense>
          )}
        </div>
      )}
    </>
  );
}
