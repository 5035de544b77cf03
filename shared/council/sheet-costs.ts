/** A cost table as a workbook says it: what is not said is null, so that nothing in the paper is emptied by it. */
import type { SheetNote } from '../measures/sheet-notes.ts';
import type { BudgetKind, CostLine } from './cost-table.ts';

export const sheetCostLimits = {
  budgets: 200,
  products: 5_000,
  lines: 10_000,
  amounts: 10_000,
  words: 2_000,
  typed: 200,
} as const;

export interface SheetAmount {
  readonly year: number;
  /** Null where nothing stands there. */
  readonly cents: number | null;
  /** What stands there and is no amount; empty for none. */
  readonly typed: string;
  readonly purpose: string | null;
  readonly reservation: string | null;
  readonly cover: string | null;
}
/** `id`: as the file has it, empty for none. */
export interface SheetLine {
  readonly id: string;
  readonly side: CostLine['side'];
  readonly kind: string;
  readonly amounts: readonly SheetAmount[];
}
export interface SheetProduct {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly lines: readonly SheetLine[];
}
export interface SheetBudget {
  readonly id: string;
  readonly kind: BudgetKind;
  readonly number: string;
  readonly perYear: boolean | null;
  readonly products: readonly SheetProduct[];
}

export interface SheetCosts {
  readonly budgets: readonly SheetBudget[];
  readonly notes: readonly SheetNote[];
  /** Notes beyond those that are kept. */
  readonly more: number;
}
