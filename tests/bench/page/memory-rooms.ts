/** Rooms without a host: synced, and one may write in them. */
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { PaperRoom, RoomRegistry } from '../../../renderer/editor/paper-props.ts';

function makeRoom(): PaperRoom {
  const doc = new Y.Doc();
  const state = { synced: true, access: { right: 'write', reason: null }, waiting: 0 } as const;
  return { doc, awareness: new Awareness(doc), state, subscribe: () => () => undefined };
}

export function memoryRooms(): RoomRegistry {
  const rooms = new Map<string, PaperRoom>();
  return {
    acquire: (name) => {
      const room = rooms.get(name) ?? makeRoom();
      rooms.set(name, room);
      return room;
    },
    release: () => undefined,
    rebuilds: () => 0,
  };
}
