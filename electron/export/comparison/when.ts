/** Times and names of the two states, as an export tells them. */
import { translate, type Language } from '../../../shared/i18n/catalogue.ts';
import { cleanName } from '../clean-text.ts';
import type { Comparison, PaperState } from './comparison.ts';

/** A council works by the clock of its city; an export must not depend on the machine that made it. */
const ZONE = 'Europe/Berlin';

export const stateName = ({ language }: Comparison, { name }: PaperState): string =>
  cleanName(name, 120, translate(language, 'comparison.unnamed'));

/** „3. Mai 2026, 14:05 Uhr, Ada Weber“. */
export function madeWhen({ language }: Comparison, { at, by }: PaperState): string {
  const name = by === null ? '' : cleanName(by, 120, '');
  if (at === null || !Number.isFinite(at) || Math.abs(at) > 8.64e15)
    return name === '' ? translate(language, 'comparison.unknownTime') : name;
  const date = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    timeZone: ZONE,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(at)
    .replace(/ (um|at) /, ', ');
  return name === ''
    ? translate(language, 'comparison.made', { date })
    : translate(language, 'comparison.madeBy', { date, name });
}

/** „3. Mai 2026“. */
export const dayInWords = (language: Language, at: number): string =>
  new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { timeZone: ZONE, dateStyle: 'long' }).format(at);

/** The day by the clock of the city. */
export function dayOf(at: number): { readonly year: number; readonly month: number; readonly day: number } {
  const form = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, day: 'numeric', month: 'numeric', year: 'numeric' });
  const parts = new Map(form.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return { year: parts.get('year') ?? 1970, month: parts.get('month') ?? 1, day: parts.get('day') ?? 1 };
}
