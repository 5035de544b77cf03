/** What the calls that read a workbook with a cost table say. What comes of it is written by the interface, into the open room. */
import * as v from 'valibot';
import { sheetCostLimits as limits } from '../council/sheet-costs.ts';
import { notesMore, sheetNotes } from './measure-schemas.ts';

const words = v.pipe(v.string(), v.maxLength(limits.words));
const itemId = words;
const some = <T extends v.GenericSchema>(each: T, most: number) => v.pipe(v.array(each), v.maxLength(most));

const amount = v.strictObject({
  year: v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200)),
  cents: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  typed: v.pipe(v.string(), v.maxLength(limits.typed)),
  purpose: v.nullable(words),
  reservation: v.nullable(words),
  cover: v.nullable(words),
});
const line = v.strictObject({
  ...{ id: itemId, side: v.picklist(['income', 'expense']), kind: words },
  amounts: some(amount, limits.amounts),
});
const product = v.strictObject({ id: itemId, number: words, name: words, lines: some(line, limits.lines) });
const budget = v.strictObject({
  ...{ id: itemId, kind: v.picklist(['investment', 'result']), number: words, perYear: v.nullable(v.boolean()) },
  products: some(product, limits.products),
});

export const importedCosts = v.strictObject({
  budgets: some(budget, limits.budgets),
  notes: sheetNotes,
  more: notesMore,
});
export type ImportedCosts = v.InferOutput<typeof importedCosts>;
