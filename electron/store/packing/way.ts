/** The two ways over an update: from its bytes to the columns, and back. Each step passes on one value and returns it. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { ColumnName, Read, Written } from './columns.ts';

export interface Way {
  /** A number that is often the same in the same place. */
  plain(): number;
  byte(): number;
  /** Which of several expected values stands here is found out by the caller: packing has the value, unpacking the choice. */
  readonly packing: boolean;
  /** Packing: the next number of the update. Unpacking: writes it there. */
  take(): number;
  put(value: number): void;
  /** A choice, in `structure`. */
  choose(choice: number): number;
  /** A number that nobody expected, in `numbers`; may be negative. */
  odd(value: number): number;
  /** A text of the update into a column; returns its length in UTF-16. */
  text(column: ColumnName): number;
  /** Bytes with their length. */
  blob(): void;
  /** So many values of lib0's own encoding. */
  values(count: number): void;
}

/** UTF-16 units of UTF-8. */
function units(bytes: Uint8Array): number {
  let length = 0;
  for (const byte of bytes) if ((byte & 0xc0) !== 0x80) length += byte >= 0xf0 ? 2 : 1;
  return length;
}

export class Packing implements Way {
  readonly packing = true;

  constructor(
    private readonly update: decoding.Decoder,
    private readonly to: Written,
  ) {}

  plain(): number {
    return this.choose(decoding.readVarUint(this.update));
  }
  byte(): number {
    const byte = decoding.readUint8(this.update);
    encoding.writeUint8(this.to.structure, byte);
    return byte;
  }
  take(): number {
    return decoding.readVarUint(this.update);
  }
  put(): void {
    // It came from there.
  }
  choose(choice: number): number {
    encoding.writeVarUint(this.to.structure, choice);
    return choice;
  }
  odd(value: number): number {
    encoding.writeVarInt(this.to.numbers, value);
    return value;
  }
  text(column: ColumnName): number {
    const bytes = decoding.readVarUint8Array(this.update);
    this.choose(bytes.length);
    encoding.writeUint8Array(this.to[column], bytes);
    return units(bytes);
  }
  blob(): void {
    encoding.writeVarUint8Array(this.to.names, decoding.readVarUint8Array(this.update));
  }
  values(count: number): void {
    const start = this.update.pos;
    for (let index = 0; index < count; index += 1) decoding.readAny(this.update);
    encoding.writeVarUint8Array(this.to.names, this.update.arr.subarray(start, this.update.pos));
  }
}

export class Unpacking implements Way {
  readonly packing = false;

  constructor(
    private readonly from: Read,
    private readonly update: encoding.Encoder,
  ) {}

  plain(): number {
    const value = this.choose();
    this.put(value);
    return value;
  }
  byte(): number {
    const byte = decoding.readUint8(this.from.structure);
    encoding.writeUint8(this.update, byte);
    return byte;
  }
  take(): number {
    return 0;
  }
  put(value: number): void {
    encoding.writeVarUint(this.update, value);
  }
  choose(): number {
    return decoding.readVarUint(this.from.structure);
  }
  odd(): number {
    return decoding.readVarInt(this.from.numbers);
  }
  text(column: ColumnName): number {
    const bytes = decoding.readUint8Array(this.from[column], this.choose());
    encoding.writeVarUint8Array(this.update, bytes);
    return units(bytes);
  }
  blob(): void {
    encoding.writeVarUint8Array(this.update, decoding.readVarUint8Array(this.from.names));
  }
  values(): void {
    encoding.writeUint8Array(this.update, decoding.readVarUint8Array(this.from.names));
  }
}
