/** What the calls that read a workbook with measures say. What comes of it is written by the interface, into the open room. */
import * as v from 'valibot';
import { settingsLimits } from '../document/measures/catalogue-settings.ts';
import { measureLimits, measureStates } from '../measures/measure.ts';
import { sheetReasons } from '../measures/sheet-notes.ts';
import * as s from './schemas.ts';

const name = v.pipe(v.string(), v.maxLength(measureLimits.name));
const itemId = v.pipe(v.string(), v.maxLength(80));
const day = v.pipe(v.string(), v.maxLength(10));
const year = v.pipe(v.number(), v.integer());
const rows = <T extends v.GenericSchema>(row: T) => v.pipe(v.array(row), v.maxLength(measureLimits.rows));
const named = rows(v.strictObject({ id: itemId, name }));

/** `budgets`: names of budgets, so that a source becomes a budget again. */
export const catalogueWanted = v.strictObject({
  import: s.id,
  budgets: v.pipe(v.array(v.strictObject({ id: itemId, name })), v.maxLength(settingsLimits.budgets)),
});

/** A measure as it is handed over: what was measured as pairs of year and value. */
export const importedMeasure = v.strictObject({
  id: itemId,
  number: v.pipe(v.string(), v.maxLength(measureLimits.number)),
  title: name,
  field: name,
  lead: name,
  state: v.picklist(measureStates),
  begins: day,
  ends: day,
  innovationFund: v.boolean(),
  flagship: v.boolean(),
  goals: rows(v.strictObject({ id: itemId, chapter: itemId, block: itemId })),
  partners: named,
  targetGroups: named,
  steps: rows(v.strictObject({ id: itemId, title: name, date: day, done: v.boolean() })),
  costs: rows(v.strictObject({ id: itemId, year, cents: v.pipe(v.number(), v.integer()), source: name })),
  indicators: rows(
    v.strictObject({
      ...{ id: itemId, name, unit: name, target: v.nullable(v.number()) },
      values: v.pipe(v.array(v.tuple([year, v.number()])), v.maxLength(measureLimits.years)),
    }),
  ),
  reports: v.pipe(
    v.array(
      v.strictObject({
        year,
        state: v.nullable(v.picklist(measureStates)),
        words: v.pipe(v.string(), v.maxLength(measureLimits.report)),
      }),
    ),
    v.maxLength(measureLimits.years),
  ),
});
export type ImportedMeasure = v.InferOutput<typeof importedMeasure>;

const shown = v.pipe(v.string(), v.maxLength(400));
/** What couldn't be read, a line for each cell; beyond them the rest is counted. */
export const sheetNotes = v.pipe(
  v.array(
    v.strictObject({ what: v.picklist(sheetReasons), sheet: shown, row: v.number(), column: shown, words: shown }),
  ),
  v.maxLength(2_000),
);
export const notesMore = v.pipe(v.number(), v.integer(), v.minValue(0));

export const importedCatalogue = v.strictObject({
  measures: v.pipe(v.array(importedMeasure), v.maxLength(measureLimits.measures)),
  /** Plain words of descriptions by the ids of their measures. */
  descriptions: v.pipe(
    v.array(v.tuple([itemId, v.pipe(v.string(), v.maxLength(32_767))])),
    v.maxLength(measureLimits.measures),
  ),
  notes: sheetNotes,
  more: notesMore,
});
export type ImportedSheets = v.InferOutput<typeof importedCatalogue>;
