/** What passes between the host and the thread that reads a file. */
import type { SheetCosts } from '../../shared/council/sheet-costs.ts';
import type { ErrorCode } from '../../shared/rpc/contract.ts';
import type { ImportedCatalogue } from '../../shared/measures/sheet-notes.ts';
import type { ImportedText } from './imported-text.ts';

export interface ImportTask {
  readonly bytes: Uint8Array;
  /** A Word file with text, or a workbook with measures or with a cost table. */
  readonly as: 'text' | 'catalogue' | 'costs';
  /** The ids of budgets by their names, for a workbook. */
  readonly budgets?: ReadonlyMap<string, string>;
}
export type FromReader =
  | { readonly progress: number }
  | { readonly text: ImportedText }
  | { readonly catalogue: ImportedCatalogue }
  | { readonly costs: SheetCosts }
  | { readonly failure: { readonly code: ErrorCode; readonly details: Readonly<Record<string, string | number>> } };
