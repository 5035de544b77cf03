/** The frame of an open project: top bar, chapters, page, context, status bar. */
import {
  lazy,
  memo,
  startTransition,
  Suspense,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type JSX,
  type MouseEvent,
} from 'react';
import { useShallow } from 'zustand/react/shallow';
import { Paper } from '../editor/paper.tsx';
import type { PaperHandle } from '../editor/paper-props.ts';
import { beginComment } from '../features/comments/comment-actions.ts';
import { AuthorLayer } from '../features/authors/author-layer.tsx';
import { CommentLayer } from '../features/comments/comment-layer.tsx';
import { SuggestionLayer } from '../features/suggestions/card/suggestion-layer.tsx';
import { PaperList } from '../features/council/paper-list.tsx';
import { Outline } from '../features/outline/outline.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { useSpelling } from '../features/writing/use-spelling.ts';
import { useText } from '../ui/text.ts';
import { ActiveChapter } from './active-chapter.ts';
import { ContextColumn } from './context-column.tsx';
import { usePapers } from './council-papers.ts';
import { useAnswer } from './host-state.ts';
import { usePresence } from './presence.ts';
import type { ProjectConnection } from './project-connection.ts';
import type { LiveRoom } from './rooms.ts';
import type { Session } from './session.ts';
import { StatusBar } from './status-bar.tsx';
import { useToolKeys } from './tool-keys.ts';
import { FindPlace, ToolDialogs } from './tools.tsx';
import { useTools } from './tools-state.ts';
import { TopBar } from './top-bar.tsx';
import { useCommands } from './use-commands.ts';
import { useLinkedComment } from './use-linked-comment.ts';
import { useRemoteNews } from './use-remote-news.ts';
import { useMedia } from './use-media.ts';
import { openDraft, useWorkspace } from './workspace.ts';
import { useSettled } from './use-settled.ts';
import { useCloseWarning } from './use-status.ts';
import { setActiveChapter, setOpenPaper, setView, useView } from './view-state.ts';
import styles from './frame.module.css';

/** Loaded when it is opened: nobody needs it for the first picture. */
const PeopleDialog = lazy(async () => ({
  default: (await import('../features/people/people-dialog.tsx')).PeopleDialog,
}));

const CouncilView = lazy(async () => ({
  default: (await import('../features/council/council-view.tsx')).CouncilView,
}));

const PaperSettingsDialog = lazy(async () => ({
  default: (await import('../features/paper-settings/paper-settings-dialog.tsx')).PaperSettingsDialog,
}));

const MeasuresView = lazy(async () => ({
  default: (await import('../features/measures/measures-view.tsx')).MeasuresView,
}));
const MeasuresSide = lazy(async () => ({
  default: (await import('../features/measures/measures-side.tsx')).MeasuresSide,
}));

interface FrameProps {
  readonly session: Session;
  readonly connection: ProjectConnection;
  readonly outline: LiveRoom;
  readonly onLeave: (() => void) | null;
}

export const Frame = memo(function Frame({ session, connection, outline, onLeave }: FrameProps): JSX.Element {
  const { t } = useText();
  const { project, chapters, rooms } = session;
  const frame = useRef<HTMLDivElement>(null);
  const paper = useRef<PaperHandle>(null);
  const [shown, setShown] = useState(() => useView.getState().activeChapters[project.id] ?? null);
  const active = chapters.find(({ id }) => id === shown) ?? chapters[0] ?? null;
  // Not the chapter one is in: scrolling writes it down with every pause.
  const { drawer, panel, dialog, zoom, corrections, margin } = useView(
    useShallow(({ drawer, panel, dialog, zoom, corrections, margin }) => ({
      drawer,
      panel,
      dialog,
      zoom,
      corrections,
      margin,
    })),
  );
  const spelling = useSpelling(session);
  const outlineFits = useMedia('(min-width: 900px)');
  const workspace = useWorkspace(project.id);
  const isDraft = workspace.at === 'draft';
  // The catalogue has the room of both columns.
  const contextFits = useMedia('(min-width: 1200px)') && isDraft;
  // A chapter whose change was refused is drawn anew, with its new room; the others stay as they are.
  useSyncExternalStore(rooms.subscribe, () => rooms.generation);
  const present = usePresence(outline.awareness, session.membership, session.me);
  const invitations = useAnswer(
    connection.calls,
    project.id,
    'people.invitations',
    panel === 'invite' && session.peopleBlocked === null,
  );
  useCloseWarning(connection);
  useCommands(onLeave);
  useToolKeys();
  useRemoteNews(session, active?.id ?? null);
  const isFinding = useTools((state) => state.find !== null);
  // Whoever comes from the start screen begins at the top, with the skip links, not behind a button that is gone.
  useEffect(() => frame.current?.focus(), []);

  const wantedPaper = useView((state) => state.openPapers[project.id] ?? null);
  const papers = usePapers(session);
  /** One that is off the list is shown no more. */
  const council = isDraft && wantedPaper !== null && papers.includes(wantedPaper) ? wantedPaper : null;
  const openPaper = useCallback(
    (id: string | null) => {
      setOpenPaper(project.id, id);
      setView({ drawer: null });
    },
    [project.id],
  );
  const closePaper = useCallback(() => openPaper(null), [openPaper]);

  const onActiveChapter = useCallback(
    (id: string) => {
      // Scrolling must not wait for what follows the chapter at the left and right.
      startTransition(() => setShown(id));
      setActiveChapter(project.id, id);
    },
    [project.id],
  );
  const onJump = useCallback(
    (id: string) => {
      onActiveChapter(id);
      // The page begins with the chapter that one chose.
      openPaper(null);
      openDraft(project.id);
      paper.current?.jumpTo(id);
    },
    [project.id, onActiveChapter, openPaper],
  );
  useEffect(() => {
    if (isDraft) return undefined;
    return session.paper.leadBy(() => {
      setOpenPaper(project.id, null);
      openDraft(project.id);
    });
  }, [session.paper, project.id, isDraft]);

  useEffect(() => {
    if (council === null) return undefined;
    return session.paper.whenAway((id) => {
      onActiveChapter(id);
      openPaper(null);
    });
  }, [session.paper, council, onActiveChapter, openPaper]);

  const { call } = session;
  const marksOf = useCallback((ids: readonly string[]) => call('chapters.marks', { chapters: [...ids] }), [call]);

  const [settled, settle] = useSettled();
  useLinkedComment(session, settled);
  const paperList = <PaperList key="papers" session={session} open={council} onOpen={openPaper} onClose={closePaper} />;
  const draftView = settled && (
    <ActiveChapter value={council === null ? (active?.id ?? null) : null}>
      {council !== null && paperList}
      <Outline session={session} onJump={onJump} isNamed={!outlineFits} />
      {council === null && paperList}
    </ActiveChapter>
  );
  const outlineView =
    settled && !isDraft ? (
      <Suspense fallback={null}>
        <MeasuresSide session={session} />
      </Suspense>
    ) : (
      draftView
    );
  const contextView = settled && (
    <ContextColumn session={session} connection={connection} chapter={active} present={present} />
  );
  const findView = <FindPlace session={session} />;
  const sideName = t(isDraft ? 'frame.outline' : 'measures.side');
  const closeDrawer = (): void => setView({ drawer: null });
  return (
    <div className={`${styles.frame ?? ''} ${isDraft ? '' : (styles.wide ?? '')}`} ref={frame} tabIndex={-1}>
      <nav className={styles.skip} aria-label={t('frame.skip')}>
        <SkipLink to="text" text={t('frame.skipToText')} />
        {outlineFits && <SkipLink to="chapters" text={t(isDraft ? 'frame.skipToOutline' : 'measures.skipToSide')} />}
        {contextFits && council === null && <SkipLink to="context" text={t('frame.skipToContext')} />}
      </nav>
      {settled && (
        <TopBar
          session={session}
          present={present}
          onJump={onJump}
          onLeave={onLeave}
          showsOutlineButton={!outlineFits}
          showsContextButton={!contextFits && isDraft && council === null}
          workspace={workspace.at}
        />
      )}
      {outlineFits && (
        <nav id="chapters" className={styles.outline} aria-label={sideName} tabIndex={-1}>
          {outlineView}
        </nav>
      )}
      <main
        id="text"
        className={[
          styles.page,
          isDraft ? '' : styles.covered,
          council === null ? '' : styles.whole,
          isDraft && (!contextFits || council !== null) && isFinding ? styles.shared : '',
        ].join(' ')}
        aria-label={t(isDraft ? 'frame.page' : 'measures.page')}
        tabIndex={-1}
      >
        {council !== null ? (
          <Suspense fallback={null}>
            <CouncilView
              session={session}
              connection={connection}
              paper={council}
              spelling={spelling}
              corrects={corrections}
              onClose={closePaper}
              onShown={settle}
            />
          </Suspense>
        ) : (
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
            onText={settle}
            onComment={() => {
              const { model, highlights } = session.comments;
              beginComment(session, model, highlights, active?.id ?? null);
            }}
          />
        )}
        {isDraft && (!contextFits || council !== null) && isFinding && <div className={styles.beside}>{findView}</div>}
        {workspace.at === 'measures' && (
          <div className={styles.over}>
            {settled && (
              <Suspense fallback={null}>
                <MeasuresView session={session} measure={workspace.measure} />
              </Suspense>
            )}
          </div>
        )}
      </main>
      {contextFits && council === null && (
        <aside id="context" className={styles.context} aria-label={t('frame.context')} tabIndex={-1}>
          {isFinding ? findView : contextView}
        </aside>
      )}
      {council === null && <AuthorLayer session={session} />}
      {isDraft && council === null && <CommentLayer session={session} chapter={active?.id ?? null} />}
      {isDraft && council === null && <SuggestionLayer session={session} />}
      {settled && (
        <StatusBar
          session={session}
          connection={connection}
          chapter={isDraft && council === null ? active : null}
          present={present}
        />
      )}
      {!outlineFits && drawer === 'outline' && (
        <Drawer side="left" title={sideName} onClose={closeDrawer}>
          {outlineView}
        </Drawer>
      )}
      {!contextFits && council === null && drawer === 'context' && (
        <Drawer side="right" title={t('frame.context')} onClose={closeDrawer}>
          {contextView}
        </Drawer>
      )}
      <ToolDialogs session={session} connection={connection} active={active?.id ?? null} onJump={onJump} />
      {panel !== null && (
        <Suspense fallback={null}>
          <PeopleDialog
            session={session}
            tab={panel}
            onTab={(tab) => setView({ panel: tab })}
            invitations={invitations.data ?? null}
            onInvitationsChanged={() => void invitations.refetch()}
            onClose={() => setView({ panel: null })}
          />
        </Suspense>
      )}
      {dialog === 'paperSettings' && (
        <Suspense fallback={null}>
          <PaperSettingsDialog session={session} onClose={() => setView({ dialog: null })} />
        </Suspense>
      )}
    </div>
  );
});

function SkipLink({ to, text }: { readonly to: string; readonly text: string }): JSX.Element {
  // Not followed as a link: the address keeps the project in its fragment.
  const skip = (event: MouseEvent): void => {
    event.preventDefault();
    document.getElementById(to)?.focus();
  };
  return (
    <a href={`#${to}`} onClick={skip}>
      {text}
    </a>
  );
}
