/** Which returns a person is not done with. */
import { useMemo } from 'react';
import type { Homecoming } from '../../../shared/rpc/homecoming-schemas.ts';
import { useAnswer } from '../../app/host-state.ts';
import type { ProjectConnection } from '../../app/project-connection.ts';
import type { Session } from '../../app/session.ts';
import { returnOf, useReturns } from './done-memory.ts';

const none: readonly Homecoming[] = [];

/** The latest last. */
export function useOpenReturns(session: Session, connection: ProjectConnection): readonly Homecoming[] {
  const all = useAnswer(connection.calls, session.project.id, 'homecoming.list').data ?? none;
  const returns = useReturns((state) => state.returns);
  const me = session.me.id;
  return useMemo(() => all.filter(({ id }) => returns[returnOf(me, id)]?.finished !== true), [all, returns, me]);
}
