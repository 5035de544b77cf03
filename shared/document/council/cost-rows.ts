/** The cost table in the room of a council paper: budgets, their products, the products' lines, and an amount for each line and year. */
import type * as Y from 'yjs';
import type { Amount, Budget, CostLine, Product, UnreadAmount } from '../../council/cost-table.ts';
import { setField, type FlatRow, type NewRow } from '../flat-rows.ts';
import type { RowsOf } from '../row-tree.ts';
import { centsOf, flagOf, lineOf, oneOf, yearOf } from './row-fields.ts';

/** One amount for each line and year: who types into one cell at the same moment as another meets them in one row. */
export const amountRow = (line: string, year: number): string => `${line}.${year}`;

/** Lines as they were read last: one whose row and amounts are the same ones stays the same object. */
export type KnownLines = Map<
  string,
  { readonly row: FlatRow; readonly amounts: readonly FlatRow[]; readonly line: CostLine }
>;

/** The budgets of a paper's rows, in order. */
export function readBudgets(of: RowsOf, known: KnownLines = new Map()): readonly Budget[] {
  return of('budget', '').map((row): Budget => ({
    id: row.id,
    kind: oneOf(['investment', 'result'] as const, row.fields.get('kind')) ?? 'result',
    number: lineOf(row.fields.get('number')),
    perYear: flagOf(row.fields.get('perYear')),
    products: of('product', row.id).map((product): Product => ({
      id: product.id,
      number: lineOf(product.fields.get('number')),
      name: lineOf(product.fields.get('name')),
      lines: of('line', product.id).map((line) => readLine(line, of('amount', line.id), known)),
    })),
  }));
}

/** Lines read in one step. */
const atOnce = 200;

/** Reads in steps what `readBudgets` then only has to put together. */
export function* readingLines(of: RowsOf, known: KnownLines): Generator<undefined, void> {
  for (const budget of of('budget', ''))
    for (const product of of('product', budget.id))
      for (const [at, line] of of('line', product.id).entries()) {
        readLine(line, of('amount', line.id), known);
        if (at % atOnce === atOnce - 1) yield;
      }
}

function readLine(row: FlatRow, amounts: readonly FlatRow[], known: KnownLines): CostLine {
  const before = known.get(row.id);
  if (before !== undefined && before.row === row && before.amounts === amounts) return before.line;
  const unread = amounts.flatMap(unreadAmount);
  const line: CostLine = {
    id: row.id,
    side: oneOf(['income', 'expense'] as const, row.fields.get('side')) ?? 'expense',
    kind: lineOf(row.fields.get('kind')),
    amounts: amounts.flatMap(amount).sort((a, b) => a.year - b.year),
    ...(unread.length > 0 && { unread: unread.sort((a, b) => a.year - b.year) }),
  };
  known.set(row.id, { row, amounts, line });
  return line;
}

export const newBudget = ({ id, kind, number, perYear }: Omit<Budget, 'products'>): NewRow => ({
  id,
  list: 'budget',
  fields: { kind, number, perYear },
});

export const newProduct = (budget: string, { id, number, name }: Omit<Product, 'lines'>): NewRow => ({
  id,
  list: 'product',
  parent: budget,
  fields: { number, name },
});

export const newLine = (product: string, { id, side, kind }: Omit<CostLine, 'amounts'>): NewRow => ({
  id,
  list: 'line',
  parent: product,
  fields: { side, kind },
});

/** Sets what is given of an amount; without `cents` it must be there already. */
export function setAmount(
  rows: Y.Map<unknown>,
  line: string,
  year: number,
  { cents, ...words }: Partial<Omit<Amount, 'year'>>,
): void {
  const id = amountRow(line, year);
  // Years are their own order.
  const given = { list: 'amount', parent: line, order: 'a0', year, ...(cents !== undefined && { cents }), ...words };
  for (const [field, value] of Object.entries(given)) setField(rows, id, field, value);
  if (rows.get(`${id}:gone`) === true) rows.delete(`${id}:gone`);
}

function amount({ id, parent, fields }: FlatRow): Amount[] {
  const year = yearOf(fields.get('year'));
  const cents = centsOf(fields.get('cents'));
  // Under another id it would be the second one of its year.
  if (year === null || cents === null || id !== amountRow(parent ?? '', year)) return [];
  const [purpose, reservation, cover] = ['purpose', 'reservation', 'cover'].map((field) => lineOf(fields.get(field)));
  return [{ year, cents, purpose: purpose ?? '', reservation: reservation ?? '', cover: cover ?? '' }];
}

/** What is typed and no amount stays in the row, beside the last amount that was one. */
function unreadAmount({ id, parent, fields }: FlatRow): UnreadAmount[] {
  const year = yearOf(fields.get('year'));
  const text = lineOf(fields.get('typed')).trim();
  return year === null || text === '' || id !== amountRow(parent ?? '', year) ? [] : [{ year, text }];
}
