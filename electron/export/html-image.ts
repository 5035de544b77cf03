/** An image of the paper in HTML: a figure with its picture within the file, so that the one file is whole. */
import type { Block } from '../../shared/document/block.ts';
import { anchorOf } from './html-references.ts';
import { imageOf } from '../../shared/document/images.ts';
import { translate } from '../../shared/i18n/catalogue.ts';

/** A picture as an export takes it. */
export interface Picture {
  readonly mime: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}
/** Pictures by their hash. */
export type Pictures = ReadonlyMap<string, Picture>;

/** `caption` is HTML, empty for none; `escape` makes text fit for HTML. */
export function imageHtml(block: Block, caption: string, pictures: Pictures, escape: (text: string) => string): string {
  const image = imageOf(block);
  const picture = pictures.get(image?.asset ?? '');
  // An image without a description is named as such: with an empty text, whoever does not see it would never know of it.
  const alt = escape(image?.alt ?? translate('de', 'images.exportNoAlt'));
  const width = image?.width ?? null;
  const style = width === null ? '' : ` style="width:${width}%"`;
  const shown =
    picture === undefined
      ? `<p class="missing">${escape(translate('de', 'images.exportMissing'))}${alt === '' ? '' : ` (${alt})`}</p>`
      : `<img src="${dataUri(picture)}" alt="${alt}" width="${picture.width}" height="${picture.height}"${style}>`;
  return `<figure id="${anchorOf(block.id)}">${shown}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;
}

const dataUri = ({ mime, bytes }: Picture): string => `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`;
