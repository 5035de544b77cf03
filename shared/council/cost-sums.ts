/**
 * Sums and balances of the cost table, and its rows as they are printed, so that paper and interface show the same.
 * Balance = income − expense, per table and per year. Source: council-paper.md, point 8 and its rules.
 */
import type { Budget, BudgetKind, CostLine, CostTable, Product } from './cost-table.ts';

/** Cents; `tooLarge` where amounts don't add up within the safe integers: told, never wrapped or rounded. */
export type Sum = number | 'tooLarge';

export interface Balance {
  readonly income: Sum;
  readonly expense: Sum;
  readonly balance: Sum;
}

export interface ProductSums {
  readonly product: Product;
  readonly total: Balance;
  readonly byYear: ReadonlyMap<number, Balance>;
  /** The product's kinds in the order in which they first stand, equal ones of the same side added up. */
  readonly kinds: readonly KindSums[];
}

export interface KindSums {
  readonly side: CostLine['side'];
  readonly kind: string;
  readonly total: Sum;
  readonly byYear: ReadonlyMap<number, Sum>;
}

export interface BudgetSums {
  readonly budget: Budget;
  readonly total: Balance;
  /** In ascending order. */
  readonly byYear: ReadonlyMap<number, Balance>;
  readonly products: readonly ProductSums[];
}

export interface TableSums {
  readonly total: Balance;
  readonly byYear: ReadonlyMap<number, Balance>;
  readonly budgets: readonly BudgetSums[];
}

/** All sums of a table, in one pass over its amounts. */
export function sumTable(table: CostTable): TableSums {
  const budgets = table.budgets.map(sumBudget);
  return { budgets, total: addAll(budgets.map(({ total }) => total)), byYear: addYears(budgets) };
}

function sumBudget(budget: Budget): BudgetSums {
  const products = budget.products.map(sumProduct);
  return { budget, products, total: addAll(products.map(({ total }) => total)), byYear: addYears(products) };
}

function sumProduct(product: Product): ProductSums {
  const all: Sides = { income: 0, expense: 0 };
  const years = new Map<number, Sides>();
  for (const { side, amounts } of product.lines)
    for (const { year, cents } of amounts) {
      all[side] = add(all[side], cents);
      const sides = years.get(year) ?? { income: 0, expense: 0 };
      years.set(year, sides);
      sides[side] = add(sides[side], cents);
    }
  const byYear = sorted(new Map([...years].map(([year, { income, expense }]) => [year, withBalance(income, expense)])));
  let kinds: readonly KindSums[] | null = null;
  return {
    product,
    total: withBalance(all.income, all.expense),
    byYear,
    // A window that shows the lines themselves never asks for them.
    get kinds() {
      return (kinds ??= sumKinds(product));
    },
  };
}

function sumKinds({ lines }: Product): readonly KindSums[] {
  const kinds = new Map<string, { side: CostLine['side']; kind: string; total: Sum; byYear: Map<number, Sum> }>();
  for (const { side, kind, amounts } of lines) {
    const key = `${side} ${kind}`;
    const sums = kinds.get(key) ?? { side, kind, total: 0, byYear: new Map<number, Sum>() };
    kinds.set(key, sums);
    for (const { year, cents } of amounts) {
      sums.total = add(sums.total, cents);
      sums.byYear.set(year, add(sums.byYear.get(year) ?? 0, cents));
    }
  }
  return [...kinds.values()];
}

const nothing: Balance = { income: 0, expense: 0, balance: 0 };
type Sides = Record<CostLine['side'], Sum>;
const plus = (a: Balance, b: Balance): Balance => withBalance(add(a.income, b.income), add(a.expense, b.expense));
const addAll = (balances: readonly Balance[]): Balance => balances.reduce(plus, nothing);

function withBalance(income: Sum, expense: Sum): Balance {
  return { income, expense, balance: add(income, expense === 'tooLarge' ? expense : 0 - expense) };
}

/** Whether amounts that are no safe integers came in or go out, the sum is `tooLarge`. */
function add(a: Sum, b: Sum): Sum {
  if (a === 'tooLarge' || b === 'tooLarge') return 'tooLarge';
  const sum = a + b;
  return Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(sum) ? sum : 'tooLarge';
}

function addYears(parts: readonly { readonly byYear: ReadonlyMap<number, Balance> }[]): ReadonlyMap<number, Balance> {
  const years = new Map<number, Balance>();
  for (const { byYear } of parts)
    for (const [year, balance] of byYear) years.set(year, plus(years.get(year) ?? nothing, balance));
  return sorted(years);
}

const sorted = (years: ReadonlyMap<number, Balance>): ReadonlyMap<number, Balance> =>
  new Map([...years].sort(([a], [b]) => a - b));

/** A table as it is printed: of a budget with all years added up (`year` null), or of one of its years. */
export interface PrintedTable {
  readonly budget: string;
  readonly kind: BudgetKind;
  readonly number: string;
  readonly perYear: boolean;
  readonly year: number | null;
  readonly products: readonly PrintedProduct[];
  readonly balance: Sum;
}

export interface PrintedProduct {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly rows: readonly PrintedRow[];
}

/** One of the two is null: its column stays empty. */
export interface PrintedRow {
  readonly label: string;
  readonly income: Sum | null;
  readonly expense: Sum | null;
}

/** The printed tables in order; none where the paper has no financial effects. A budget without amounts has one, balance 0. */
export function printedTables(table: CostTable, sums: TableSums = sumTable(table)): PrintedTable[] {
  if (table.effects === 'none') return [];
  return sums.budgets.flatMap((each) => {
    const years = table.years === 'apart' ? [...each.byYear.keys()] : [];
    return years.length === 0 ? [printed(each, null)] : years.map((year) => printed(each, year));
  });
}

function printed({ budget, total, byYear, products }: BudgetSums, year: number | null): PrintedTable {
  const { id, kind, number, perYear } = budget;
  const shown = products.map(({ product, kinds }) => ({
    id: product.id,
    number: product.number,
    name: product.name,
    rows: kinds.flatMap((each) => {
      const sum = year === null ? each.total : each.byYear.get(year);
      return sum === undefined ? [] : [rowOf(each, sum)];
    }),
  }));
  const { balance } = (year === null ? total : byYear.get(year)) ?? nothing;
  return { budget: id, kind, number, perYear, year, products: shown, balance };
}

const rowOf = ({ side, kind }: KindSums, sum: Sum): PrintedRow => ({
  label: kind,
  income: side === 'income' ? sum : null,
  expense: side === 'expense' ? sum : null,
});
