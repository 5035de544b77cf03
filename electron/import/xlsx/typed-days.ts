/** Days and stretches of time as people type them: `1.7.2021`, `1. Juli 2021`, `07/2021`, `Q3 2021`, `2021`. */
import { isDay, isYear } from '../../../shared/measures/measure.ts';

export interface Stretch {
  /** First and last day, ISO; the same one for a day. */
  readonly first: string;
  readonly last: string;
}

const months = ['jan', 'feb', 'mär', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez'];

/** Null for what is none. Two digits of a year are of this century. */
export function readStretch(typed: string): Stretch | null {
  const text = typed.trim().replace(/\s+/gu, ' ').toLowerCase();
  if (text.length > 40) return null;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ].*)?$/.exec(text);
  if (iso !== null) return day(iso[1], iso[2], iso[3]);
  const german = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})$/.exec(text);
  if (german !== null) return day(german[3], german[2], german[1]);
  const written = /^(?:(\d{1,2})\. ?)?([a-zä]{3,9})\.? (\d{4})$/.exec(text);
  const named = monthOf(written?.[2] ?? '');
  if (written !== null && named !== null)
    return written[1] === undefined
      ? span(Number(written[3]), named, named)
      : day(written[3], String(named), written[1]);
  const month = /^(\d{1,2})[./](\d{4})$/.exec(text);
  if (month !== null) return span(Number(month[2]), Number(month[1]), Number(month[1]));
  const part = /^(?:(q|h) ?([1-4])|([1-4])\. ?(quartal|halbjahr)|(i{1,3}|iv)\. quartal)[ /]*(\d{4})$/.exec(text);
  if (part !== null) {
    const number = part[5] === undefined ? Number(part[2] ?? part[3]) : ['i', 'ii', 'iii', 'iv'].indexOf(part[5]) + 1;
    const size = part[1] === 'h' || part[4] === 'halbjahr' ? 6 : 3;
    return span(Number(part[6]), (number - 1) * size + 1, number * size);
  }
  return /^\d{4}$/.test(text) ? span(Number(text), 1, 12) : null;
}

function monthOf(word: string): number | null {
  const start = word.replace('maerz', 'märz').replace('marz', 'märz').slice(0, 3);
  const index = months.indexOf(start);
  return index < 0 ? null : index + 1;
}

function day(year = '', month = '', date = ''): Stretch | null {
  const full = year.length === 2 ? `20${year}` : year;
  const iso = `${full}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(iso) ? { first: iso, last: iso } : null;
}

function span(year: number, from: number, to: number): Stretch | null {
  if (!isYear(year) || from < 1 || to > 12) return null;
  const last = new Date(Date.UTC(year, to, 0)).getUTCDate();
  const two = (number: number): string => String(number).padStart(2, '0');
  return { first: `${year}-${two(from)}-01`, last: `${year}-${two(to)}-${last}` };
}
