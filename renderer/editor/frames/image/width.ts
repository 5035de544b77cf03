/** Widths of images in per cent of the text's, in steps. Pure. */

export const minWidth = 10;
export const maxWidth = 100;
const step = 5;

export const clampWidth = (width: number): number => Math.min(maxWidth, Math.max(minWidth, Math.round(width)));

/** The next step down and up; from an image's own size, as if it were as wide as the text. */
export const narrower = (width: number | null): number =>
  clampWidth((Math.ceil((width ?? maxWidth) / step) - 1) * step);
export const wider = (width: number | null): number => clampWidth((Math.floor((width ?? maxWidth) / step) + 1) * step);

/** Makes another width of one; null: as large as the image is. */
export type WidthStep = (width: number | null) => number;

/** What a key on the handle makes of the width; null for a key that means something else. */
export function stepByKey(key: string): WidthStep | null {
  if (key === 'ArrowLeft' || key === 'ArrowDown') return narrower;
  if (key === 'ArrowRight' || key === 'ArrowUp') return wider;
  if (key === 'Home') return () => minWidth;
  return key === 'End' ? () => maxWidth : null;
}
