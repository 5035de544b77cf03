/** A logo or a chart in a file for writing on: vectors where it is some, with a picture of them for what shows none. */
import { readImageHeader } from '../../../shared/images/image-header.ts';
import type { CityFolder } from '../council/city-folder.ts';
import { rasterOf } from './raster.ts';

export interface Drawing {
  /** In the file, without its ending. */
  readonly name: string;
  readonly alt: string;
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  /** Null for a picture of pixels. */
  readonly svg: Uint8Array | null;
  /** PNG or JPEG; of an SVG what shows no SVG shows instead. */
  readonly picture: { readonly mime: 'image/png' | 'image/jpeg'; readonly bytes: Uint8Array };
}

interface DrawingWish {
  readonly name: string;
  readonly alt: string;
  /** Millimetres. */
  readonly width: number;
  readonly fonts?: readonly Uint8Array[];
}

/** Null for what can't be drawn: then the words around it stand alone. */
export async function svgDrawing(
  svg: Uint8Array,
  { fonts = [], name, alt, width }: DrawingWish,
): Promise<Drawing | null> {
  const raster = await rasterOf(svg, fonts);
  if (raster === null) return null;
  const picture = { mime: 'image/png', bytes: raster.bytes } as const;
  return { name, alt, width, height: heightOf(width, raster), svg, picture };
}

/** The letterhead's; null where a city has none, or one that can't be drawn. */
export async function logoOf({ template, logo, fonts }: CityFolder): Promise<Drawing | null> {
  const wanted = template.letterhead.logo;
  if (wanted === undefined || logo === null) return null;
  const { alt, width, file } = wanted;
  if (/\.svg$/i.test(file)) return svgDrawing(logo, { name: 'logo', alt, width, fonts });
  const header = readImageHeader(logo);
  if (header === null || (header.type !== 'image/png' && header.type !== 'image/jpeg')) return null;
  const picture = { mime: header.type, bytes: logo } as const;
  return { name: 'logo', alt, width, height: heightOf(width, header), svg: null, picture };
}

const heightOf = (width: number, pixels: { readonly width: number; readonly height: number }): number =>
  Math.max(0.1, Math.round(((width * pixels.height) / Math.max(1, pixels.width)) * 100) / 100);

export const endingOf = (mime: Drawing['picture']['mime']): string => (mime === 'image/png' ? 'png' : 'jpeg');
