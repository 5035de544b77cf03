/** Values of facts as people type them and as they stand in the form. */
import { formatCents, parseAmount } from '../../../../shared/council/money.ts';
import type { FactKind } from '../../../../shared/document/council/project-facts.ts';

/** A whole number (`607`, `1.200`), or cents of an amount (`25.000,- €`); null for what is neither, or negative. */
export function factValue(kind: FactKind, typed: string): number | null {
  const read = parseAmount(typed);
  if (!read.ok || read.cents < 0) return null;
  if (kind === 'money') return read.cents;
  return read.cents % 100 === 0 && /^[\d. ]+$/.test(typed.trim()) ? read.cents / 100 : null;
}

export const shownValue = (kind: FactKind, value: number): string =>
  kind === 'money' ? formatCents(value) : String(value);

/** Words are told apart by semicolons, since each may have blanks and commas. */
export const wordsFrom = (typed: string): readonly string[] =>
  typed.split(';').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));

export const shownWords = (words: readonly string[]): string => words.join('; ');
