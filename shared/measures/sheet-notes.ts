/** What couldn't be read of a workbook with measures or costs, a line for each cell. */
import type { Measure } from './measure.ts';

export const sheetReasons = [
  'amount',
  'negative',
  'rounded',
  'date',
  'year',
  'state',
  'flag',
  'figure',
  'formula',
  'long',
  'goal',
  /** A row of costs or steps that names no measure there is. */
  'measure',
  /** Two measures of one number, so that rows that name it could be of either: the first has them. */
  'twice',
  /** A year of one indicator, or of a report, that was there already. */
  'again',
  'column',
  'sheet',
  'rows',
  /** Of costs: an amount without a year; a side or sub-budget that had to be assumed; a sum, which is computed; a row without an amount, or without a meaning. */
  'yearless',
  'side',
  'budget',
  'sum',
  'empty',
  'row',
] as const;
export type SheetReason = (typeof sheetReasons)[number];

export interface SheetNote {
  readonly what: SheetReason;
  readonly sheet: string;
  /** As the program that made it counts, from 1; 0 for the sheet as a whole. */
  readonly row: number;
  /** Letters of the column, `C`; empty for the row as a whole. */
  readonly column: string;
  /** What stands there, shortened. */
  readonly words: string;
}

export interface ImportedCatalogue {
  readonly measures: readonly Measure[];
  /** Plain words of descriptions by the ids of their measures, of those that have some. */
  readonly descriptions: ReadonlyMap<string, string>;
  readonly notes: readonly SheetNote[];
  /** Notes beyond those that are kept. */
  readonly more: number;
}
