/** The cost table as a workbook, out and in again, and workbooks that clerks make by hand. */
import { expect, it } from 'vitest';
import * as v from 'valibot';
import * as Y from 'yjs';
import { costSheet } from '../../../electron/export/council/cost-sheet.ts';
import type { SheetCell } from '../../../electron/export/xlsx/catalogue-sheets.ts';
import { writeXlsx } from '../../../electron/export/xlsx/write-xlsx.ts';
import { readCosts } from '../../../electron/import/xlsx/read-costs.ts';
import { PaperForm } from '../../../renderer/features/council/paper-form.ts';
import { readCityTemplate, type CityTemplate } from '../../../shared/council/city-template.ts';
import type { Budget, CostLine, CostTable } from '../../../shared/council/cost-table.ts';
import { planCosts, type CostsPlan } from '../../../shared/council/plan-costs.ts';
import type { SheetCosts } from '../../../shared/council/sheet-costs.ts';
import { importedCosts } from '../../../shared/rpc/cost-schemas.ts';
import json from '../../../resources/templates/musterhausen/city.json' with { type: 'json' };
import { amount, line, realCosts, withLines } from '../../support/council/costs.ts';
import { takenBack } from '../../support/council/taken-back.ts';
import { Chance, forEachSeed, seedsToRun } from '../../support/fuzz.ts';

const read = readCityTemplate(json);
if (!read.ok) throw new Error(read.why);
const template: CityTemplate = read.template;

const paper = (): PaperForm => new PaperForm(new Y.Doc(), '00000000-0000-4000-8000-00000000000a');
/** All its steps at once. */
function take(form: PaperForm, sheet: SheetCosts): CostsPlan {
  const steps = form.takeCosts(sheet);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
const exported = async (costs: CostTable): Promise<SheetCosts> =>
  readCosts(await writeXlsx([costSheet(costs, template)]));

/** A workbook as a clerk makes it: texts and numbers, row by row. */
async function byHand(rows: readonly (readonly (string | number | null)[])[], name = 'Tabelle1'): Promise<SheetCosts> {
  const cell = (value: string | number | null): SheetCell =>
    value === null ? null : typeof value === 'string' ? { text: value } : { number: value };
  const [head = [], ...rest] = rows;
  const width = Math.max(...rows.map((row) => row.length));
  const headings = Array.from({ length: width }, (_, at) => String(head[at] ?? ''));
  return readCosts(
    await writeXlsx([{ name, headings, widths: headings.map(() => 12), rows: rest.map((row) => row.map(cell)) }]),
  );
}
const told = ({ notes }: SheetCosts): string[] =>
  notes.map(({ what, row, column, words }) => `${what} ${column}${row} ${words}`);
/** Every amount as `sub-budget product side kind year cents`. */
const flat = ({ budgets }: Pick<SheetCosts, 'budgets'>): string[] =>
  budgets.flatMap(({ kind, number, products }) =>
    products.flatMap((product) =>
      product.lines.flatMap((each) =>
        each.amounts.map(({ year, cents, typed }) =>
          [kind, number, product.number, product.name, each.side, each.kind, year, cents ?? `“${typed}”`].join(' | '),
        ),
      ),
    ),
  );

const texts = [
  '',
  'Personal\u00adaufwendungen',
  '=1+1',
  '-',
  '50',
  'Zuweisungen  §\u00a05',
  'Erträge & <b>',
  'Summe',
  'Ä'.repeat(300),
];
function anyTable(chance: Chance): CostTable {
  let ids = 0;
  const id = (): string => `r${ids++}`;
  const some = <T>(most: number, make: () => T): T[] => Array.from({ length: chance.below(most + 1) }, make);
  const years = (): number[] => [2020, 2021, 2022, 2199].filter(() => !chance.once(3));
  const anyLine = (): CostLine => {
    const all = years();
    const unread = all
      .filter(() => chance.once(5))
      .map((year) => ({ year, text: chance.pick(['ca. 5000', '-200', '1,234', '1.23.4', '=2']) }));
    const amounts = all
      .filter((year) => unread.every((each) => each.year !== year) || chance.once(2))
      .map((year) =>
        amount(
          year,
          chance.pick([0, 1, 19_342_100, 123_456_789_012, Number.MAX_SAFE_INTEGER, chance.below(10_000_000)]),
          {
            purpose: chance.pick(texts),
            reservation: chance.pick(texts),
            cover: chance.pick(texts),
          },
        ),
      );
    return {
      id: id(),
      side: chance.pick(['income', 'expense']),
      kind: chance.pick(texts),
      amounts,
      ...(unread.length > 0 && { unread }),
    };
  };
  const anyBudget = (): Budget => ({
    id: id(),
    kind: chance.pick(['investment', 'result']),
    number: chance.pick(['', '50', '50.1', 'TH 7']),
    perYear: chance.once(2),
    products: some(3, () => ({
      id: id(),
      number: chance.pick(['', '11137', '0012']),
      name: chance.pick(texts),
      lines: some(4, anyLine),
    })),
  });
  return { effects: 'some', years: 'added', budgets: [anyBudget(), ...some(3, anyBudget)] };
}

it('CP125 a cost table that was exported comes back identical, with ids, words, what is no amount, and what is empty; again it changes nothing (100 seeds)', async () => {
  await forEachSeed(seedsToRun(100, []), async (seed) => {
    const table = anyTable(new Chance(seed));
    const sheet = await exported(table);
    const form = paper();
    take(form, sheet);
    expect(form.read().costs).toEqual(table);
    expect(
      planCosts(
        sheet,
        table,
        () => false,
        () => 'new',
      ),
    ).toMatchObject({ lines: [], sets: [], amounts: [], untouched: 0 });
    await takenBack(form);
    expect(form.read().costs.budgets).toEqual([]);
  });
});

it('CP126 tables of clerks are understood: years as columns, both sides as columns, sub-budgets as titles, amounts as text', async () => {
  const wide = await byHand([
    ['Teilfinanzhaushalt', 'Produkt', 'Art', 2021, 'Ansatz 2022', 'Summe'],
    ['50', '11137 Migration und Integration', 'Auszahlungen für Baumaßnahmen', '200.000,-', 12.5, 1],
    [null, null, 'Zuweisungen', '1.234,5 €', null, null],
  ]);
  expect(flat(wide)).toEqual([
    'investment | 50 | 11137 | Migration und Integration | expense | Auszahlungen für Baumaßnahmen | 2021 | 20000000',
    'investment | 50 | 11137 | Migration und Integration | expense | Auszahlungen für Baumaßnahmen | 2022 | 1250',
    'investment | 50 | 11137 | Migration und Integration | income | Zuweisungen | 2021 | 123450',
  ]);
  expect(told(wide)).toEqual(['column F1 Summe']);
  const titled = await byHand([
    ['Kosten der Vorlage', null, null],
    ['Teilergebnishaushalt 50 (Angaben pro Jahr)', null, null],
    ['Produkt', 'Art', 'Erträge', 'Aufwendungen', 'Jahr'],
    ['Migration', 'Personal', null, 193421, 2021],
    [null, 'Zuschuss des Landes', '5.000', null, 2022],
    ['Summe', null, 5000, 193421],
    ['Teilfinanzhaushalt 40 - Investitionstätigkeit'],
    ['Einzahlungen'],
    ['Neubau', 'Beiträge', null, null, 2023],
  ]);
  expect(flat(titled)).toEqual([
    'result | 50 |  | Migration | expense | Personal | 2021 | 19342100',
    'result | 50 |  | Migration | income | Zuschuss des Landes | 2022 | 500000',
  ]);
  expect(titled.budgets.map(({ perYear, products }) => [perYear, products.map(({ lines }) => lines.length)])).toEqual([
    [true, [2]],
    [null, [1]],
  ]);
  expect(told(titled)).toEqual(['sum 6 Summe · 5000 · 193421', 'empty E9 Beiträge']);
  const headed = await byHand([
    ['Teilfinanzhaushalt 50', 'Auszahlungen 2022'],
    ['Fahrzeuge', '40.000'],
  ]);
  expect(flat(headed)).toEqual(['investment | 50 |  |  | expense | Fahrzeuge | 2022 | 4000000']);
});

it('CP127 what can’t be understood is told with its place, and what is no amount stays as it was typed, to be mended', async () => {
  const sheet = await byHand([
    ['Produkt', 'Art', 'Betrag', 'Jahr', 'Bemerkung'],
    ['11137 Migration', 'Personalaufwendungen', 'ca. 5000', 2021, 'vorläufig'],
    ['11137 Migration', 'Sachkosten', -200, 2021],
    ['11137 Migration', 'Sachkosten', '1.234', 'bald'],
    ['11137 Migration', 'Personalaufwendungen', '10', '2022'],
    ['11137 Migration', 'Personalaufwendungen', '20', '2022'],
  ]);
  expect(flat(sheet)).toEqual([
    'result |  | 11137 | Migration | expense | Personalaufwendungen | 2021 | “ca. 5000”',
    'result |  | 11137 | Migration | expense | Personalaufwendungen | 2022 | 1000',
    'result |  | 11137 | Migration | expense | Sachkosten | 2021 | “-200”',
  ]);
  expect(told(sheet)).toEqual([
    ...['column E1 Bemerkung', 'amount C2 ca. 5000'],
    ...['side C3 Sachkosten', 'negative C3 -200', 'year D4 bald', 'side C4 Sachkosten', 'yearless C4 1.234'],
    ...['again D6 Personalaufwendungen 2022'],
  ]);
  const form = paper();
  take(form, sheet);
  expect([...form.wrongAmounts().values()].sort()).toEqual(['-200', 'ca. 5000']);
  await expect(
    byHand([
      ['Nr.', 'Titel'],
      ['1', 'Sprachcafés'],
    ]),
  ).rejects.toMatchObject({ code: 'importEmpty' });
  await expect(readCosts(new TextEncoder().encode('Art;Betrag'))).rejects.toMatchObject({ code: 'importNotExcel' });
});

it('CP128 a workbook changes what it says and nothing else: names and ids find their lines, empty cells empty nothing, one step takes it back', async () => {
  const form = paper();
  take(form, await exported(realCosts));
  const before = form.read().costs;
  const sheet = await byHand([
    ['Teilergebnishaushalt', 'Produkt', 'Art', '2021', '2022'],
    ['50', '11137', 'personalaufwendungen', '200.000,-', null],
    ['50', '11137', 'Mieten und Pachten (Aufwand)', null, '1.000'],
  ]);
  const plan = take(form, sheet);
  expect(plan.lines.map(({ isNew, line: of, amounts }) => [isNew, of?.kind, amounts])).toEqual([
    [false, 'personalaufwendungen', [{ year: 2021, before: 19_342_100, after: 20_000_000, typed: '' }]],
    [true, 'Mieten und Pachten (Aufwand)', [{ year: 2022, before: null, after: 100_000, typed: '' }]],
  ]);
  expect(plan.untouched).toBe(1);
  const [, result] = form.read().costs.budgets;
  expect(result?.products[0]?.lines.map(({ kind, amounts }) => [kind, amounts.map(({ cents }) => cents)])).toEqual([
    ['Personalaufwendungen', [20_000_000]],
    ['Sonstige ordentliche Aufwendungen', [20_000_000]],
    ['Mieten und Pachten (Aufwand)', [100_000]],
  ]);
  expect(result?.products[0]?.lines[0]?.amounts[0]?.cover).toBe('nicht verausgabte Mittel im TH 50 Soziales');
  await takenBack(form);
  expect(form.read().costs).toEqual(before);
  // A row that was deleted stays so; what the workbook has comes beside it under a new id.
  form.remove('product');
  take(form, await exported(realCosts));
  expect(form.read().costs.budgets[1]?.products.map(({ id, lines }) => [id === 'product', lines.length])).toEqual([
    [false, 2],
  ]);
});

it('CP129 a table of 10,000 amounts is read and comes in one step that every host takes', async () => {
  const many = withLines(Array.from({ length: 10_000 }, (_, at) => line('expense', `Art ${at}`, amount(2021, at))));
  const sheet = await exported(many);
  const form = paper();
  const sizes: number[] = [];
  form.doc.on('update', (update: Uint8Array) => sizes.push(update.byteLength));
  const plan = take(form, sheet);
  expect([plan.lines.length, Math.max(...sizes) < 1_000_000]).toEqual([10_000, true]);
  expect(form.read().costs.budgets).toEqual(
    many.budgets.map((budget) => ({
      ...budget,
      products: budget.products.map((product) => ({
        ...product,
        lines: product.lines.map(({ amounts, ...each }) => ({ ...each, id: expect.any(String) as string, amounts })),
      })),
    })),
  );
  await takenBack(form);
  expect(form.read().costs.budgets).toEqual([]);
}, 60_000);

it('CP130 whatever stands in a workbook, it is read or refused in words, and what comes of it is well formed (150 seeds)', async () => {
  const words = [
    ...[
      'Teilfinanzhaushalt',
      'Teilergebnishaushalt 50',
      'TH',
      'Produkt',
      'Art',
      'Seite',
      'Jahr',
      'Betrag',
      'Kennung',
      'Nummer',
    ],
    ...[
      '2021',
      'Einzahlungen',
      'Ordentliche Aufwendungen',
      'Summe',
      'ja',
      'a/b/c',
      '200.000,-',
      '-1',
      '\ud800',
      '='.repeat(3_000),
    ],
  ];
  const numbers = [2021, 2022, 0, -1, 1e300, 12.345, 9_007_199_254_740_993, 50];
  await forEachSeed(seedsToRun(150, []), async (seed) => {
    const chance = new Chance(seed);
    const cell = (): string | number | null =>
      chance.once(4) ? null : chance.once(3) ? chance.pick(numbers) : chance.pick(words);
    const rows = Array.from({ length: 1 + chance.below(12) }, () => Array.from({ length: 1 + chance.below(7) }, cell));
    const sheet = await byHand(rows, chance.pick(['Tabelle1', 'Teilfinanzhaushalt 50'])).catch((error: unknown) => {
      expect(error).toMatchObject({ code: 'importEmpty' });
      return null;
    });
    if (sheet === null) return;
    v.parse(importedCosts, sheet);
    const form = paper();
    take(form, sheet);
    expect(
      planCosts(
        sheet,
        form.read().costs,
        () => false,
        () => 'new',
      ),
    ).toMatchObject({ budgets: [], products: [], newLines: [] });
  });
});
