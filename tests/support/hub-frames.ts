/** Reading the hub's frames in tests, and writing those of its peers. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import {
  messageTypes,
  readAccess,
  readAck,
  readRefused,
  type Access,
  type Refusal,
} from '../../shared/sync/messages.ts';

function body(frame: Uint8Array | undefined, type: number): decoding.Decoder {
  const decoder = decoding.createDecoder(frame ?? new Uint8Array());
  if (decoding.readVarUint(decoder) !== type) throw new Error('another type of frame');
  return decoder;
}

export function decodeAccess(frame: Uint8Array | undefined): Access | null {
  return readAccess(body(frame, messageTypes.access));
}

export function decodeAck(frame: Uint8Array | undefined): number {
  return readAck(body(frame, messageTypes.ack));
}

export function decodeRefused(frame: Uint8Array | undefined): Refusal {
  return readRefused(body(frame, messageTypes.refused));
}

/** A frame of the sync protocol: 0 asks, 1 answers, 2 tells of an update. */
export function syncFrame(type: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageTypes.sync);
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}
