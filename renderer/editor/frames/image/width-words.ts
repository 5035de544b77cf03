/** A width in words: that of an image, or the one that oneself proposes for it. */
import type { Translate } from '../../../../shared/i18n/catalogue.ts';
import type { OwnWidth } from './own-width.ts';

export function widthWords(t: Translate, { width, proposed }: OwnWidth): string {
  const words = width === null ? t('images.ownWidth') : t('images.width', { width });
  return proposed ? t('images.proposedWidth', { width: words }) : words;
}
