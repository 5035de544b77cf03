/** Time travel with the versions that the host keeps current. */
import type { JSX } from 'react';
import { useAnswer } from '../../app/host-state.ts';
import type { ProjectConnection } from '../../app/project-connection.ts';
import { TravelView, type TravelViewProps } from './travel-view.tsx';

interface TravelPlaceProps extends Omit<TravelViewProps, 'versions'> {
  readonly connection: ProjectConnection;
}

export function TravelPlace({ connection, ...rest }: TravelPlaceProps): JSX.Element {
  const { data } = useAnswer(connection.calls, rest.session.project.id, 'versions.list');
  return <TravelView {...rest} versions={data ?? null} />;
}
