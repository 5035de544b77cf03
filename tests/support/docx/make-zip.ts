/** Writes ZIP files for tests, also such as no honest program writes. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the headers claim instead of the truth. */
  readonly claims?: { readonly unpacked?: number; readonly packed?: number };
  /** Bytes that are packed already, as deflate. */
  readonly deflated?: { readonly unpacked: number };
  readonly encrypted?: boolean;
}

export function makeZip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content as Uint8Array);
    const packed = part.deflated === undefined ? deflateRawSync(content) : content;
    const header = headerOf(part, content, packed.length);
    const name = Buffer.from(part.name);
    const local = Buffer.concat([u32(0x04034b50), header, name, packed]);
    const central = [u32(0x02014b50), u16(20), header, u16(0), u16(0), u16(0), u32(0), u32(offset), name];
    locals.push(local);
    centrals.push(Buffer.concat(central));
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const count = Math.min(parts.length, 0xffff);
  const end = [u32(0x06054b50), u16(0), u16(0), u16(count), u16(count), u32(directory.length), u32(offset), u16(0)];
  return Buffer.concat([...locals, directory, ...end]);
}

function headerOf({ name, claims, deflated, encrypted }: ZipPart, content: Buffer, packed: number): Buffer {
  return Buffer.concat([
    u16(20),
    u16(0x0800 | (encrypted === true ? 1 : 0)),
    u16(8),
    u16(0),
    u16(0x21),
    u32(deflated === undefined ? crc32(content) : 0),
    u32(claims?.packed ?? packed),
    u32(claims?.unpacked ?? deflated?.unpacked ?? content.length),
    u16(Buffer.byteLength(name)),
    u16(0),
  ]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
