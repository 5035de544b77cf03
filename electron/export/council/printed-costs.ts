/** The cost table in the words of a city: what `cost-sums.ts` computes, as strings. */
import { printedTables, type PrintedProduct, type PrintedTable, type Sum } from '../../../shared/council/cost-sums.ts';
import type { CostTable } from '../../../shared/council/cost-table.ts';
import { fill, type CityTemplate } from '../../../shared/council/city-template.ts';
import { formatCents } from '../../../shared/council/money.ts';
import { printedLine } from './printed-line.ts';
import type { PrintedCosts, PrintedCostTable, PrintedItem } from './council-print.ts';

/** What is kept on one page. */
const MOST_ROWS = 14;

/** Where there are effects and no table of them yet, nothing is claimed of them. */
export function printedCosts(costs: CostTable, template: CityTemplate): PrintedCosts {
  const { intro, none } = template.costs;
  const tables = printedTables(costs);
  return costs.effects === 'none' ? { none } : { intro, tables: tables.map((table) => costTable(table, template)) };
}

function costTable(
  { kind, number, perYear, year, products, balance }: PrintedTable,
  { costs }: CityTemplate,
): PrintedCostTable {
  const words = costs[kind];
  const items: PrintedItem[] = products.map((product) => itemOf(product, words));
  const rows = items.reduce((sum, item) => sum + item.rows.length + 1, 0);
  return {
    title: fill(words.title, { number: printedLine(number) })
      .replace(/ {2,}/g, ' ')
      .trim(),
    notes: [...(year === null ? [] : [fill(costs.year, { year: String(year) })]), ...(perYear ? [costs.perYear] : [])],
    kind: costs.kind,
    income: words.income,
    expense: words.expense,
    // The form names what would stand here.
    items: items.length === 0 ? [{ label: words.item, name: words.name, rows: [] }] : items,
    balance: { label: words.balance, amount: sumOf(balance) },
    ...(rows > MOST_ROWS && { long: true as const }),
  };
}

function itemOf({ number, name, rows }: PrintedProduct, words: { readonly item: string }): PrintedItem {
  return {
    label: [words.item, printedLine(number)].filter((part) => part !== '').join(' '),
    name: printedLine(name),
    rows: rows.map(({ label, income, expense }) => ({
      label: printedLine(label),
      income: income === null ? '' : sumOf(income),
      expense: expense === null ? '' : sumOf(expense),
    })),
  };
}

/** `–` for what doesn't add up. */
const sumOf = (sum: Sum): string => formatCents(sum === 'tooLarge' ? Number.NaN : sum);
