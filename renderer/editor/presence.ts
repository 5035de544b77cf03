/** Who is in which chapter. Everybody tells it in the outline's room, so that it is known of chapters not opened here, too. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { isUuid, roomName } from '../../shared/sync/rooms.ts';
import { useRoom } from './chapter/use-room.ts';
import type { RoomRegistry } from './paper-props.ts';
import { remoteUser, type RemoteUser } from './remote/remote-user.ts';

/** People by chapter id, without oneself; each person once per chapter, in the order of their names. */
export type Presence = ReadonlyMap<string, readonly RemoteUser[]>;

const nobody: Presence = new Map();

/** Who works in which chapter now; renders anew only when somebody comes, goes or changes the chapter. */
export function usePresence(rooms: RoomRegistry, project: string): Presence {
  const awareness = useOutlineAwareness(rooms, project);
  const store = useMemo(() => presenceStore(awareness), [awareness]);
  return useSyncExternalStore(store.subscribe, store.get);
}

/** Tells the others which chapter one works in (null: none). */
export function usePublishedChapter(rooms: RoomRegistry, project: string, chapter: string | null): void {
  const awareness = useOutlineAwareness(rooms, project);
  useEffect(() => awareness?.setLocalStateField('chapter', chapter), [awareness, chapter]);
}

function useOutlineAwareness(rooms: RoomRegistry, project: string): Awareness | null {
  return useRoom(rooms, roomName({ project, kind: 'outline', item: null }))?.awareness ?? null;
}

interface PresenceStore {
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: () => Presence;
}

function presenceStore(awareness: Awareness | null): PresenceStore {
  let key = '';
  let presence = nobody;
  return {
    subscribe: (listener) => {
      awareness?.on('change', listener);
      return () => awareness?.off('change', listener);
    },
    get: () => {
      if (awareness === null) return nobody;
      const next = readPresence(awareness);
      const nextKey = JSON.stringify([...next]);
      if (nextKey !== key) [key, presence] = [nextKey, next];
      return presence;
    },
  };
}

/** Reads the awareness of the outline's room. */
export function readPresence(awareness: Pick<Awareness, 'clientID' | 'getStates'>): Presence {
  const found = new Map<string, Map<string, RemoteUser>>();
  for (const [client, state] of awareness.getStates()) {
    const user = remoteUser(state);
    const chapter: unknown = state['chapter'];
    if (client === awareness.clientID || user === null || typeof chapter !== 'string' || !isUuid(chapter)) continue;
    const people = found.get(chapter) ?? new Map<string, RemoteUser>();
    found.set(chapter, people.set(user.id, user));
  }
  return new Map(
    [...found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([chapter, people]) => [
        chapter,
        [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'de') || (a.id < b.id ? -1 : 1)),
      ]),
  );
}
