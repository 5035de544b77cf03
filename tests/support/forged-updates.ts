/** Updates that no honest program sends, byte by byte. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { commentEntries } from '../../shared/document/comment-room.ts';

type Part = number | string | Uint8Array;

function write(encoder: encoding.Encoder, parts: readonly Part[]): void {
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part);
    else if (typeof part === 'string') encoding.writeVarString(encoder, part);
    else encoding.writeUint8Array(encoder, part);
  }
}

/** Numbers, strings and bytes one after another, as Yjs writes them. */
export function bytes(...parts: Part[]): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder, parts);
  return encoding.toUint8Array(encoder);
}

/** A copy of the document in which something is done; what that adds is what the attacker sends. */
export function done(honest: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(honest));
  const before = Y.encodeStateVector(doc);
  change(doc);
  return Y.encodeStateAsUpdate(doc, before);
}

/** An update of structs that no honest program makes: `[info, ...numbers and strings]` each, under client id 4711. */
export function made(structs: Part[][], from = 0): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder, [1, structs.length, 4711, from]);
  for (const [info = 0, ...parts] of structs) write(encoder, [Uint8Array.of(Number(info)), ...parts]);
  write(encoder, [0]);
  return encoding.toUint8Array(encoder);
}

/** Any value, as it stands in an update. */
export function any(value: unknown): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeAny(encoder, value as string);
  return encoding.toUint8Array(encoder);
}

/** The id of the struct that holds an entry. */
export function placeOf(doc: Y.Doc, key: string): Y.ID {
  const item = commentEntries(doc)._map.get(key);
  if (item === undefined) throw new Error('no such entry');
  return item.id;
}

/** Kind 8 (any value) with a key of its own. */
export const entryInfo = 8 | 0b00100000;
