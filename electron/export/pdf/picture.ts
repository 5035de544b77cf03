/** How large a picture stands on the paper, and what it says to whoever doesn't see it. */
import type { ImageBlock } from '../../../shared/document/images.ts';
import type { PdfBook } from './pdf-book.ts';

/** Of the text, mm. */
const TEXT_WIDTH = 150;
const MOST_HEIGHT = 190;
/** Of a pixel at 96 to the inch. */
const PIXEL = 25.4 / 96;
const KINDS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

interface PictureParts {
  readonly file?: string;
  readonly alt: string;
  readonly missing: string;
  readonly width: number;
}

export function pictureOf(book: PdfBook, { asset, alt, width }: ImageBlock): PictureParts {
  const picture = book.comparison.pictures.get(asset ?? '');
  const ending = KINDS[picture?.mime ?? ''];
  const words = alt ?? book.say('images.exportNoAlt');
  const missing = `${book.say('images.exportMissing')}${words === '' ? '' : ` (${words})`}`;
  if (picture === undefined || ending === undefined) return { alt: words, missing, width: TEXT_WIDTH };
  const file = `${asset ?? ''}.${ending}`;
  book.files.set(file, picture.bytes);
  const wanted = width === null ? Math.min(picture.width * PIXEL, TEXT_WIDTH) : (TEXT_WIDTH * width) / 100;
  const ratio = Math.max(1, picture.height) / Math.max(1, picture.width);
  return { file, alt: words, missing, width: Math.round(Math.min(wanted, MOST_HEIGHT / ratio) * 100) / 100 };
}
