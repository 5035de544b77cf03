/** Pictures: what a drawing shows. */
import { child, find, wholeNumber, type XmlElement } from './xml.ts';

export interface Drawing {
  /** Relationship of the picture in the file. */
  readonly embedded: string | null;
  /** Relationship of a picture that lies elsewhere. */
  readonly linked: string | null;
  readonly alt: string;
  readonly decorative: boolean;
  /** Width in EMU (914,400 an inch); null where it isn't said. */
  readonly width: number | null;
}

const longestAlt = 2000;

/** The picture of a `w:drawing`; null for shapes, diagrams and charts. */
export function readDrawing(drawing: XmlElement): Drawing | null {
  const place = child(drawing, 'wp:inline') ?? child(drawing, 'wp:anchor');
  const picture = place === undefined ? undefined : find(place, 'pic:pic');
  if (place === undefined || picture === undefined) return null;
  const blip = find(picture, 'a:blip');
  const about = child(place, 'wp:docPr')?.attributes ?? {};
  const inner = find(picture, 'pic:cNvPr')?.attributes ?? {};
  const decorative = find(place, 'adec:decorative')?.attributes['val'];
  return {
    embedded: blip?.attributes['r:embed'] ?? null,
    linked: blip?.attributes['r:link'] ?? null,
    alt: words(about['descr']) || words(inner['descr']) || words(about['title']),
    decorative: decorative === '1' || decorative === 'true',
    width: wholeNumber(child(place, 'wp:extent')?.attributes['cx'], 1, 999_999_999) ?? null,
  };
}

/** The picture of a `w:pict` (VML, as older versions of Word write it). */
export function readVmlPicture(picture: XmlElement): Drawing | null {
  const data = find(picture, 'v:imagedata');
  if (data === undefined) return null;
  const shape = find(picture, 'v:shape') ?? find(picture, 'v:rect');
  const width = /(?:^|;)\s*width:\s*([\d.]{1,8})pt/.exec(shape?.attributes['style'] ?? '')?.[1];
  return {
    embedded: data.attributes['r:id'] ?? null,
    linked: data.attributes['r:href'] ?? null,
    alt: words(shape?.attributes['alt']) || words(data.attributes['o:title']),
    decorative: false,
    width: width === undefined ? null : Math.round(Number(width) * 12_700),
  };
}

const words = (text: string | undefined): string =>
  (text ?? '')
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .trim()
    .slice(0, longestAlt);
