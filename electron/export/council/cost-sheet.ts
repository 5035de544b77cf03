/** The cost table of a council paper as a sheet: one row for each line and year, as it is kept. */
import type { CostTable } from '../../../shared/council/cost-table.ts';
import type { CityTemplate } from '../../../shared/council/city-template.ts';
import { fill } from '../../../shared/council/city-template.ts';
import { cleanText } from '../clean-text.ts';
import type { WrittenSheet } from '../xlsx/catalogue-sheets.ts';

/** German, as the workbook of the measures. */
const headings = [
  'Teilhaushalt',
  'Nummer',
  'Bezeichnung',
  'Seite',
  'Art',
  'Jahr',
  'Betrag in Euro',
  'Zweck',
  'Vorbehalt',
  'Deckung',
];

export function costSheet({ budgets }: CostTable, { costs }: CityTemplate): WrittenSheet {
  const cell = (text: string): { readonly text: string } => ({ text: cleanText(text) });
  const rows = budgets.flatMap(({ kind, number, products }) =>
    products.flatMap((product) =>
      product.lines.flatMap((line) =>
        line.amounts.map(({ year, cents, purpose, reservation, cover }) => [
          cell(fill(costs[kind].title, { number })),
          cell(product.number),
          cell(product.name),
          cell(costs[kind][line.side]),
          cell(line.kind),
          { number: year },
          { cents },
          cell(purpose),
          cell(reservation),
          cell(cover),
        ]),
      ),
    ),
  );
  return { name: 'Kostentabelle', headings, widths: [34, 12, 40, 24, 34, 8, 18, 40, 40, 40], rows };
}
