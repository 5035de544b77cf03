/**
 * Takes out of a picture what nobody sees in it: where and with what it was taken, who owns the camera, previews, comments.
 * The picture itself stays byte for byte; of a photo's metadata only its orientation stays, else it would lie on its side.
 */
import { hasText, isAlone, readImageHeader, type ImageType } from './image-header.ts';

/** Null where the bytes can't be followed to the end of the picture: then they are no picture that others should get. */
export function withoutMetadata(bytes: Uint8Array): Uint8Array | null {
  const type = readImageHeader(bytes)?.type;
  return type === undefined ? null : strippers[type](bytes);
}

const strippers: Readonly<Record<ImageType, (bytes: Uint8Array) => Uint8Array | null>> = {
  'image/jpeg': jpeg,
  'image/png': png,
  'image/webp': webp,
  'image/gif': gif,
};

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

function jpeg(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes);
  const parts = [bytes.subarray(0, 2)];
  let orientation = 1;
  let at = 2;
  const kept: Uint8Array[] = [];
  while (at + 2 <= bytes.byteLength) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === 0xd9) {
      // What follows the end (a preview with its own position, a film) is left out.
      kept.push(bytes.subarray(at, at + 2));
      if (orientation !== 1) parts.push(exifSegment(orientation));
      return joined([...parts, ...kept]);
    } else if (isAlone(marker)) {
      kept.push(bytes.subarray(at, at + 2));
      at += 2;
    } else {
      if (at + 4 > bytes.byteLength) return null;
      let end = at + 2 + view.getUint16(at + 2);
      if (end < at + 4 || end > bytes.byteLength) return null;
      if (marker === 0xe1 && hasText(view, at + 4, 'Exif\0\0'))
        orientation = orientationIn(bytes.subarray(at + 10, end));
      if (marker === 0xda) end = endOfScan(bytes, end);
      if (isPartOfPicture(view, at, marker)) kept.push(bytes.subarray(at, end));
      at = end;
    }
  }
  return null;
}

/** Everything but APP1 to APP15 and comments; of those, the colour profile and how the colours are encoded stay. */
function isPartOfPicture(view: DataView, at: number, marker: number): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe1 || marker > 0xef) return true;
  return (
    (marker === 0xe2 && hasText(view, at + 4, 'ICC_PROFILE\0')) || (marker === 0xee && hasText(view, at + 4, 'Adobe'))
  );
}

/** Where the next marker stands behind the data of a scan. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at === -1) return bytes.byteLength;
    const next = bytes[at + 1] ?? 0;
    if (next === 0xff) at += 1;
    else if (next === 0 || isAlone(next)) at += 2;
    else return at;
  }
}

/** Orientation 1 to 8 of a TIFF directory, as cameras write it; 1 (upright) where there is none. */
function orientationIn(tiff: Uint8Array): number {
  const view = viewOf(tiff);
  if (tiff.byteLength < 14) return 1;
  const little = hasText(view, 0, 'II');
  if (!little && !hasText(view, 0, 'MM')) return 1;
  const start = view.getUint32(4, little);
  if (start + 2 > tiff.byteLength) return 1;
  const entries = view.getUint16(start, little);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = start + 2 + entry * 12;
    if (at + 12 > tiff.byteLength) return 1;
    if (view.getUint16(at, little) !== 0x0112) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** A TIFF directory that says nothing but the orientation. */
function tiffWith(orientation: number): Uint8Array {
  return Uint8Array.of(
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  );
}

function exifSegment(orientation: number): Uint8Array {
  const tiff = tiffWith(orientation);
  return joined([Uint8Array.of(0xff, 0xe1, 0, 8 + tiff.byteLength, 0x45, 0x78, 0x69, 0x66, 0, 0), tiff]);
}

/** Chunks of a PNG that are no part of what is seen. */
const pngRubbish: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'caBX', 'vpAg']);

function png(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes);
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.byteLength;) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.byteLength) return null;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!pngRubbish.has(name)) parts.push(bytes.subarray(at, end));
    if (name === 'IEND') return joined(parts);
    at = end;
  }
  return null;
}

function webp(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes);
  const length = Math.min(bytes.byteLength, 8 + view.getUint32(4, true));
  const chunks: Uint8Array[] = [];
  let orientation = 1;
  for (let at = 12; at + 8 <= length;) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > length) return null;
    const chunk = bytes.subarray(at, Math.min(end, length));
    if (hasText(view, at, 'EXIF')) orientation = orientationIn(withoutPrefix(bytes.subarray(at + 8, at + 8 + size)));
    else if (hasText(view, at, 'VP8X')) chunks.push(withoutFlags(chunk));
    else if (!hasText(view, at, 'XMP ')) chunks.push(chunk);
    at = end;
  }
  const [first] = chunks;
  if (orientation !== 1 && first !== undefined && hasText(viewOf(first), 0, 'VP8X')) {
    const tiff = tiffWith(orientation);
    chunks.push(joined([Uint8Array.of(0x45, 0x58, 0x49, 0x46, tiff.byteLength, 0, 0, 0), tiff]));
    first[8] = (first[8] ?? 0) | 0x08;
  }
  const whole = joined([bytes.subarray(0, 12), ...chunks]);
  viewOf(whole).setUint32(4, whole.byteLength - 8, true);
  return whole;
}

/** A copy of the chunk that says what else there is, without EXIF and XMP in its flags. */
function withoutFlags(chunk: Uint8Array): Uint8Array {
  const copy = chunk.slice();
  copy[8] = (copy[8] ?? 0) & ~0x0c;
  return copy;
}

const withoutPrefix = (exif: Uint8Array): Uint8Array =>
  hasText(viewOf(exif), 0, 'Exif\0\0') ? exif.subarray(6) : exif;

function gif(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes);
  const flags = bytes[10] ?? 0;
  let at = 13 + ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  const parts = [bytes.subarray(0, at)];
  while (at < bytes.byteLength) {
    const kind = bytes[at];
    if (kind === 0x3b) return joined([...parts, bytes.subarray(at, at + 1)]);
    let end: number;
    if (kind === 0x2c) {
      const colours = bytes[at + 9] ?? 0;
      end = endOfBlocks(bytes, at + 11 + ((colours & 0x80) === 0 ? 0 : 3 * 2 ** ((colours & 7) + 1)));
    } else if (kind === 0x21) end = endOfBlocks(bytes, at + 2);
    else return null;
    if (end === -1) return null;
    // Of what programs add, only how often an animation repeats is part of the picture.
    const application = kind === 0x21 && bytes[at + 1] === 0xff && !hasText(view, at + 3, 'NETSCAPE2.0');
    const words = kind === 0x21 && bytes[at + 1] === 0xfe;
    if (!application && !words) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

/** Behind a chain of blocks, each with its length in front; -1 where it runs out of the bytes. */
function endOfBlocks(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.byteLength;) {
    const length = bytes[at] ?? 0;
    at += length + 1;
    if (length === 0) return at;
  }
  return -1;
}
