/** What is typed into the cells of amounts. What is no amount stays as it was typed, beside the last amount that was one. */
import type * as Y from 'yjs';
import type { FlatRow } from '../flat-rows.ts';
import { amountRow, setAmount } from './cost-rows.ts';

/** Characters that are kept of what is no amount. */
const mostTyped = 200;

/** An amount that was typed well; what was wrong there before goes. */
export function typeAmount(rows: Y.Map<unknown>, line: string, year: number, cents: number): void {
  setAmount(rows, line, year, { cents });
  keepTyped(rows, line, year, '');
}

/** What was typed and is no amount, for everybody, until somebody mends it. */
export function typeWrong(rows: Y.Map<unknown>, line: string, year: number, typed: string): void {
  setAmount(rows, line, year, {});
  keepTyped(rows, line, year, typed.slice(0, mostTyped));
}

/** Empties the cell; nothing where it never was filled. */
export function clearAmount(rows: Y.Map<unknown>, line: string, year: number): void {
  const id = amountRow(line, year);
  if (!rows.has(`${id}:list`)) return;
  keepTyped(rows, line, year, '');
  rows.set(`${id}:gone`, true);
}

/** What was typed into cells of amounts and is none, by the rows of the amounts. */
export function wrongAmounts(rows: Iterable<FlatRow>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { id, list, fields } of rows) {
    const typed = fields.get('typed');
    if (list === 'amount' && typeof typed === 'string' && typed !== '') found.set(id, typed.slice(0, mostTyped));
  }
  return found;
}

/** Whether by a change of this key of the paper's rows an amount that is none can come or go. */
export const concernsWrong = (key: unknown): boolean =>
  typeof key === 'string' && /:(typed|gone|list|order)$/.test(key);

function keepTyped(rows: Y.Map<unknown>, line: string, year: number, typed: string): void {
  const key = `${amountRow(line, year)}:typed`;
  if (typed !== '') rows.set(key, typed);
  else if (rows.has(key)) rows.delete(key);
}
