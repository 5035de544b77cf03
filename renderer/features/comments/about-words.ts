/** What a comment is about, in words. */
import type { Anchor } from '../../../shared/domain/comment-entries.ts';
import type { TextKey, Translate } from '../../../shared/i18n/catalogue.ts';

const fields: Readonly<Record<string, TextKey>> = {
  number: 'measures.number',
  title: 'measures.name',
  state: 'measures.state',
  field: 'measures.field',
  lead: 'measures.lead',
  begins: 'measures.begins',
  ends: 'measures.ends',
  flagship: 'measures.flagship',
  innovationFund: 'measures.fund',
  description: 'measures.description',
  goals: 'measures.goals',
  partners: 'measures.partners',
  targetGroups: 'measures.targetGroups',
  steps: 'measures.steps',
  costs: 'measures.costs',
  indicators: 'measures.indicators',
  reports: 'measures.progress',
};

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

function fieldWords({ field, quote }: Extract<Anchor, { on: 'field' }>, t: Translate): string {
  const key = Object.hasOwn(fields, field) ? fields[field] : undefined;
  const name = key === undefined ? field : t(key);
  return quote === '' ? name : t('comments.onRow', { field: name, quote: short(quote, 80) });
}

const short = (words: string, most: number): string => (words.length > most + 10 ? `${words.slice(0, most)} …` : words);
