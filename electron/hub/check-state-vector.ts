/** Reads a sync step 1 within bounds, before Yjs does. Throws when it is malformed. */
import * as decoding from 'lib0/decoding';

const maxClients = 100_000;

export function checkStateVector(bytes: Uint8Array): void {
  const decoder = decoding.createDecoder(bytes);
  const clients = decoding.readVarUint(decoder);
  if (clients > maxClients) throw new Error('too many clients');
  for (let i = 0; i < clients * 2; i++) decoding.readVarUint(decoder);
  if (decoder.pos !== bytes.length) throw new Error('trailing bytes');
}
