/**
 * A WebSocket class that tells which update-carrying frames go out, so that acknowledgements can be matched with them,
 * and that keeps y-websocket from repeating everybody's awareness to everybody.
 */
import * as decoding from 'lib0/decoding';
import { messageTypes, syncTypes } from './messages.ts';

/** The part of a WebSocket that is needed here; browsers' and the one of `ws` both have it. */
export interface SocketLike {
  readonly readyState: number;
  send(data: Uint8Array): void;
  close(code?: number, reason?: string): void;
}
export type SocketClass = new (url: string, protocols?: string | string[]) => SocketLike;

export interface Outgoing {
  /** An update (`update`) or the answer to the host's sync step 1 (`step2`) leaves. */
  onUpdate(type: 'update' | 'step2'): void;
  /** May an awareness frame about these clients leave? */
  maySpeakOf(clients: readonly number[]): boolean;
}

/** Derives a class from a WebSocket class; each of its sockets reports to `outgoing`. */
export function countingSocket(base: SocketClass, outgoing: Outgoing): SocketClass {
  return class extends base {
    override send(data: Uint8Array): void {
      const [type, kind] = data;
      if (type === messageTypes.awareness && !outgoing.maySpeakOf(clientsIn(data))) return;
      super.send(data);
      if (type !== messageTypes.sync) return;
      if (kind === syncTypes.update) outgoing.onUpdate('update');
      else if (kind === syncTypes.step2) outgoing.onUpdate('step2');
    }
  };
}

function clientsIn(frame: Uint8Array): number[] {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
  const clients: number[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    clients.push(decoding.readVarUint(decoder));
    decoding.readVarUint(decoder);
    decoding.readVarUint8Array(decoder);
  }
  return clients;
}
