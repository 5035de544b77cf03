/** How a measure is called, and what it costs, in words. */
import { formatInProse } from '../../../shared/council/money.ts';
import { formatDay } from '../../../shared/council/iso-day.ts';
import { compareGerman } from '../../../shared/measures/german-order.ts';
import type { Measure } from '../../../shared/measures/measure.ts';
import type { TimelineBar } from '../../../shared/measures/timeline.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';

export const titleOf = ({ title }: Pick<Measure, 'title'>, t: Translate): string =>
  title.trim() === '' ? t('measures.untitled') : title;

/** `3.2 Sprachlots*innen`. */
export const nameOf = (measure: Pick<Measure, 'number' | 'title'>, t: Translate): string =>
  `${measure.number} ${titleOf(measure, t)}`.trim();

export const costOf = ({ costs }: Measure): number => costs.reduce((sum, { cents }) => sum + cents, 0);

export const euros = (cents: number): string => formatInProse(cents);

export function spanOf({ begins, ends }: Pick<Measure, 'begins' | 'ends'>, t: Translate): string {
  if (begins === '' && ends === '') return '';
  if (ends === '') return t('measures.from', { day: formatDay(begins) });
  if (begins === '') return t('measures.until', { day: formatDay(ends) });
  return t('measures.span', { from: formatDay(begins), to: formatDay(ends) });
}

export const barSpan = ({ measure }: TimelineBar, t: Translate): string => spanOf(measure, t);

/** All different values of a field, in German order; `more` are there in any case. What is empty comes last. */
export function valuesOf(
  measures: readonly Measure[],
  field: 'field' | 'lead',
  more: readonly string[] = [],
): readonly string[] {
  return [...new Set([...more, ...measures.map((measure) => measure[field])])].sort(compareGerman);
}
