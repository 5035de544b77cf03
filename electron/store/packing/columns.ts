/**
 * What packed updates are made of, like kept with like: compressed so, a stretch of typing takes little more than its
 * letters and the moments of its keys.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { Damage } from '../sqlite.ts';

/**
 * `structure` which of the expected ways an update is built; `numbers` what was not expected; `text` letters; `names` keys,
 * values, and whatever is kept as it came; `moments` and `pauses` the low and the high part of the time since the update
 * before; `people` whose it is.
 */
export const columnNames = ['structure', 'numbers', 'text', 'names', 'moments', 'pauses', 'people'] as const;
export type ColumnName = (typeof columnNames)[number];

export type Written = Readonly<Record<ColumnName, encoding.Encoder>>;
export type Read = Readonly<Record<ColumnName, decoding.Decoder>>;

function each<T>(make: () => T): Record<ColumnName, T> {
  return {
    structure: make(),
    numbers: make(),
    text: make(),
    names: make(),
    moments: make(),
    pauses: make(),
    people: make(),
  };
}

export const newColumns = (): Written => each(() => encoding.createEncoder());

export function joined(columns: Written): Uint8Array {
  const all = encoding.createEncoder();
  for (const name of columnNames) encoding.writeVarUint8Array(all, encoding.toUint8Array(columns[name]));
  return encoding.toUint8Array(all);
}

/** Throws where `bytes` are none that `joined` gave. */
export function parted(bytes: Uint8Array): Read {
  const all = decoding.createDecoder(bytes);
  const columns = each(() => decoding.createDecoder(decoding.readVarUint8Array(all)));
  if (decoding.hasContent(all)) throw new Damage('an archive has bytes at its end');
  return columns;
}
