/** The rooms of a window in which a chapter's room is that of a trial draft: so the page with its editors shows the draft. */
import { useMemo, useSyncExternalStore } from 'react';
import { TrialDoc } from '../../app/trial-doc.ts';
import type { LiveRoom } from '../../app/rooms.ts';
import type { Session } from '../../app/session.ts';
import type { RoomRegistry } from '../../editor/paper-props.ts';

/** Null until the draft is here. */
export function useTrialRooms(
  { rooms, roomOf }: Pick<Session, 'rooms' | 'roomOf'>,
  chapter: string,
  room: LiveRoom | null,
  trial: string,
): RoomRegistry | null {
  const name = roomOf(chapter);
  const store = useMemo(() => registryStore(rooms, name, room, trial), [rooms, name, room, trial]);
  return useSyncExternalStore(store.subscribe, store.get);
}

function registryStore(rooms: Session['rooms'], name: string, room: LiveRoom | null, trial: string) {
  let registry: RoomRegistry | null = null;
  return {
    get: () => registry,
    subscribe: (listener: () => void) => {
      if (room === null) return () => undefined;
      const draft = new TrialDoc(room, trial);
      registry = {
        acquire: (wanted) => (wanted === name ? draft : rooms.acquire(wanted)),
        release: (wanted) => {
          if (wanted !== name) rooms.release(wanted);
        },
        rebuilds: (wanted) => (wanted === name ? 0 : rooms.rebuilds(wanted)),
      };
      listener();
      return () => {
        registry = null;
        draft.destroy();
      };
    },
  };
}
