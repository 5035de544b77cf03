/** Updates folded into one compressed blob; who and when stay with each, so that blame and time travel stay possible. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { LoggedUpdate } from './project-store.ts';
import { Damage } from './sqlite.ts';

/** Packs updates with consecutive sequence numbers. */
export function pack(updates: readonly LoggedUpdate[]): Uint8Array {
  const actors = [...new Set(updates.map((update) => update.actor))];
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, actors.length);
  for (const actor of actors) encoding.writeVarString(encoder, actor);
  encoding.writeVarUint(encoder, updates.length);
  let before = 0;
  for (const update of updates) {
    encoding.writeVarUint(encoder, actors.indexOf(update.actor));
    encoding.writeVarInt(encoder, update.at - before);
    encoding.writeVarUint8Array(encoder, update.bytes);
    before = update.at;
  }
  const raw = encoding.toUint8Array(encoder);
  // A large paste must not hold up the appends behind it.
  return deflateRawSync(raw, { level: raw.byteLength > 1 << 18 ? 1 : 6 });
}

/** Reads what `pack` wrote; `firstSeq` is the sequence number of the first update. Throws Damage when it can't be read. */
export function unpack(packed: Uint8Array, firstSeq: number): LoggedUpdate[] {
  try {
    const decoder = decoding.createDecoder(inflateRawSync(packed));
    const actors = Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarString(decoder));
    let at = 0;
    return Array.from({ length: decoding.readVarUint(decoder) }, (_, index) => {
      const actor = actors[decoding.readVarUint(decoder)];
      if (actor === undefined) throw new Damage('unknown actor');
      at += decoding.readVarInt(decoder);
      return { seq: firstSeq + index, actor, at, bytes: decoding.readVarUint8Array(decoder) };
    });
  } catch (error) {
    throw error instanceof Damage ? error : new Damage('an archive cannot be unpacked');
  }
}
