/** What a comment is about, in words. */
import type { Anchor } from '../../../shared/domain/comment-entries.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import { fieldWords, short } from '../../../shared/i18n/commented-field.ts';

/** As a thread's card says it; words of a text stand in quotation marks. */
export function aboutWords(anchor: Anchor, t: Translate): string {
  switch (anchor.on) {
    case 'chapter':
      return t('comments.onChapter');
    case 'measure':
      return t('comments.onMeasure');
    case 'suggestion':
      return t('comments.onSuggestion');
    case 'block':
      return t('comments.onBlock', { quote: short(anchor.quote, 150) });
    case 'text':
      return `„${short(anchor.quote.exact, 150)}“`;
    case 'field':
      return fieldWords(anchor, t);
  }
}

/** What the field for a new comment is called. */
export function newOn(anchor: Anchor, t: Translate): string {
  switch (anchor.on) {
    case 'chapter':
      return t('comments.newOnChapter');
    case 'measure':
      return t('comments.newOnMeasure');
    case 'suggestion':
      return t('comments.newOnSuggestion');
    case 'block':
      return t('comments.newOnBlock', { quote: short(anchor.quote, 80) });
    case 'text':
      return t('comments.newOn', { quote: short(anchor.quote.exact, 80) });
    case 'field':
      return t('comments.newOnField', { field: fieldWords(anchor, t) });
  }
}
