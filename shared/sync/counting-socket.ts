/**
 * A WebSocket class that tells which update-carrying frames go out, so that acknowledgements can be matched with them,
 * that keeps y-websocket from repeating everybody's awareness to everybody, and that can send a moment later: handing a
 * frame to the system costs a fifth of a millisecond, which a key need not wait for.
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
  /** An update (`update`) or the answer to the host's sync step 1 (`step2`) leaves, or stands in line to. */
  onUpdate(type: 'update' | 'step2'): void;
  /** May an awareness frame about these clients leave? */
  maySpeakOf(clients: readonly number[]): boolean;
  /** Does the sending of what stands in line soon; without it each frame leaves at once. */
  readonly later?: ((send: () => void) => void) | undefined;
}

/** `readyState` of an open socket. */
export const socketOpen = 1;

/** Derives a class from a WebSocket class; each of its sockets reports to `outgoing`. */
export function countingSocket(base: SocketClass, outgoing: Outgoing): SocketClass {
  const { later } = outgoing;
  return class extends base {
    #line: Uint8Array[] = [];

    override send(data: Uint8Array): void {
      const [type, kind] = data;
      if (type === messageTypes.awareness && !outgoing.maySpeakOf(clientsIn(data))) return;
      // Who asks for the content waits for it; what one tells the others can wait for the frame of the key.
      const asks = type === messageTypes.sync && kind === syncTypes.step1;
      if (later !== undefined && !asks) {
        if (this.#line.push(data) === 1) later(() => this.#sendAll());
      } else {
        this.#sendAll();
        super.send(data);
      }
      if (type !== messageTypes.sync) return;
      if (kind === syncTypes.update) outgoing.onUpdate('update');
      else if (kind === syncTypes.step2) outgoing.onUpdate('step2');
    }

    override close(code?: number, reason?: string): void {
      this.#sendAll();
      super.close(code, reason);
    }

    #sendAll(): void {
      const frames = this.#line;
      this.#line = [];
      if (this.readyState === socketOpen) for (const frame of frames) super.send(frame);
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
