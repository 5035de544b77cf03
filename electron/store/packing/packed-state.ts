/** Snapshots as they lie in the file: the length of the state, then the state itself, compressed where that pays. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Damage } from '../sqlite.ts';

/** So many bytes are not worth it. */
const small = 200;
/** The fastest level: whoever opens a room waits for it to be read, and the hub brings new ones often. */
const level = 1;

/** `bytes` as four bytes of length and the deflated rest; a length that is equal to the rest's is that of plain bytes. */
export function packState(bytes: Uint8Array): Uint8Array {
  const deflated = bytes.byteLength < small ? bytes : deflateRawSync(bytes, { level });
  const rest = deflated.byteLength < bytes.byteLength ? deflated : bytes;
  const packed = new Uint8Array(4 + rest.byteLength);
  new DataView(packed.buffer).setUint32(0, bytes.byteLength);
  packed.set(rest, 4);
  return packed;
}

/** Reads what `packState` wrote. Throws Damage where it can't. */
export function unpackState(packed: Uint8Array): Uint8Array {
  const length = sizeOfState(packed);
  const rest = packed.subarray(4);
  if (rest.byteLength === length) return rest;
  try {
    const bytes = inflateRawSync(rest, { maxOutputLength: length + 1 });
    if (bytes.byteLength === length) return new Uint8Array(bytes.buffer, bytes.byteOffset, length);
  } catch {
    // Told below.
  }
  throw new Damage('a snapshot cannot be unpacked');
}

/** Bytes of the state whose packed form begins so; 0 for none. Throws `Damage` where a damaged file has something else there. */
export function sizeOfState(head: unknown): number {
  if (head === undefined) return 0;
  if (!(head instanceof Uint8Array)) throw new Damage('a snapshot is not bytes');
  if (head.byteLength < 4) return 0;
  return new DataView(head.buffer, head.byteOffset, 4).getUint32(0);
}
