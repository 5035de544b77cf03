/** The moment that an exported file says it was made. */
import { parseDay } from '../../shared/council/iso-day.ts';
import { Refusal, text, type Values } from './cli-words.ts';

/** Noon of a day as people write it, so that it is that day everywhere, ms since 1970; null for what is none. */
export function noonOf(day: string): number | null {
  const read = parseDay(day);
  return read.ok ? Date.parse(`${read.day}T12:00:00Z`) : null;
}

/** What `--date` says; null without it. Refuses what is no day. */
export function momentIn(values: Values): number | null {
  const given = text(values, 'date');
  if (given === undefined) return null;
  const at = noonOf(given);
  if (at === null) throw new Refusal('cli.exportDate', { date: given });
  return at;
}

/** Of a council paper: its own day, else today. */
export const momentOfPaper = ({ date }: { readonly date: string }): number =>
  noonOf(date) ?? Date.parse(`${new Date().toISOString().slice(0, 10)}T12:00:00Z`);
