/** Pictures for tests, made byte by byte: real PNGs, and headers of the others that say what they are told to say. */
import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import type { Asset } from '../../electron/store/project-store.ts';

/** A picture as the store keeps it; `seed` makes another one. */
export function samplePicture(seed: number): Asset {
  // More than a page of the file, and nothing that packs well.
  const noise = Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * index * seed) % 251));
  const bytes = new Uint8Array(png(seed, 2, [1, 2, 3], [pngChunk('noIs', noise)]));
  return { hash: hashOf(bytes), mime: 'image/png', width: seed, height: 2, at: '2026-11-23T08:00:00.000Z', bytes };
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A chunk of a PNG. */
export function pngChunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const whole = Buffer.alloc(body.byteLength + 8);
  whole.writeUInt32BE(data.byteLength, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.byteLength + 4);
  return whole;
}

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** A PNG of one colour (red, green, blue); `more` chunks stand before the picture. */
export function png(
  width: number,
  height: number,
  colour: readonly [number, number, number] = [11, 99, 112],
  more: readonly Buffer[] = [],
): Buffer {
  const row = Buffer.concat([Buffer.of(0), ...Array.from({ length: width }, () => Buffer.from(colour))]);
  const data = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    signature,
    header(width, height),
    ...more,
    pngChunk('IDAT', data),
    pngChunk('IEND', Buffer.of()),
  ]);
}

/** What says that it is a PNG of this size, without a picture. */
export const pngHeader = (width: number, height: number): Buffer => Buffer.concat([signature, header(width, height)]);

function header(width: number, height: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, 2, 0, 0, 0], 8);
  return pngChunk('IHDR', data);
}

export const segment = (marker: number, data: Uint8Array): Buffer =>
  Buffer.concat([Buffer.of(0xff, marker, (data.byteLength + 2) >> 8, (data.byteLength + 2) & 255), data]);

/** An EXIF segment as a camera writes it: lying on its side, and where it was taken. */
export function exif(orientation: number): Buffer {
  const tiff = Buffer.from('49492a00080000000200120103000100000000000000258804000100000000000000', 'hex');
  tiff.writeUInt16LE(orientation, 18);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.alloc(4), Buffer.from('GPS 52.3759N')]));
}

/** The frame of a JPEG around data that is no real picture. */
export function jpeg(
  width: number,
  height: number,
  before: readonly Buffer[] = [],
  behind: Uint8Array = Buffer.of(),
): Buffer {
  const frame = Buffer.of(8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0);
  return Buffer.concat([
    Buffer.of(0xff, 0xd8),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...before,
    segment(0xc0, frame),
    segment(0xda, Buffer.of(1, 1, 0, 0, 63, 0)),
    Buffer.of(0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56),
    Buffer.of(0xff, 0xd9),
    behind,
  ]);
}

/** A GIF of one pixel with a comment and with what a program adds. */
export function gif(width: number, height: number): Buffer {
  const size = Buffer.of(width & 255, width >> 8, height & 255, height >> 8);
  return Buffer.concat([
    Buffer.from('GIF89a'),
    size,
    Buffer.of(0x80, 0, 0, 0, 0, 0, 255, 255, 255),
    Buffer.from([0x21, 0xff, 11, ...Buffer.from('NETSCAPE2.0'), 3, 1, 0, 0, 0]),
    Buffer.from([0x21, 0xff, 11, ...Buffer.from('XMP DataXMP'), 3, ...Buffer.from('GPS'), 0]),
    Buffer.from([0x21, 0xfe, 6, ...Buffer.from('secret'), 0]),
    Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]),
    Buffer.of(0x3b),
  ]);
}

/** A WebP whose header says this size, with EXIF and XMP. */
export function webp(width: number, height: number): Buffer {
  const chunk = (name: string, data: Uint8Array): Buffer => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32LE(data.byteLength, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.byteLength % 2)]);
  };
  const canvas = Buffer.alloc(10);
  canvas[0] = 0x0c;
  canvas.writeUIntLE(width - 1, 4, 3);
  canvas.writeUIntLE(height - 1, 7, 3);
  const chunks = Buffer.concat([
    chunk('VP8X', canvas),
    chunk('VP8L', Buffer.of(0x2f, 0, 0, 0, 0)),
    chunk('EXIF', exif(6).subarray(10)),
    chunk('XMP ', Buffer.from('<x>GPS</x>')),
  ]);
  const head = Buffer.alloc(12);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(chunks.byteLength + 4, 4);
  head.write('WEBP', 8, 'latin1');
  return Buffer.concat([head, chunks]);
}
