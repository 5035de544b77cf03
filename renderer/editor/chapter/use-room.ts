import { useMemo, useSyncExternalStore } from 'react';
import type { PaperRoom, RoomRegistry, RoomState } from '../paper-props.ts';

/** Holds a room open while the component is on the page and `name` is not null; null until then. */
export function useRoom(rooms: RoomRegistry, name: string | null): PaperRoom | null {
  const store = useMemo(() => heldRoom(rooms, name), [rooms, name]);
  return useSyncExternalStore(store.subscribe, store.get);
}

/** A store that acquires its room when React begins to listen and releases it when React stops. */
function heldRoom(rooms: RoomRegistry, name: string | null) {
  let room: PaperRoom | null = null;
  return {
    get: () => room,
    subscribe: () => {
      if (name === null) return () => undefined;
      room = rooms.acquire(name);
      return () => {
        room = null;
        rooms.release(name);
      };
    },
  };
}

const idle: RoomState = { synced: false, access: null, waiting: 0 };
const nothing = (): void => undefined;

/** A value derived from the state of a room; renders anew only when that value changes. */
export function useRoomState<T extends string | number | boolean | null>(
  room: PaperRoom | null,
  derive: (state: RoomState) => T,
): T {
  const subscribe = useMemo(
    () => (room === null ? () => nothing : (listener: () => void) => room.subscribe(listener)),
    [room],
  );
  return useSyncExternalStore(subscribe, () => derive(room?.state ?? idle));
}
