import { useMemo, useSyncExternalStore } from 'react';
import type { PaperRoom, RoomRegistry, RoomState } from '../paper-props.ts';

const nothing = (): void => undefined;

/** Holds a room open while the component is on the page and `name` is not null; null until then. Follows one that is replaced after a refusal. */
export function useRoom<R extends PaperRoom>(rooms: RoomRegistry<R>, name: string | null): R | null {
  const store = useMemo(() => heldRoom(rooms, name), [rooms, name]);
  return useSyncExternalStore(store.subscribe, store.get);
}

/** A store that acquires its room when React begins to listen and releases it when React stops. */
export function heldRoom<R extends PaperRoom>(rooms: RoomRegistry<R>, name: string | null) {
  let room: R | null = null;
  return {
    get: () => room,
    subscribe: (listener: () => void) => {
      if (name === null) return nothing;
      room = rooms.acquire(name);
      const stop = rooms.subscribe?.(() => {
        // Between the old one and the new one there is none.
        const present = rooms.peek?.(name) ?? room;
        if (present === room) return;
        room = present;
        listener();
      });
      return () => {
        stop?.();
        room = null;
        rooms.release(name);
      };
    },
  };
}

const idle: RoomState = { synced: false, access: null, waiting: 0 };

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
