/** The cost table of the real paper 0108/2021, kept per year. */
import type { Amount, CostLine, CostTable } from '../../../shared/council/cost-table.ts';

export const amount = (year: number, cents: number, more: Partial<Amount> = {}): Amount => ({
  year,
  cents,
  purpose: '',
  reservation: '',
  cover: '',
  ...more,
});
export const line = (side: CostLine['side'], kind: string, ...amounts: readonly Amount[]): CostLine => ({
  id: `${side} ${kind}`,
  side,
  kind,
  amounts,
});

export const realCosts: CostTable = {
  effects: 'some',
  years: 'added',
  budgets: [
    { id: 'investment', kind: 'investment', number: '50', perYear: false, products: [] },
    {
      id: 'result',
      kind: 'result',
      number: '50',
      perYear: true,
      products: [
        {
          id: 'product',
          number: '11137',
          name: 'Migration und Integration für 2021 und 2022',
          lines: [
            line(
              'expense',
              'Personalaufwendungen',
              amount(2021, 19_342_100, { cover: 'nicht verausgabte Mittel im TH 50 Soziales' }),
            ),
            line(
              'expense',
              'Sonstige ordentliche Aufwendungen',
              amount(2022, 20_000_000, {
                purpose: 'für die Schaffung eines Innovationsfonds zur Umsetzung von Projekten des überarbeiteten LIP',
                reservation: 'der Genehmigung der Haushaltssatzung durch die Kommunalaufsicht',
              }),
            ),
          ],
        },
      ],
    },
  ],
};

/** The table with other lines in its one product. */
export const withLines = (lines: readonly CostLine[], years: CostTable['years'] = 'added'): CostTable => ({
  effects: 'some',
  years,
  budgets: [
    {
      id: 'result',
      kind: 'result',
      number: '50',
      perYear: true,
      products: [{ id: 'product', number: '11137', name: 'Migration und Integration', lines }],
    },
  ],
});
