/** Balance = income − expense, per printed table and per year, of amounts that are whole cents; and costs agree with „no effects“. */
import { printedTables, sumTable, type PrintedTable, type Sum } from '../cost-sums.ts';
import { fieldPlace, found, orPassed, type Checked, type Finding } from './finding.ts';

export function checkBalance({ paper: { costs }, sections }: Checked): readonly Finding[] {
  if (!sections.some(({ content }) => content === 'costs')) return orPassed('balance', []);
  const findings: Finding[] = [];
  const lines = costs.budgets.flatMap(({ products }) => products.flatMap((product) => product.lines));
  const place = fieldPlace('costs');
  if (costs.effects === 'none') {
    const isSaid = !lines.some(({ amounts }) => amounts.some(({ cents }) => cents !== 0));
    return orPassed('balance', isSaid ? [] : [found('balance', 'error', 'paperCheck.effectsDespite', { place })]);
  }
  for (const { id, kind, amounts, unread = [] } of lines) {
    const at = fieldPlace('costs', id);
    for (const { year, cents } of amounts)
      if (!Number.isSafeInteger(cents) || cents < 0)
        findings.push(found('balance', 'error', 'paperCheck.badAmount', { values: { kind, year }, place: at }));
    for (const { year, text } of unread)
      findings.push(
        found('balance', 'error', 'paperCheck.unreadAmount', {
          values: { kind, year, text: text.slice(0, 40) },
          place: at,
        }),
      );
  }
  const sums = sumTable(costs);
  for (const years of ['apart', 'added'] as const)
    for (const table of printedTables({ ...costs, years }, sums))
      if (!addsUp(table))
        findings.push(
          found('balance', 'error', 'paperCheck.balance', {
            values: { number: table.number },
            place: fieldPlace('costs', table.budget),
          }),
        );
  if (findings.length === 0 && !lines.some(({ amounts }) => amounts.length > 0))
    findings.push(found('balance', 'warning', 'paperCheck.noAmounts', { place }));
  return orPassed('balance', findings);
}

/** Counted anew from the rows as they are printed, so that what is printed is what is checked. */
function addsUp({ products, balance }: PrintedTable): boolean {
  let left: bigint = 0n;
  for (const { rows } of products)
    for (const { income, expense } of rows) {
      if (!isWhole(income) || !isWhole(expense)) return false;
      left += BigInt(income ?? 0) - BigInt(expense ?? 0);
    }
  return balance !== 'tooLarge' && BigInt(balance) === left;
}

const isWhole = (sum: Sum | null): sum is number | null => sum === null || Number.isSafeInteger(sum);
