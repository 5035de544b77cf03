/** Updates folded into one compressed blob; who and when stay with each, so that blame and time travel stay possible. */
import { inflateRawSync } from 'node:zlib';
import * as decoding from 'lib0/decoding';
import { packColumns, unpackColumns } from './packing/pack-columns.ts';
import type { LoggedUpdate } from './project-store.ts';
import { Damage } from './sqlite.ts';

/** The first byte of what is packed in columns; no raw deflate stream begins so, as those of before migration 6 do. */
const inColumns = 0x07;

/** Packs updates with consecutive sequence numbers. */
export function pack(updates: readonly LoggedUpdate[]): Uint8Array {
  const columns = packColumns(updates);
  const packed = new Uint8Array(1 + columns.byteLength);
  packed[0] = inColumns;
  packed.set(columns, 1);
  return packed;
}

/** Reads what `pack` wrote, now or before; `firstSeq` is the sequence number of the first update. Throws Damage when it can't be read. */
export function unpack(packed: Uint8Array, firstSeq: number): LoggedUpdate[] {
  try {
    return packed[0] === inColumns ? unpackColumns(packed.subarray(1), firstSeq) : unpackDeflated(packed, firstSeq);
  } catch (error) {
    throw error instanceof Damage ? error : new Damage('an archive cannot be unpacked');
  }
}

function unpackDeflated(packed: Uint8Array, firstSeq: number): LoggedUpdate[] {
  const decoder = decoding.createDecoder(inflateRawSync(packed));
  const actors = Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarString(decoder));
  let at = 0;
  return Array.from({ length: decoding.readVarUint(decoder) }, (_, index) => {
    const actor = actors[decoding.readVarUint(decoder)];
    if (actor === undefined) throw new Damage('unknown actor');
    at += decoding.readVarInt(decoder);
    return { seq: firstSeq + index, actor, at, bytes: decoding.readVarUint8Array(decoder) };
  });
}
