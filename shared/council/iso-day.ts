/** Days as people type them, kept as ISO `2021-01-19` and printed `19.01.2021`. No time, no time zone. */

export type DayFault =
  | 'empty'
  | 'notADay'
  /** The calendar doesn't have it: 31.02. */
  | 'noSuchDay'
  /** Before 1900 or after 2200. */
  | 'outOfRange';

export type DayRead = { readonly ok: true; readonly day: string } | { readonly ok: false; readonly reason: DayFault };

const firstYear = 1900;
const lastYear = 2200;
const longest = 40;
const months = 'januar februar märz april mai juni juli august september oktober november dezember'.split(' ');
const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/u;
const named = /^(\d{1,2})\.\s?(\p{L}+)\s(\d{4})$/u;
const iso = /^(\d{4})-(\d{2})-(\d{2})$/u;

/** Reads `19.1.2021`, `19. 01. 2021`, `19. Januar 2021` and `2021-01-19`. Never throws. */
export function parseDay(text: string): DayRead {
  if (text.length > longest) return { ok: false, reason: 'notADay' };
  const typed = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (typed === '') return { ok: false, reason: 'empty' };
  const numbers = numbersOf(typed);
  if (numbers === null) return { ok: false, reason: 'notADay' };
  const { year, month, day } = numbers;
  if (year < firstYear || year > lastYear) return { ok: false, reason: 'outOfRange' };
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return { ok: false, reason: 'noSuchDay' };
  return { ok: true, day: `${year}-${two(month)}-${two(day)}` };
}

/** `19.01.2021` for an ISO day; an empty text for anything that is none. */
export function formatDay(day: string): string {
  const found = iso.exec(day);
  if (found === null || !parseDay(day).ok) return '';
  const [, year = '', month = '', date = ''] = found;
  return `${date}.${month}.${year}`;
}

function numbersOf(typed: string): { year: number; month: number; day: number } | null {
  const [, isoYear, isoMonth, isoDay] = iso.exec(typed) ?? [];
  if (isoYear !== undefined) return { year: Number(isoYear), month: Number(isoMonth), day: Number(isoDay) };
  const [, day, month, year] = german.exec(typed) ?? named.exec(typed) ?? [];
  if (day === undefined || month === undefined) return null;
  const number = /^\d/u.test(month) ? Number(month) : months.indexOf(month.toLowerCase()) + 1;
  return number === 0 && /^\D/u.test(month) ? null : { year: Number(year), month: number, day: Number(day) };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const two = (number: number): string => String(number).padStart(2, '0');
