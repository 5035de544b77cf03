import { describe, expect, test } from 'vitest';
import { printedTables, sumTable } from '../../../shared/council/cost-sums.ts';
import { amount, line, realCosts, withLines } from '../../support/council/costs.ts';
import { Chance, forEachSeed, seedsToRun } from '../../support/fuzz.ts';

describe('sums of the cost table', () => {
  test('CP9 the real table: sums by year, budget and kind, and its rows as printed, years added up or apart', async () => {
    const { total, byYear, budgets } = sumTable(realCosts);
    expect(total).toEqual({ income: 0, expense: 39_342_100, balance: -39_342_100 });
    expect([...byYear].map(([year, { balance }]) => [year, balance])).toEqual([
      [2021, -19_342_100],
      [2022, -20_000_000],
    ]);
    expect(budgets[0]?.total.balance).toBe(0);
    const rows = [
      { label: 'Personalaufwendungen', income: null, expense: 19_342_100 },
      { label: 'Sonstige ordentliche Aufwendungen', income: null, expense: 20_000_000 },
    ];
    const shown = (years: 'apart' | 'added'): unknown =>
      printedTables({ ...realCosts, years }).map(({ budget, year, products, balance }) => [
        budget,
        year,
        products.flatMap((product) => product.rows),
        balance,
      ]);
    expect(shown('added')).toEqual([
      ['investment', null, [], 0],
      ['result', null, rows, -39_342_100],
    ]);
    expect(shown('apart')).toEqual([
      ['investment', null, [], 0],
      ['result', 2021, [rows[0]], -19_342_100],
      ['result', 2022, [rows[1]], -20_000_000],
    ]);
    expect(printedTables({ ...realCosts, effects: 'none' })).toEqual([]);
    // Whatever is in a table: what is printed adds up to its balance, and the years to the whole.
    await forEachSeed(seedsToRun(100, []), (seed) => {
      const chance = new Chance(seed);
      const lines = Array.from({ length: chance.below(30) }, () =>
        line(
          chance.pick(['income', 'expense'] as const),
          chance.pick(['Personalaufwendungen', 'Zuwendungen', 'Entgelte']),
          ...Array.from({ length: chance.below(4) }, () => amount(2020 + chance.below(4), chance.below(1_000_000_00))),
        ),
      );
      const apart = printedTables(withLines(lines, 'apart'));
      for (const { products, balance } of [...apart, ...printedTables(withLines(lines))]) {
        const all = products.flatMap((product) => product.rows);
        const sum = all.reduce((so, { income, expense }) => so + Number(income ?? 0) - Number(expense ?? 0), 0);
        expect(balance).toBe(sum);
      }
      const whole = apart.reduce((so, { balance }) => so + Number(balance), 0);
      expect(sumTable(withLines(lines)).total.balance).toBe(whole);
    });
  });

  test('CP10 amounts that do not add up within the safe integers are told, and 10,000 rows are one pass', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const { total, byYear } = sumTable(
      withLines([line('expense', 'A', amount(2021, most), amount(2022, 1)), line('income', 'B', amount(2021, 5))]),
    );
    expect(total).toEqual({ income: 5, expense: 'tooLarge', balance: 'tooLarge' });
    expect(byYear.get(2021)).toEqual({ income: 5, expense: most, balance: 5 - most });
    expect(byYear.get(2022)?.balance).toBe(-1);
    for (const cents of [Number.NaN, 0.5, Infinity])
      expect(sumTable(withLines([line('expense', 'A', amount(2021, cents))])).total.expense).toBe('tooLarge');

    const many = withLines(
      Array.from({ length: 10_000 }, (_, index) => line('expense', `Art ${index}`, amount(2021, index))),
    );
    const [table] = printedTables(many);
    expect(table?.products[0]?.rows).toHaveLength(10_000);
    expect(table?.balance).toBe(-49_995_000);
  });
});
