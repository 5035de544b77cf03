/** A room of the window whose link is there and has nothing to tell. */
import { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { LiveRoom } from '../../renderer/app/rooms.ts';

export function connectedRoom(doc: Y.Doc): LiveRoom {
  return {
    doc,
    awareness: new Awareness(doc),
    state: {
      connection: 'connected',
      offlineSince: null,
      synced: true,
      access: { right: 'write', reason: null },
      waiting: 0,
      closed: null,
    },
    subscribe: () => () => undefined,
    onRefused: () => () => undefined,
    taken: () => Promise.resolve(),
    reconnectNow: () => undefined,
    destroy: () => undefined,
  };
}
