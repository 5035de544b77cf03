/**
 * Money of the council paper: integer cents within the safe integers, never floating point. Read as people type it,
 * printed as the form prints it. Source: council-paper.md, "Rules a paper is checked against".
 */
import { NBSP } from '../german/characters.ts';

export type AmountFault =
  | 'empty'
  | 'notANumber'
  | 'twoCommas'
  /** More than two digits behind the comma; also what an English `1,234` would be. */
  | 'tooManyDecimals'
  /** Dots or spaces that don't part the thousands: `1.23.4`, `1234.56`. */
  | 'wrongGrouping'
  /** Its cents are no safe integer. */
  | 'tooLarge';

export type AmountRead =
  { readonly ok: true; readonly cents: number } | { readonly ok: false; readonly reason: AmountFault };

/** Longer texts are no amount. */
const longest = 60;
const currency = /^(?:€|EUR|Euro)(?![\p{L}])\s*|\s*(?:€|(?<!\p{L})EUR|(?<!\p{L})Euro)$/giu;
const minus = /[\u2010-\u2015\u2212]/gu;
const thousands = /^[1-9]\d{0,2}(?:([. ])\d{3})(?:\1\d{3})*$/u;

/**
 * Reads an amount as people type it: `200.000,-`, `200000`, `1.234,5 €`, `-0`, `EUR 12`, `200 000,00`, any blank and any
 * minus. Never throws; what can be read two ways (`1,234`, `1234.56`) is refused rather than guessed.
 */
export function parseAmount(text: string): AmountRead {
  if (text.length > longest) return refuse('notANumber');
  let rest = text.replace(/\s+/gu, ' ').trim();
  if (rest === '') return refuse('empty');
  rest = rest.replace(minus, '-').replace(currency, '').trim();
  const negative = rest.startsWith('-');
  if (negative) rest = rest.slice(1).trim().replace(currency, '').trim();
  // `200.000,-` and `200.000,--` mean that there are no cents.
  rest = rest.replace(/,-{1,2}$/u, '');
  if (!/^[\d., ]*\d$/u.test(rest)) return refuse('notANumber');
  const [whole = '', decimals = '', ...more] = rest.split(',');
  if (more.length > 0) return refuse('twoCommas');
  if (/[^\d]/u.test(decimals)) return refuse('wrongGrouping');
  if (/[. ]/u.test(whole) && !thousands.test(whole)) return refuse('wrongGrouping');
  if (decimals.length > 2) return refuse('tooManyDecimals');
  const cents = Number(whole.replace(/[. ]/gu, '') + decimals.padEnd(2, '0'));
  if (!Number.isSafeInteger(cents)) return refuse('tooLarge');
  return { ok: true, cents: negative && cents !== 0 ? -cents : cents };
}

const refuse = (reason: AmountFault): AmountRead => ({ ok: false, reason });

/** What stands for an amount that is none, so that no wrong figure is printed. */
const noAmount = '–';

/** Cents as the cost table prints them: `193.421,00`, `-393.421,00`, `0,00`. What is no safe integer gives `–`. */
export function formatCents(cents: number): string {
  if (!Number.isSafeInteger(cents)) return noAmount;
  const { sign, euros, rest } = parts(cents);
  return `${sign}${euros},${rest}`;
}

/** Cents as prose has them: `193.421 €` (non-breaking space), `193.421,50 €`. What is no safe integer gives `–`. */
export function formatInProse(cents: number): string {
  if (!Number.isSafeInteger(cents)) return noAmount;
  const { sign, euros, rest } = parts(cents);
  return `${sign}${euros}${rest === '00' ? '' : `,${rest}`}${NBSP}€`;
}

function parts(cents: number): { sign: string; euros: string; rest: string } {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const euros = digits.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/gu, '.');
  return { sign: cents < 0 ? '-' : '', euros, rest: digits.slice(-2) };
}
