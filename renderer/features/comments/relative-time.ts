/** Times as one says them: „vor 12 Min.“, „gestern“; after a week the day. */
import type { Language } from '../../../shared/i18n/catalogue.ts';
import { formatMoment } from '../../ui/text.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const tags: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };

/** `at` and `now` in milliseconds since 1970. A time of a laptop whose clock is ahead counts as now. */
export function relativeTime(at: number, now: number, language: Language): string {
  const passed = Math.max(0, now - at);
  const format = new Intl.RelativeTimeFormat(tags[language], { numeric: 'auto', style: 'short' });
  if (passed < minute) return format.format(0, 'second');
  if (passed < hour) return format.format(-Math.floor(passed / minute), 'minute');
  if (passed < day) return format.format(-Math.floor(passed / hour), 'hour');
  if (passed < 7 * day) return format.format(-Math.floor(passed / day), 'day');
  return formatMoment(new Date(at).toISOString(), language);
}
