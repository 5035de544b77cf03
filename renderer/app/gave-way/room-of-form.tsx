import { useMemo, type JSX, type ReactNode } from 'react';
import { FormRoomContext } from './form-room.ts';

interface RoomOfFormProps {
  readonly room: string;
  readonly person: string;
  readonly children: ReactNode;
}

/** Says in which room the fields within are written, and by whom. */
export function RoomOfForm({ room, person, children }: RoomOfFormProps): JSX.Element {
  const value = useMemo(() => ({ room, person }), [room, person]);
  return <FormRoomContext value={value}>{children}</FormRoomContext>;
}
