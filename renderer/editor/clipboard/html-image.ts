/** What an image of foreign HTML becomes: a picture, a word, a note that it was left out, or nothing. */
import { isAssetHash } from '../../../shared/images/limits.ts';
import { isUuid } from '../../../shared/sync/rooms.ts';
import type { Properties } from '../../../shared/document/properties.ts';
import type { HtmlElement } from './html-meaning.ts';
import { pictureNumber } from './inline-pictures.ts';
import type { PastedBlock } from './pasted-block.ts';

/** What the HTML alone does not say. */
export interface ImageReading {
  /** The picture that stood in the HTML under this number; null where it can't be had. */
  readonly picture: (number: number) => Blob | null;
  /** What the text says in place of a picture that is not taken over; `alt` is what it shows, if known. */
  readonly note: (alt: string) => string;
}

export type ReadImage =
  | { readonly kind: 'image'; readonly image: Pick<PastedBlock, 'props' | 'picture' | 'from'> }
  | { readonly kind: 'text' | 'note'; readonly text: string }
  | { readonly kind: 'none' };

/** The attribute by which an image of this app knows its picture again. */
export const assetAttribute = 'data-ratschrift-asset';
/** And the project that has it. */
export const projectAttribute = 'data-ratschrift-project';

const longestAlt = 2000;

export function readImage({ tag, attribute }: HtmlElement, reading: ImageReading | undefined): ReadImage {
  const alt = (attribute('alt') ?? attribute('o:title') ?? '').replace(/\s+/g, ' ').trim().slice(0, longestAlt);
  const asset = attribute(assetAttribute) ?? '';
  if (isAssetHash(asset)) {
    const from = attribute(projectAttribute) ?? '';
    return { kind: 'image', image: { props: propsOf(asset, alt, attribute), ...(isUuid(from) && { from }) } };
  }
  if (isTiny(attribute('width')) || isTiny(attribute('height'))) return { kind: 'none' };
  // Web pages draw these as pictures, and say in words which one it is.
  if (/^(\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200D|\uFE0F)+$/u.test(alt))
    return { kind: 'text', text: alt };
  const number = tag === 'IMG' ? pictureNumber(attribute('src') ?? '') : null;
  const picture = number === null ? null : (reading?.picture(number) ?? null);
  if (picture !== null) return { kind: 'image', image: { picture, props: alt === '' ? {} : { alt } } };
  return { kind: 'note', text: reading?.note(alt) ?? '' };
}

function propsOf(asset: string, alt: string, attribute: HtmlElement['attribute']): Properties {
  const width = Number(attribute('data-width'));
  return {
    asset,
    ...(alt !== '' && { alt }),
    ...(attribute('data-decorative') === 'true' && { decorative: true }),
    ...(Number.isInteger(width) && width >= 5 && width <= 100 && { width }),
  };
}

/** Points that count visitors, and lines drawn with pictures. */
const isTiny = (size: string | null): boolean => /^\s*[0-3](px)?\s*$/.test(size ?? '');
