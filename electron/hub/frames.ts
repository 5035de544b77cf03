/** Frames that the hub sends, and the bounded reading of those it gets (y-websocket's protocol). */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageTypes, syncTypes } from '../../shared/sync/messages.ts';

/** `[sync, type, length, bytes]`; `type` is one of `syncTypes`. */
export function syncFrame(type: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageTypes.sync);
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}

/** One entry of an awareness message; `json` is `null` (as text) for a client that has left. */
export interface AwarenessEntry {
  readonly client: number;
  readonly clock: number;
  readonly json: string;
}

export function awarenessFrame(entries: readonly AwarenessEntry[]): Uint8Array {
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, entries.length);
  for (const { client, clock, json } of entries) {
    encoding.writeVarUint(body, client);
    encoding.writeVarUint(body, clock);
    encoding.writeVarString(body, json);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageTypes.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
  return encoding.toUint8Array(encoder);
}

/** The rest of a frame: one length-prefixed byte string that ends where the frame ends. Throws where it doesn't. */
export function bodyOf(decoder: decoding.Decoder): Uint8Array {
  const length = decoding.readVarUint(decoder);
  if (decoder.arr.length - decoder.pos !== length) throw new Error('cut frame');
  return decoder.arr.subarray(decoder.pos);
}

/** The state vector of who has nothing. */
export const emptyStateVector = Uint8Array.of(0);

/** A sync step 1 that asks for everything. */
export const everything = syncFrame(syncTypes.step1, emptyStateVector);

/** A sync step 2 with an update without structs and without deletions. */
export const nothingNew = syncFrame(syncTypes.step2, Uint8Array.of(0, 0));
