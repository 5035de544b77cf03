/** Times and names of the two states, as an export tells them. */
import { translate } from '../../../shared/i18n/catalogue.ts';
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
