/** Writes a ZIP archive whose bytes follow from its content alone: fixed times, the order that is given. */
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What is compressed already (pictures) is stored as it is. */
  readonly stored?: boolean;
}

const deflate = promisify(deflateRaw) as (bytes: Uint8Array, options: { level: number }) => Promise<Buffer>;
/** 1 January 1980, the first day that ZIP knows. */
const DATE = 0x0021;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const MOST = 0xffff_ffff;

/** Rejects with a RangeError beyond 4 GB or 65,535 entries, which need another form of archive. */
export async function zip(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  if (entries.length > 0xffff) throw new RangeError('too many parts for an archive');
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  for (const { name, bytes, stored } of entries) {
    const packed = stored === true ? Buffer.from(bytes) : await deflate(bytes, { level: 6 });
    const path = Buffer.from(name, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(FLAGS, 2);
    common.writeUInt16LE(stored === true ? 0 : 8, 4);
    common.writeUInt16LE(0, 6);
    common.writeUInt16LE(DATE, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const start = at;
    add(Buffer.concat([signature(0x0403_4b50), common, path]));
    add(packed);
    if (at > MOST) throw new RangeError('too large for an archive');
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(start, 10);
    directory.push(Buffer.concat([signature(0x0201_4b50), Buffer.from([20, 0]), common, rest, path]));
  }
  const start = at;
  for (const entry of directory) add(entry);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(at - start, 8);
  end.writeUInt32LE(start, 12);
  add(Buffer.concat([signature(0x0605_4b50), end]));
  return Buffer.concat(parts);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
  return value;
});

/** Node 18, on which the host must run, has none of its own. */
function crc32(bytes: Uint8Array): number {
  let value = 0xffff_ffff;
  for (const byte of bytes) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffff_ffff) >>> 0;
}
