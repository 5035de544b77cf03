/** The view with the list that the host keeps current. */
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import { notify } from '../../ui/announcer.tsx';
import { useEffect, type JSX } from 'react';
import type { ProjectConnection } from '../../app/project-connection.ts';
import { useAnswer } from '../../app/host-state.ts';
import type { Session } from '../../app/session.ts';
import { useTools } from '../../app/tools-state.ts';
import { useText } from '../../ui/text.ts';
import { VersionsView } from './versions-view.tsx';

interface VersionsPlaceProps {
  readonly session: Session;
  readonly connection: ProjectConnection;
  readonly onClose: () => void;
}

export function VersionsPlace({ session, connection, onClose }: VersionsPlaceProps): JSX.Element | null {
  const { t } = useText();
  const wanted = useTools((state) => state.versionWanted);
  const { data, error } = useAnswer(connection.calls, session.project.id, 'versions.list');
  useEffect(() => {
    if (error === null) return;
    notify({ text: describeFailure(t, error), tone: 'bad' });
    onClose();
  }, [error, onClose, t]);
  return data === undefined ? null : (
    <VersionsView session={session} list={data} wanted={wanted} connection={connection} onClose={onClose} />
  );
}
