/** The tools that open over or beside the page, each loaded when it is first asked for. */
import { lazy, Suspense, type JSX } from 'react';
import type { Session } from './session.ts';
import { setTools, useTools } from './tools-state.ts';

const FindPanel = lazy(async () => ({ default: (await import('../features/find/find-panel.tsx')).FindPanel }));
const GoToDialog = lazy(async () => ({ default: (await import('../features/find/go-to-dialog.tsx')).GoToDialog }));
const WordsDialog = lazy(async () => ({ default: (await import('../features/writing/words-dialog.tsx')).WordsDialog }));

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
  readonly onJump: (chapter: string) => void;
}

export function ToolDialogs({ session, onJump }: ToolDialogsProps): JSX.Element | null {
  const dialog = useTools((state) => state.dialog);
  const close = (): void => setTools({ dialog: null });
  return (
    <Suspense fallback={null}>
      {dialog === 'words' && <WordsDialog session={session} onClose={close} />}
      {dialog === 'goTo' && <GoToDialog session={session} onJump={onJump} onClose={close} />}
    </Suspense>
  );
}
