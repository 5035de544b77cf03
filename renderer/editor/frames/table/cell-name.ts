/** What a cell is called. Asking the catalogue for each of thousands of cells would take long. */
import type { Translate } from '../../../../shared/i18n/catalogue.ts';

const marks = { row: '\u{E000}', column: '\u{E001}' } as const;

/** Names cells by row and column (from 0), in the language of `t`. */
export function cellNames(t: Translate): (row: number, column: number) => string {
  const pattern = t('table.cell', marks);
  return (row, column) => pattern.replace(marks.row, String(row + 1)).replace(marks.column, String(column + 1));
}
