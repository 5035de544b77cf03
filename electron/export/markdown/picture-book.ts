/** The pictures of a Markdown file: named where they stand, and whole at its end, so that the one file is all there is. */
import type { Definition, PhrasingContent } from 'mdast';
import type { ImageBlock } from '../../../shared/document/images.ts';
import { translate } from '../../../shared/i18n/catalogue.ts';
import { cleanText } from '../clean-text.ts';
import type { Picture, Pictures } from '../html-image.ts';
import { words } from './words.ts';

export class PictureBook {
  readonly #pictures: Pictures;
  readonly #labels = new Map<string, string>();

  constructor(pictures: Pictures) {
    this.#pictures = pictures;
  }

  /** A picture by its name, or what is said in its place where it is not there. */
  shown(image: ImageBlock | null): PhrasingContent[] {
    const asset = image?.asset ?? '';
    const alt = cleanText(image?.alt ?? translate('de', 'images.exportNoAlt')).replace(/\s+/g, ' ');
    if (!this.#pictures.has(asset))
      return words([translate('de', 'images.exportMissing'), alt === '' ? '' : `(${alt})`].join(' ').trim());
    const label = this.#labels.get(asset) ?? `bild-${this.#labels.size + 1}`;
    this.#labels.set(asset, label);
    return [{ type: 'imageReference', identifier: label, label, alt, referenceType: 'full' }];
  }

  /** Of the pictures that were shown. */
  get definitions(): Definition[] {
    return [...this.#labels].flatMap(([asset, label]): Definition[] => {
      const picture = this.#pictures.get(asset);
      return picture === undefined ? [] : [{ type: 'definition', identifier: label, label, url: dataUri(picture) }];
    });
  }
}

const dataUri = ({ mime, bytes }: Picture): string => `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`;
