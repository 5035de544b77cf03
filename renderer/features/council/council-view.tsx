/** A council paper in the place of the chapters: the form at the left, its real pages and the check at the right. */
import { useCallback, useEffect, useMemo, useRef, useState, type JSX } from 'react';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import { paperRoom } from '../../app/council-papers.ts';
import { exportedFile } from '../../app/export-transport.ts';
import { pictureTransport } from '../../app/picture-transport.ts';
import type { ProjectConnection } from '../../app/project-connection.ts';
import type { LiveRoom } from '../../app/rooms.ts';
import type { Session } from '../../app/session.ts';
import { useRoom } from '../../editor/chapter/use-room.ts';
import type { Spelling } from '../../editor/spelling/spelling.ts';
import { useText } from '../../ui/text.ts';
import styles from './council.module.css';
import { CouncilForm } from './council-form.tsx';
import { useCity } from '../../app/use-city.ts';
import { useRoomFacts } from './use-paper.ts';

interface CouncilViewProps {
  readonly session: Session;
  readonly connection: ProjectConnection;
  readonly paper: string;
  readonly spelling: Spelling;
  readonly corrects: boolean;
  readonly onClose: () => void;
  /** Called once there is something to see. */
  readonly onShown: () => void;
}

export function CouncilView(props: CouncilViewProps): JSX.Element {
  const { session, paper, onShown } = props;
  const { t } = useText();
  const room = useRoom(session.rooms, paperRoom(session.project.id, paper));
  const city = useCity(session);
  const { here, why } = useRoomFacts(room);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || !here) return;
    begun.current = true;
    onShown();
  }, [here, onShown]);
  // From the first time that the content has been here: afterwards offline is no reason to hide it.
  const [loaded, setLoaded] = useState(false);
  if (here && !loaded) setLoaded(true);
  if (city.error !== null) {
    return (
      <p className={styles.waiting} role="alert">
        {describeFailure(t, city.error)}
      </p>
    );
  }
  if (room === null || !loaded || city.data === undefined) {
    return (
      <p className={styles.waiting} role="status">
        {t('council.loading')}
      </p>
    );
  }
  // Built anew with its room, where a change was refused.
  const key = `${paper} ${session.rooms.rebuilds(paperRoom(session.project.id, paper))}`;
  return <Loaded {...props} key={key} room={room} city={city.data.template} why={why === null ? null : t(why)} />;
}

type LoadedProps = CouncilViewProps &
  Pick<Parameters<typeof CouncilForm>[0], 'city' | 'why'> & { readonly room: LiveRoom };

function Loaded({
  session,
  connection,
  paper,
  room,
  city,
  why,
  spelling,
  corrects,
  onClose,
}: LoadedProps): JSX.Element {
  const { endpoint } = connection;
  const onFile = useCallback(
    (path: string) => exportedFile(endpoint, session.project.id, path),
    [endpoint, session.project.id],
  );
  const files = useMemo(() => pictureTransport(endpoint, session.project.id), [endpoint, session.project.id]);
  return (
    <CouncilForm
      session={session}
      calls={connection.calls}
      room={room}
      paper={paper}
      city={city}
      why={why}
      spelling={spelling}
      corrects={corrects}
      files={files}
      onFile={onFile}
      onClose={onClose}
    />
  );
}
