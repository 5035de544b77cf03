/** Updates of one room as one array of bytes: who and when stay with each. Knows nothing of the file, so that any thread can read it. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { LoggedUpdate } from './project-store.ts';

/** One page of a log holds so many updates, or those that reach so many bytes together; only the newest page holds less. */
export const pageUpdates = 500;
export const pageBytes = 1 << 20;

/** Encodes updates with consecutive sequence numbers. */
export function encodeUpdates(updates: readonly LoggedUpdate[]): Uint8Array {
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
  return encoding.toUint8Array(encoder);
}

/** Reads what `encodeUpdates` wrote; `firstSeq` is the sequence number of the first update. Throws when it can't be read. */
export function decodeUpdates(raw: Uint8Array, firstSeq: number): LoggedUpdate[] {
  const decoder = decoding.createDecoder(raw);
  const actors = Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarString(decoder));
  let at = 0;
  return Array.from({ length: decoding.readVarUint(decoder) }, (_, index) => {
    const actor = actors[decoding.readVarUint(decoder)];
    if (actor === undefined) throw new Error('unknown actor');
    at += decoding.readVarInt(decoder);
    return { seq: firstSeq + index, actor, at, bytes: decoding.readVarUint8Array(decoder) };
  });
}

/** How many of the updates make up one page. */
export function lengthOfPage(updates: readonly LoggedUpdate[]): number {
  let bytes = 0;
  for (const [index, update] of updates.entries()) {
    bytes += update.bytes.byteLength;
    if (index + 1 === pageUpdates || bytes >= pageBytes) return index + 1;
  }
  return updates.length;
}

/** True for a page that no later update goes into. */
export function isFullPage(updates: readonly LoggedUpdate[]): boolean {
  return (
    updates.length >= pageUpdates || updates.reduce((sum, update) => sum + update.bytes.byteLength, 0) >= pageBytes
  );
}
