/** The view with what one is not done with. */
import { useEffect, type JSX } from 'react';
import type { ProjectConnection } from '../../app/project-connection.ts';
import type { Session } from '../../app/session.ts';
import { HomecomingView } from './homecoming-view.tsx';
import { useOpenReturns } from './open-returns.ts';

interface HomecomingPlaceProps {
  readonly session: Session;
  readonly connection: ProjectConnection;
  readonly onClose: () => void;
  readonly onJump: (chapter: string) => void;
}

export function HomecomingPlace({ session, connection, onClose, onJump }: HomecomingPlaceProps): JSX.Element | null {
  const open = useOpenReturns(session, connection);
  const isEmpty = open.length === 0;
  useEffect(() => {
    if (isEmpty) onClose();
  }, [isEmpty, onClose]);
  return isEmpty ? null : <HomecomingView session={session} open={open} onClose={onClose} onJump={onJump} />;
}
