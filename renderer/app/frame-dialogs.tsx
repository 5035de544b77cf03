/** What opens over the frame: tools, people, settings. Each is loaded when it is opened: nobody needs it for the first picture. */
import { lazy, Suspense, type JSX } from 'react';
import { useAnswer } from './host-state.ts';
import type { ProjectConnection } from './project-connection.ts';
import type { Session } from './session.ts';
import { ToolDialogs } from './tools.tsx';
import { setView, useView } from './view-state.ts';

const PeopleDialog = lazy(async () => ({
  default: (await import('../features/people/people-dialog.tsx')).PeopleDialog,
}));
const PaperSettingsDialog = lazy(async () => ({
  default: (await import('../features/paper-settings/paper-settings-dialog.tsx')).PaperSettingsDialog,
}));

interface FrameDialogsProps {
  readonly session: Session;
  readonly connection: ProjectConnection;
  /** The chapter one works in. */
  readonly active: string | null;
  readonly onJump: (chapter: string) => void;
}

export function FrameDialogs({ session, connection, active, onJump }: FrameDialogsProps): JSX.Element {
  const panel = useView((state) => state.panel);
  const dialog = useView((state) => state.dialog);
  const invitations = useAnswer(
    connection.calls,
    session.project.id,
    'people.invitations',
    panel === 'invite' && session.peopleBlocked === null,
  );
  return (
    <>
      <ToolDialogs session={session} connection={connection} active={active} onJump={onJump} />
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
    </>
  );
}
