/** The frame of an open project: top bar, the column at the left, page, context, status bar. What each workspace shows is one table. */
import {
  memo,
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type JSX,
  type MouseEvent,
} from 'react';
import type { PaperHandle } from '../editor/paper-props.ts';
import { AuthorLayer } from '../features/authors/author-layer.tsx';
import { CommentLayer } from '../features/comments/comment-layer.tsx';
import { SuggestionLayer } from '../features/suggestions/card/suggestion-layer.tsx';
import { chapterScene } from '../features/suggestions/suggestion-scene.ts';
import { useSpelling } from '../features/writing/use-spelling.ts';
import { Drawer } from '../ui/drawer.tsx';
import { useText } from '../ui/text.ts';
import { ContextColumn } from './context-column.tsx';
import { usePapers } from './council-papers.ts';
import { FrameDialogs } from './frame-dialogs.tsx';
import { FramePage } from './frame-page.tsx';
import { useFieldWatch } from './gave-way/use-field-watch.ts';
import { FrameSide } from './frame-side.tsx';
import { measureScene } from './measure-scene.ts';
import { usePresence } from './presence.ts';
import type { ProjectConnection } from './project-connection.ts';
import type { LiveRoom } from './rooms.ts';
import type { Session } from './session.ts';
import { StatusBar } from './status-bar.tsx';
import { useToolKeys } from './tool-keys.ts';
import { FindPlace } from './tools.tsx';
import { useTools } from './tools-state.ts';
import { TopBar } from './top-bar.tsx';
import { useCommands } from './use-commands.ts';
import { useLinkedComment } from './use-linked-comment.ts';
import { useMedia } from './use-media.ts';
import { useMeasureNews } from './use-measure-news.ts';
import { useRemoteNews } from './use-remote-news.ts';
import { useSettled } from './use-settled.ts';
import { useCloseWarning } from './use-status.ts';
import { setActiveChapter, setOpenPaper, setView, useView } from './view-state.ts';
import { openPaper, showsOf, useWorkspace } from './workspace.ts';
import styles from './frame.module.css';

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
  const chapterIds = useMemo(() => chapters.map(({ id }) => id), [chapters]);
  const drawer = useView((state) => state.drawer);
  const spelling = useSpelling(session);
  const workspace = useWorkspace(project.id, usePapers(session));
  const { at } = workspace;
  const shows = showsOf(workspace);
  const measure = workspace.at === 'measures' ? workspace.measure : null;
  const sideFits = useMedia('(min-width: 900px)');
  const contextFits = useMedia('(min-width: 1200px)') && shows.context;
  // A chapter whose change was refused is drawn anew, with its new room; the others stay as they are.
  useSyncExternalStore(rooms.subscribe, () => rooms.generation);
  const present = usePresence(outline.awareness, session.membership, session.me);
  useCloseWarning(connection);
  useCommands(onLeave);
  useToolKeys();
  // Who is in the measures isn't in the chapter beneath them.
  useRemoteNews(session, at === 'measures' ? null : (active?.id ?? null));
  useMeasureNews(session, workspace);
  useFieldWatch(session);
  const isFinding = useTools((state) => state.find !== null);
  const findsBeside = shows.find && !contextFits && isFinding;
  // Whoever comes from the start screen begins at the top, with the skip links, not behind a button that is gone.
  useEffect(() => frame.current?.focus(), []);

  const showPaper = useCallback(
    (id: string | null) => {
      setOpenPaper(project.id, id);
      setView({ drawer: null });
    },
    [project.id],
  );
  const closePaper = useCallback(() => showPaper(null), [showPaper]);
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
      setView({ drawer: null });
      openPaper(project.id, null);
      paper.current?.jumpTo(id);
    },
    [project.id, onActiveChapter],
  );
  useEffect(() => {
    switch (at) {
      case 'draft':
        return undefined;
      // The chapters are under the measures: what is asked for is shown there once they are in sight.
      case 'measures':
        return session.paper.leadBy(() => openPaper(project.id, null));
      case 'paper':
        return session.paper.whenAway((id) => {
          onActiveChapter(id);
          closePaper();
        });
    }
  }, [session.paper, project.id, at, onActiveChapter, closePaper]);

  const { call } = session;
  const marksOf = useCallback((ids: readonly string[]) => call('chapters.marks', { chapters: [...ids] }), [call]);
  const [settled, settle] = useSettled();
  useLinkedComment(session, settled);
  const chapter = at === 'draft' ? active : null;
  const sideView = settled && (
    <FrameSide
      session={session}
      workspace={workspace}
      active={active?.id ?? null}
      isNamed={!sideFits}
      onJump={onJump}
      onOpenPaper={showPaper}
      onClosePaper={closePaper}
    />
  );
  const contextView = settled && (
    <ContextColumn session={session} connection={connection} chapter={active} measure={measure} present={present} />
  );
  const findView = <FindPlace session={session} />;
  const closeDrawer = (): void => setView({ drawer: null });
  const pageLook = { draft: '', paper: styles.whole, measures: styles.covered }[at];
  return (
    <div
      className={`${styles.frame ?? ''} ${at === 'measures' && !shows.context ? (styles.wide ?? '') : ''}`}
      ref={frame}
      tabIndex={-1}
    >
      <nav className={styles.skip} aria-label={t('frame.skip')}>
        <SkipLink to="text" text={t('frame.skipToText')} />
        {sideFits && <SkipLink to="chapters" text={t(shows.skipToSide)} />}
        {contextFits && <SkipLink to="context" text={t('frame.skipToContext')} />}
      </nav>
      {settled && (
        <TopBar
          session={session}
          present={present}
          onJump={onJump}
          onLeave={onLeave}
          showsOutlineButton={!sideFits}
          showsContextButton={shows.context && !contextFits}
          workspace={workspace}
        />
      )}
      {sideFits && (
        <nav id="chapters" className={styles.outline} aria-label={t(shows.side)} tabIndex={-1}>
          {sideView}
        </nav>
      )}
      <main
        id="text"
        className={[styles.page, pageLook, findsBeside ? styles.shared : ''].join(' ')}
        aria-label={t(shows.page)}
        tabIndex={-1}
      >
        <FramePage
          session={session}
          connection={connection}
          workspace={workspace}
          paper={paper}
          active={active}
          settled={settled}
          spelling={spelling}
          marksOf={marksOf}
          onActiveChapter={onActiveChapter}
          onClosePaper={closePaper}
          onShown={settle}
        />
        {findsBeside && <div className={styles.beside}>{findView}</div>}
      </main>
      {contextFits && (
        <aside id="context" className={styles.context} aria-label={t('frame.context')} tabIndex={-1}>
          {shows.find && isFinding ? findView : contextView}
        </aside>
      )}
      {shows.chapters && <AuthorLayer session={session} />}
      {at === 'draft' && (
        <CommentLayer
          desk={session.comments}
          membership={session.membership}
          subject={active?.id ?? null}
          subjects={chapterIds}
        />
      )}
      {measure !== null && (
        <CommentLayer
          key={measure}
          desk={session.measureComments}
          membership={session.membership}
          subject={measure}
          subjects={[measure]}
        />
      )}
      {at === 'draft' && <ChapterSuggestionLayer session={session} />}
      {measure !== null && <MeasureSuggestionLayer session={session} />}
      {settled && <StatusBar session={session} connection={connection} chapter={chapter} present={present} />}
      {!sideFits && drawer === 'outline' && (
        <Drawer side="left" title={t(shows.side)} onClose={closeDrawer}>
          {sideView}
        </Drawer>
      )}
      {shows.context && !contextFits && drawer === 'context' && (
        <Drawer side="right" title={t('frame.context')} onClose={closeDrawer}>
          {contextView}
        </Drawer>
      )}
      <FrameDialogs session={session} connection={connection} active={active?.id ?? null} onJump={onJump} />
    </div>
  );
});

function ChapterSuggestionLayer({ session }: { readonly session: Session }): JSX.Element {
  const scene = useMemo(() => chapterScene(session), [session]);
  return <SuggestionLayer scene={scene} />;
}

function MeasureSuggestionLayer({ session }: { readonly session: Session }): JSX.Element {
  const scene = useMemo(() => measureScene(session), [session]);
  return <SuggestionLayer scene={scene} />;
}

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
