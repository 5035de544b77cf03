/** The day that an exported file says it was made (`--date`). */
import { parseDay } from '../../shared/council/iso-day.ts';
import { Refusal, text, type Values } from './cli-words.ts';

/**
 * Milliseconds since 1970: noon of the day that was given, so that it is that day everywhere; else of `otherwise` (a day as people write it);
 * null where neither is one. Refuses what was given and is no day.
 */
export function momentIn(values: Values, otherwise = ''): number | null {
  const given = text(values, 'date');
  const read = parseDay(given ?? otherwise);
  if (!read.ok && given !== undefined) throw new Refusal('cli.exportDate', { date: given });
  return read.ok ? Date.parse(`${read.day}T12:00:00Z`) : null;
}
