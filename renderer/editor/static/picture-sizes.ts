/** How large pictures are that this window has seen, so that a page keeps their place before they are drawn. */

/** In pixels of the picture itself. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const sizes = new Map<string, PictureSize>();

export const knownSize = (hash: string | null): PictureSize | null =>
  hash === null ? null : (sizes.get(hash) ?? null);

/** Keeps a size; gives null for a picture that has none. */
export function learnSize(hash: string | null, size: PictureSize): PictureSize | null {
  if (size.width <= 0 || size.height <= 0) return null;
  if (hash !== null) sizes.set(hash, size);
  return size;
}
