/** The cost table in the room of a council paper: budgets, their products, the products' lines, and an amount for each line and year. */
import type * as Y from 'yjs';
import type { Amount, Budget, CostLine, Product, UnreadAmount } from '../../council/cost-table.ts';
import { setField, type FlatRow, type NewRow } from '../flat-rows.ts';
import { centsOf, flagOf, lineOf, oneOf, yearOf } from './row-fields.ts';

/** One amount for each line and year: who types into one cell at the same moment as another meets them in one row. */
export const amountRow = (line: string, year: number): string => `${line}.${year}`;

/** The budgets of a paper's rows, in order. */
export function readBudgets(rows: readonly FlatRow[]): readonly Budget[] {
  const within = new Map<string, FlatRow[]>();
  for (const row of rows) {
    const key = `${row.list} ${row.parent ?? ''}`;
    const siblings = within.get(key);
    if (siblings === undefined) within.set(key, [row]);
    else siblings.push(row);
  }
  const of = (list: string, parent: string): readonly FlatRow[] => within.get(`${list} ${parent}`) ?? [];
  return of('budget', '').map((row): Budget => ({
    id: row.id,
    kind: oneOf(['investment', 'result'] as const, row.fields.get('kind')) ?? 'result',
    number: lineOf(row.fields.get('number')),
    perYear: flagOf(row.fields.get('perYear')),
    products: of('product', row.id).map((product): Product => ({
      id: product.id,
      number: lineOf(product.fields.get('number')),
      name: lineOf(product.fields.get('name')),
      lines: of('line', product.id).map((line): CostLine => {
        const unread = of('amount', line.id).flatMap(unreadAmount);
        return {
          id: line.id,
          side: oneOf(['income', 'expense'] as const, line.fields.get('side')) ?? 'expense',
          kind: lineOf(line.fields.get('kind')),
          amounts: of('amount', line.id)
            .flatMap(amount)
            .sort((a, b) => a.year - b.year),
          ...(unread.length > 0 && { unread: unread.sort((a, b) => a.year - b.year) }),
        };
      }),
    })),
  }));
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
