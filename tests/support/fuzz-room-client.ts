/** Who is in a room of the hub in a fuzz run. */
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { Member } from '../../electron/hub/room-members.ts';
import { messageTypes } from '../../shared/sync/messages.ts';

/** The state vector of who has nothing. */
export const nothing = Uint8Array.of(0);

/** The update, or the state vector, in a frame of the sync protocol; null when it is another frame. */
export function syncBody(frame: Uint8Array): Uint8Array | null {
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarUint(decoder) !== messageTypes.sync) return null;
  decoding.readVarUint(decoder);
  return decoding.readVarUint8Array(decoder);
}

/** A member of a room that takes what it is sent. */
export function peer(person: string, send: (frame: Uint8Array) => void): Member {
  const stamp = { id: person, name: person, colour: null, group: null };
  return { person, relay: false, send, acknowledge: () => undefined, stamp: () => stamp, mayBe: () => 'free' };
}

/** A person at a laptop: what they wrote and what they were told, each still on its way. */
export class Client {
  readonly doc = new Y.Doc();
  readonly member = peer('anna', (frame) => {
    const body = syncBody(frame);
    if (body !== null) this.inbox.push(body);
  });
  step: 'away' | 'early' | 'live' = 'away';
  question: Uint8Array = nothing;
  outbox: Uint8Array[] = [];
  inbox: Uint8Array[] = [];
  /** Everything that was ever sent, and states from which others may come back. */
  readonly sent: Uint8Array[] = [];
  readonly past: Uint8Array[] = [Uint8Array.of(0, 0)];

  constructor(client: number) {
    this.doc.clientID = client;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'hub') this.outbox.push(update);
    });
  }

  hear(): void {
    const update = this.inbox.shift();
    if (update !== undefined) Y.applyUpdate(this.doc, update, 'hub');
  }
}
