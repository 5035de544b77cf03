/**
 * Makes a picture out of a file that somebody brings: looks whether it is one, makes large photos smaller, takes out where
 * they were taken, and gives it its name. Runs in a worker: a photo takes hundreds of milliseconds.
 */
import { readImageHeader, type ImageType } from '../../../shared/images/image-header.ts';
import { maxImageBytes, maxImageFileBytes, maxImagePixels, maxImageSide } from '../../../shared/images/limits.ts';
import { withoutMetadata } from '../../../shared/images/without-metadata.ts';
import { sha256Hex } from '../../ui/sha256.ts';

/** Why a file can't become a picture; codes of failures. */
export type PictureProblem = 'imageNone' | 'imageTooLarge' | 'imageTooManyPixels';

export interface Picture {
  /** SHA-256 of its bytes, hex. */
  readonly hash: string;
  readonly blob: Blob;
}

/** Resolves with the problem where there is one. */
export async function preparePicture(file: Blob): Promise<Picture | PictureProblem> {
  if (file.size > maxImageFileBytes) return 'imageTooLarge';
  const bytes = new Uint8Array(await file.arrayBuffer());
  const header = readImageHeader(bytes);
  if (header === null) return 'imageNone';
  if (header.width * header.height > maxImagePixels) return 'imageTooManyPixels';
  const bitmap = await decoded(new Blob([bytes], { type: header.type }));
  if (bitmap === null) return 'imageNone';
  try {
    const clean = withoutMetadata(bytes);
    // A GIF may move: drawn anew, it would stand still.
    const fits = Math.max(bitmap.width, bitmap.height) <= maxImageSide || header.type === 'image/gif';
    if (clean !== null && fits && clean.byteLength <= maxImageBytes) return await named(clean, header.type);
    if (header.type === 'image/gif' && clean !== null) return 'imageTooLarge';
    return await drawnAnew(bitmap, header.type);
  } finally {
    bitmap.close();
  }
}

/** Null where the browser can't show it. */
async function decoded(blob: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(blob);
  } catch {
    return null;
  }
}

async function drawnAnew(bitmap: ImageBitmap, type: ImageType): Promise<Picture | PictureProblem> {
  const scale = Math.min(1, maxImageSide / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  const context = canvas.getContext('2d');
  if (context === null) return 'imageTooLarge';
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: type === 'image/gif' ? 'image/png' : type, quality: 0.88 });
  if (blob.size > maxImageBytes) return 'imageTooLarge';
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return named(bytes, readImageHeader(bytes)?.type ?? type);
}

async function named(bytes: Uint8Array, type: ImageType): Promise<Picture> {
  const own = new Uint8Array(bytes);
  return { hash: await sha256Hex(own), blob: new Blob([own], { type }) };
}
