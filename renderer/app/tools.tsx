/** The tools that open over or beside the page, each loaded when it is first asked for. */
import { lazy, Suspense, useEffect, type JSX } from 'react';
import type { ProjectConnection } from './project-connection.ts';
import type { Session } from './session.ts';
import { closeDialog, leaveTravel, setTools, useTools } from './tools-state.ts';

const findPanel = async () => ({ default: (await import('../features/find/find-panel.tsx')).FindPanel });
const searchDialog = async () => ({ default: (await import('../features/search/search-dialog.tsx')).SearchDialog });
const goToDialog = async () => ({ default: (await import('../features/find/go-to-dialog.tsx')).GoToDialog });
/** Behind their keys one types on at once: until they are there, that would go into the text. */
const typedInto = [findPanel, searchDialog, goToDialog];

const FindPanel = lazy(findPanel);
const SearchDialog = lazy(searchDialog);
const GoToDialog = lazy(goToDialog);
const ReadingView = lazy(async () => ({ default: (await import('../features/reading/reading-view.tsx')).ReadingView }));
const Presentation = lazy(async () => ({
  default: (await import('../features/reading/presentation.tsx')).Presentation,
}));
const PrintPreview = lazy(async () => ({
  default: (await import('../features/print/print-preview.tsx')).PrintPreview,
}));
const ExtentDialog = lazy(async () => ({
  default: (await import('../features/extent/extent-dialog.tsx')).ExtentDialog,
}));
const HomecomingPlace = lazy(async () => ({
  default: (await import('../features/homecoming/homecoming-place.tsx')).HomecomingPlace,
}));
const VersionsPlace = lazy(async () => ({
  default: (await import('../features/versions/versions-place.tsx')).VersionsPlace,
}));
const TrialView = lazy(async () => ({ default: (await import('../features/trials/trial-view.tsx')).TrialView }));
const TravelPlace = lazy(async () => ({ default: (await import('../features/travel/travel-place.tsx')).TravelPlace }));
const ContributionsDialog = lazy(async () => ({
  default: (await import('../features/authors/contributions-dialog.tsx')).ContributionsDialog,
}));
const WordsDialog = lazy(async () => ({ default: (await import('../features/writing/words-dialog.tsx')).WordsDialog }));

const ExportDialog = lazy(async () => ({
  default: (await import('../features/exports/export-dialog.tsx')).ExportDialog,
}));
const FilesDialog = lazy(async () => ({ default: (await import('../features/files/files-dialog.tsx')).FilesDialog }));

/** The panel to find and replace; nothing while it is closed. */
export function FindPlace({ session }: { readonly session: Session }): JSX.Element | null {
  const isOpen = useTools((state) => state.find !== null);
  return isOpen ? (
    <Suspense fallback={null}>
      <FindPanel session={session} />
    </Suspense>
  ) : null;
}

interface ToolDialogsProps {
  readonly session: Session;
  readonly connection: ProjectConnection;
  /** The chapter one works in. */
  readonly active: string | null;
  readonly onJump: (chapter: string) => void;
}

/** Milliseconds: by then the text is there, which must not wait for this. */
const warmAfter = 4_000;

/** Loads what is typed into, before it is asked for. What can't be loaded is told then. */
function useWarmTools(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of typedInto) load().catch(() => undefined);
    }, warmAfter);
    return () => clearTimeout(timer);
  }, []);
}

export function ToolDialogs({ session, connection, active, onJump }: ToolDialogsProps): JSX.Element | null {
  useWarmTools();
  const reading = useTools((state) => state.reading);
  const presented = useTools((state) => state.presented);
  const chapter = session.chapters.find(({ id }) => id === (presented ?? active)) ?? session.chapters[0];
  const dialog = useTools((state) => state.dialog);
  const trial = useTools((state) => state.trial);
  const travelAt = useTools((state) => state.travelAt);
  const mergeWanted = useTools((state) => state.mergeWanted);
  const exportWanted = useTools((state) => state.exportWanted);
  const tried = session.chapters.find(({ id }) => id === trial?.chapter);
  return (
    <Suspense fallback={null}>
      {trial !== null && tried !== undefined && (
        <TrialView
          key={trial.trial}
          session={session}
          chapter={tried}
          trial={trial.trial}
          onClose={() => setTools({ trial: null })}
        />
      )}
      {dialog === 'words' && <WordsDialog session={session} onClose={closeDialog} />}
      {dialog === 'homecoming' && (
        <HomecomingPlace session={session} connection={connection} onClose={closeDialog} onJump={onJump} />
      )}
      {dialog === 'versions' && <VersionsPlace session={session} connection={connection} onClose={closeDialog} />}
      {dialog === 'travel' && (
        <TravelPlace
          session={session}
          connection={connection}
          chapter={active}
          begin={travelAt}
          onVersions={leaveTravel}
          onClose={closeDialog}
        />
      )}
      {dialog === 'print' && <PrintPreview session={session} active={active} onClose={closeDialog} />}
      {dialog === 'files' && <FilesDialog session={session} merge={mergeWanted} onClose={closeDialog} />}
      {dialog === 'contributions' && <ContributionsDialog session={session} onClose={closeDialog} />}
      {dialog === 'extent' && <ExtentDialog session={session} onClose={closeDialog} />}
      {reading === 'read' && (
        <ReadingView
          session={session}
          chapter={active}
          onPresent={(id) => setTools({ reading: 'present', presented: id })}
          onClose={(id) => {
            setTools({ reading: null });
            if (id !== null && id !== active) onJump(id);
          }}
        />
      )}
      {reading === 'present' && chapter !== undefined && (
        <Presentation
          session={session}
          chapter={chapter}
          onClose={() => setTools({ reading: null, presented: null })}
        />
      )}
      {exportWanted !== null && (
        <ExportDialog
          session={session}
          connection={connection}
          wanted={exportWanted}
          onClose={() => setTools({ exportWanted: null })}
        />
      )}
      {dialog === 'search' && <SearchDialog session={session} onJump={onJump} onClose={closeDialog} />}
      {dialog === 'goTo' && <GoToDialog session={session} onJump={onJump} onClose={closeDialog} />}
    </Suspense>
  );
}
