/** Updates folded into one compressed blob; who and when stay with each, so that blame and time travel stay possible. */
import { inflateRawSync } from 'node:zlib';
import { packColumns, unpackColumns } from './packing/pack-columns.ts';
import type { LoggedUpdate } from './project-store.ts';
import { Damage } from './sqlite.ts';
import { decodeUpdates } from './update-page.ts';

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
    return packed[0] === inColumns
      ? unpackColumns(packed.subarray(1), firstSeq)
      : decodeUpdates(inflateRawSync(packed), firstSeq);
  } catch (error) {
    throw error instanceof Damage ? error : new Damage('an archive cannot be unpacked');
  }
}
