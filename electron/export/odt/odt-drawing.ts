/** A logo or a chart in an OpenDocument text: the vectors, and behind them a picture for what shows none. */
import { endingOf, type Drawing } from '../drawings/drawing.ts';
import type { Markup } from '../docx/markup.ts';
import { pictureFrame, pictureIn } from './odt-frame.ts';
import type { OdtBook } from './odt-book.ts';

/** What stands in a paragraph. */
export function drawingMarkup(book: OdtBook, { name, alt, width, height, svg, picture }: Drawing): Markup {
  const { mime, bytes } = picture;
  const shown = [
    ...(svg === null ? [] : [{ href: book.keep(`${name}.svg`, svg, 'image/svg+xml'), mime: 'image/svg+xml' }]),
    { href: book.keep(`${name}.${endingOf(mime)}`, bytes, mime), mime },
  ];
  return pictureFrame(book, { width, height, alt }, ...shown.map(pictureIn));
}
