/** How the fields of a measure that comments can be on are called. */
import type { FieldAnchor } from '../domain/comment-entries.ts';
import type { TextKey, Translate } from './catalogue.ts';

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

/** The field, list or row that a comment is on, as the sheet calls it. */
export function fieldWords({ field, quote }: FieldAnchor, t: Translate): string {
  const key = Object.hasOwn(fields, field) ? fields[field] : undefined;
  const name = key === undefined ? field : t(key);
  return quote === '' ? name : t('comments.onRow', { field: name, quote: short(quote, 80) });
}

/** Words, cut where they are much longer than `most` characters. */
export const short = (words: string, most: number): string =>
  words.length > most + 10 ? `${words.slice(0, most)} …` : words;
