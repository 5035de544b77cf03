/** A picture in a line of an OpenDocument text; of several the first that can be shown is. */
import { el, NOTHING, words, type Markup } from '../docx/markup.ts';
import type { OdtBook } from './odt-book.ts';

interface Framed {
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  /** Empty for one that says nothing that the text doesn't. */
  readonly alt: string;
}

/** Characters: what is longer is a description. */
const LONGEST_TITLE = 120;

export const pictureFrame = (book: OdtBook, { width, height, alt }: Framed, ...pictures: readonly Markup[]): Markup =>
  el(
    'draw:frame',
    {
      'draw:style-name': book.graphic(),
      'draw:name': `Image${book.next('images')}`,
      'text:anchor-type': 'as-char',
      'svg:width': `${width}mm`,
      'svg:height': `${height}mm`,
      'loext:decorative': alt === '' ? 'true' : undefined,
    },
    ...pictures,
    alt === '' ? NOTHING : el(alt.length > LONGEST_TITLE ? 'svg:desc' : 'svg:title', {}, words(alt)),
  );

export const pictureIn = ({ href, mime }: { readonly href: string; readonly mime: string }): Markup =>
  el('draw:image', {
    'xlink:href': href,
    'xlink:type': 'simple',
    'xlink:show': 'embed',
    'xlink:actuate': 'onLoad',
    'draw:mime-type': mime,
  });
