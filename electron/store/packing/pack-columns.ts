/**
 * Packs a stretch of a room's log, to the very byte: each update as the difference from what its author was expected to do,
 * in columns, compressed together. An update that is none of Yjs V1, or that can't be given back as it was, is kept whole.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { LoggedUpdate } from '../project-store.ts';
import { Damage } from '../sqlite.ts';
import { joined, newColumns, parted, type Read, type Written } from './columns.ts';
import { Expectations } from './expectations.ts';
import { passUpdate } from './pass-update.ts';
import { Packing, Unpacking } from './way.ts';

const [passed, whole] = [0, 1];
/** What a stretch may unpack to: far more than is ever packed into one. */
const mostBytes = 256 * 1024 * 1024;

export function packColumns(updates: readonly LoggedUpdate[]): Uint8Array {
  const wholes = new Set<number>();
  // Those that can't be walked are known after one turn, those that another program wrote in more bytes after the next.
  for (let turn = 0; turn < 3; turn += 1) {
    const { columns, refused } = written(updates, wholes);
    const bytes = joined(columns);
    const wrong = refused.length > 0 ? refused : differences(updates, bytes);
    if (wrong.length === 0) return compressed(bytes);
    for (const index of wrong) wholes.add(index);
  }
  const { columns } = written(updates, new Set(updates.keys()));
  return compressed(joined(columns));
}

/** Reads what `packColumns` wrote; `firstSeq` is the sequence number of the first update. Throws where it can't be read. */
export function unpackColumns(packed: Uint8Array, firstSeq: number): LoggedUpdate[] {
  return read(brotliDecompressSync(packed, { maxOutputLength: mostBytes }), firstSeq);
}

function compressed(bytes: Uint8Array): Uint8Array {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/** The columns, and the updates that can't go there: the columns are worth nothing then. */
function written(
  updates: readonly LoggedUpdate[],
  wholes: ReadonlySet<number>,
): { readonly columns: Written; readonly refused: readonly number[] } {
  const columns = newColumns();
  const actors = new Map<string, number>();
  for (const { actor } of updates) if (!actors.has(actor)) actors.set(actor, actors.size);
  encoding.writeVarUint(columns.people, actors.size);
  for (const actor of actors.keys()) encoding.writeVarString(columns.people, actor);
  encoding.writeVarUint(columns.people, updates.length);
  const known = new Expectations();
  const refused: number[] = [];
  let before = 0;
  for (const [index, { actor, at, bytes }] of updates.entries()) {
    const person = actors.get(actor) ?? 0;
    encoding.writeVarUint(columns.people, person);
    const pause = at - before;
    encoding.writeVarInt(columns.pauses, Math.floor(pause / 256));
    encoding.writeUint8(columns.moments, pause - 256 * Math.floor(pause / 256));
    before = at;
    if (wholes.has(index)) {
      encoding.writeVarUint(columns.structure, whole);
      encoding.writeVarUint8Array(columns.names, bytes);
      continue;
    }
    encoding.writeVarUint(columns.structure, passed);
    try {
      const decoder = decoding.createDecoder(bytes);
      passUpdate(new Packing(decoder, columns), known, person);
      if (decoding.hasContent(decoder)) refused.push(index);
    } catch {
      refused.push(index);
    }
  }
  return { columns, refused };
}

function read(bytes: Uint8Array, firstSeq: number): LoggedUpdate[] {
  const columns: Read = parted(bytes);
  const actors = Array.from({ length: decoding.readVarUint(columns.people) }, () =>
    decoding.readVarString(columns.people),
  );
  const count = decoding.readVarUint(columns.people);
  const known = new Expectations();
  const updates: LoggedUpdate[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const person = decoding.readVarUint(columns.people);
    const actor = actors[person];
    if (actor === undefined) throw new Damage('unknown actor');
    at += 256 * decoding.readVarInt(columns.pauses) + decoding.readUint8(columns.moments);
    updates.push({ seq: firstSeq + index, actor, at, bytes: update(columns, known, person) });
  }
  return updates;
}

function update(columns: Read, known: Expectations, person: number): Uint8Array {
  if (decoding.readVarUint(columns.structure) === whole)
    return new Uint8Array(decoding.readVarUint8Array(columns.names));
  const encoder = encoding.createEncoder();
  passUpdate(new Unpacking(columns, encoder), known, person);
  return encoding.toUint8Array(encoder);
}

/** Which updates are not given back as they were; all of them where that can't be told apart. */
function differences(updates: readonly LoggedUpdate[], bytes: Uint8Array): number[] {
  let found: readonly LoggedUpdate[] = [];
  try {
    found = read(bytes, 0);
  } catch {
    // None is given back.
  }
  return updates.flatMap(({ actor, at, bytes: own }, index) => {
    const other = found[index];
    const same = other?.actor === actor && other.at === at && Buffer.compare(other.bytes, own) === 0;
    return same ? [] : [index];
  });
}
