/** Reading the hub's frames in tests. */
import * as decoding from 'lib0/decoding';
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
