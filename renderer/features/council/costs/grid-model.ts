/** The rows and cells of one sub-budget as the spreadsheet shows them. Pure; money is cents, sums come from `cost-sums.ts`. */
import type { CostLine } from '../../../../shared/council/cost-table.ts';
import type { BudgetSums, ProductSums, Sum } from '../../../../shared/council/cost-sums.ts';
import { formatCents } from '../../../../shared/council/money.ts';

export type CellKind = 'number' | 'name' | 'side' | 'kind' | 'amount' | 'sum' | 'none';

export interface GridCell {
  readonly kind: CellKind;
  /** As it is shown. */
  readonly text: string;
  /** As one begins to change it. */
  readonly edit: string;
  readonly editable: boolean;
  /** Of an amount its year. */
  readonly year: number | null;
  /** What was typed there and is no amount. */
  readonly wrong: string | null;
}

export interface GridRow {
  /** Id of the product or line; `balance` for the last row. */
  readonly id: string;
  readonly is: 'product' | 'line' | 'balance';
  /** The product that it is or belongs to; null for the last row. */
  readonly product: string | null;
  readonly side: CostLine['side'] | null;
  readonly cells: readonly GridCell[];
}

/** What was typed and is no amount, by the id of the amount's row. */
export type WrongAmounts = ReadonlyMap<string, string>;

export interface GridWords {
  readonly income: string;
  readonly expense: string;
  readonly balance: string;
  readonly tooLarge: string;
}

/** Columns before the years. */
export const LEAD_COLUMNS = 2;

/** Rows of lines as they were made last; for other years, wrong amounts or words they are others. */
export type KnownRows = WeakMap<CostLine, GridRow>;

export function gridRows(
  sums: BudgetSums,
  years: readonly number[],
  wrong: WrongAmounts,
  amountRow: (line: string, year: number) => string,
  words: GridWords,
  known: KnownRows = new WeakMap(),
): readonly GridRow[] {
  const rows: GridRow[] = [];
  for (const each of sums.products) {
    const { id, lines } = each.product;
    rows.push(lazily({ id, is: 'product', product: id, side: null }, () => productCells(each, years, words)));
    for (const line of lines) {
      const before = known.get(line);
      const row =
        before?.product === id
          ? before
          : lazily({ id: line.id, is: 'line', product: id, side: line.side }, () =>
              lineCells(line, years, wrong, amountRow, words),
            );
      if (row !== before) known.set(line, row);
      rows.push(row);
    }
  }
  return [...rows, balanceRow(sums, years, words)];
}

/** A table may have ten thousand rows, of which few are looked at. */
function lazily(row: Omit<GridRow, 'cells'>, make: () => readonly GridCell[]): GridRow {
  let cells: readonly GridCell[] | null = null;
  return {
    ...row,
    get cells() {
      return (cells ??= make());
    },
  };
}

/** The years of all amounts, the usual one while there is none, and those one has added; ascending. */
export function shownYears(
  lines: readonly CostLine[],
  wrongYears: readonly number[],
  added: readonly number[],
  usual: number,
): readonly number[] {
  const years = new Set(wrongYears);
  for (const { amounts } of lines) for (const { year } of amounts) years.add(year);
  if (years.size === 0) years.add(usual);
  for (const year of added) years.add(year);
  return [...years].sort((a, b) => a - b);
}

const productCells = (
  { product, total, byYear }: ProductSums,
  years: readonly number[],
  words: GridWords,
): readonly GridCell[] => [
  text('number', product.number),
  text('name', product.name),
  ...years.map((year) => sum(byYear.get(year)?.balance ?? null, words)),
  sum(product.lines.length === 0 ? null : total.balance, words),
];

function lineCells(
  line: CostLine,
  years: readonly number[],
  wrong: WrongAmounts,
  amountRow: (line: string, year: number) => string,
  words: GridWords,
): readonly GridCell[] {
  const byYear = new Map(line.amounts.map((amount) => [amount.year, amount]));
  const total = line.amounts.reduce<Sum>(
    (all, { cents }) => (all === 'tooLarge' || !Number.isSafeInteger(all + cents) ? 'tooLarge' : all + cents),
    0,
  );
  const side = line.side === 'income' ? words.income : words.expense;
  return [
    { ...text('side', side), kind: 'side' },
    text('kind', line.kind),
    ...years.map((year): GridCell => {
      const typed = wrong.get(amountRow(line.id, year)) ?? null;
      const cents = byYear.get(year)?.cents;
      const shown = cents === undefined ? '' : formatCents(cents);
      return { kind: 'amount', text: typed ?? shown, edit: typed ?? shown, editable: true, year, wrong: typed };
    }),
    sum(line.amounts.length === 0 ? null : total, words),
  ];
}

function balanceRow({ total, byYear }: BudgetSums, years: readonly number[], words: GridWords): GridRow {
  return {
    id: 'balance',
    is: 'balance',
    product: null,
    side: null,
    cells: [
      { kind: 'none', text: '', edit: '', editable: false, year: null, wrong: null },
      { kind: 'none', text: words.balance, edit: '', editable: false, year: null, wrong: null },
      ...years.map((year) => sum(byYear.get(year)?.balance ?? 0, words)),
      sum(total.balance, words),
    ],
  };
}

const text = (kind: CellKind, value: string): GridCell => ({
  kind,
  text: value,
  edit: value,
  editable: true,
  year: null,
  wrong: null,
});

function sum(value: Sum | null, { tooLarge }: GridWords): GridCell {
  const shown = value === null ? '' : value === 'tooLarge' ? tooLarge : formatCents(value);
  return { kind: 'sum', text: shown, edit: '', editable: false, year: null, wrong: null };
}
