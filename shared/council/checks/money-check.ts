/** Money in prose is that of the cost table or of the project: `200.000 €`, `200.000,- €`, `193.421,00 EUR`. */
import { sumTable } from '../cost-sums.ts';
import { formatInProse, parseAmount } from '../money.ts';
import { found, orPassed, type Checked, type Finding } from './finding.ts';
import { passagesOf } from './passages.ts';

const money =
  /(?<![\p{L}\p{N}.,])\d[\d.]{0,30}(?:,(?:[-–]{1,2}|\d{1,4}))?[ \u00a0\u202f]{0,3}(?:€|(?:EUR|Euro)(?!\p{L}))/gu;

/** An unknown amount is a warning only: a paper may speak of money that is not its own. */
export function checkMoney({ paper, amounts }: Checked): readonly Finding[] {
  const known = new Set([...amounts, ...tableAmounts(paper.costs)]);
  const findings: Finding[] = [];
  for (const { text, at } of passagesOf(paper))
    for (const { index, 0: written } of text.matchAll(money)) {
      const place = at(index, index + written.length);
      const read = parseAmount(written);
      const details = { values: { amount: written }, place, source: { of: 'costs' } as const };
      if (!read.ok) findings.push(found('money', 'warning', 'paperCheck.moneyUnreadable', details));
      else if (!known.has(read.cents)) {
        const values = { amount: formatInProse(read.cents) };
        findings.push(found('money', 'warning', 'paperCheck.moneyUnknown', { ...details, values }));
      }
    }
  return orPassed('money', findings);
}

/** Every amount and every sum that the table shows, without sign. */
function tableAmounts(costs: Checked['paper']['costs']): number[] {
  if (costs.effects === 'none') return [];
  const { total, byYear, budgets } = sumTable(costs);
  const products = budgets.flatMap((budget) => budget.products);
  const balances = [{ total, byYear }, ...budgets, ...products].flatMap((each) => [
    each.total,
    ...each.byYear.values(),
  ]);
  const kinds = products.flatMap((product) => product.kinds).flatMap((kind) => [kind.total, ...kind.byYear.values()]);
  const sums = [...kinds, ...balances.flatMap(({ income, expense, balance }) => [income, expense, balance])];
  const lines = products.flatMap(({ product }) =>
    product.lines.flatMap((line) => line.amounts.map(({ cents }) => cents)),
  );
  return [...lines, ...sums.filter((sum) => sum !== 'tooLarge')].map(Math.abs);
}
