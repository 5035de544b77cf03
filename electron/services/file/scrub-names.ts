/**
 * Takes names out of Yjs updates without changing anything else: who is named beside a comment or a suggestion that came from a Word
 * file, and that file's own name. The letters are overwritten in place, so that clocks and ids stay, and the update still fits to all others.
 */

/** How the value follows its key in the bytes of an update (V1): an entry of a map, or a property of a plain object. */
const AS_ENTRY = Uint8Array.from([...Buffer.from(':as'), 1, 119]);
const NAME_IN_OBJECT = Uint8Array.from([4, ...Buffer.from('name'), 119]);
const FILE_IN_OBJECT = Uint8Array.from([4, ...Buffer.from('file'), 119]);

const patternsOf: Readonly<Record<string, readonly Uint8Array[]>> = {
  chapter: [AS_ENTRY],
  // Its texts are written as a chapter's.
  paper: [AS_ENTRY],
  comments: [NAME_IN_OBJECT],
  outline: [FILE_IN_OBJECT],
};

/** `kind` of the room. The same bytes where there is nothing to overwrite. */
export function scrubNames(kind: string, bytes: Uint8Array): Uint8Array {
  let scrubbed: Uint8Array | null = null;
  for (const pattern of patternsOf[kind] ?? []) {
    const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = all.indexOf(pattern); at >= 0; at = all.indexOf(pattern, at + 1)) {
      const [length, start] = readLength(bytes, at + pattern.length);
      if (length === 0 || start + length > bytes.length) continue;
      scrubbed ??= new Uint8Array(bytes);
      scrubbed.set(anonymous(length), start);
    }
  }
  return scrubbed ?? bytes;
}

/** A variable-length number as lib0 writes it, and where what follows begins. */
function readLength(bytes: Uint8Array, from: number): [number, number] {
  let value = 0;
  let shift = 0;
  for (let at = from; at < bytes.length && shift < 28; at++) {
    const byte = bytes[at] ?? 0;
    value |= (byte & 127) << shift;
    if (byte < 128) return [value, at + 1];
    shift += 7;
  }
  return [0, bytes.length];
}

/** „N. N.“ (Nomen nominandum) in so many bytes. */
const anonymous = (length: number): Uint8Array =>
  length < 5 ? new Uint8Array(length).fill(78) : Uint8Array.from(Buffer.from('N. N.'.padEnd(length)));
