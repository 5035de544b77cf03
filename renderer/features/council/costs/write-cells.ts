/** What is typed or pasted into cells goes into the paper's rows; what is no amount stays as it was typed. */
import { uuidv4 } from 'lib0/random';
import type { CostLine } from '../../../../shared/council/cost-table.ts';
import { parseAmount, type AmountFault } from '../../../../shared/council/money.ts';
import { newLine } from '../../../../shared/document/council/cost-rows.ts';
import type { PaperForm } from '../paper-form.ts';
import type { GridCell, GridRow } from './grid-model.ts';
import { LEAD_COLUMNS } from './grid-model.ts';
import { readSide, type PastedBlock } from './grid-paste.ts';

export type CellFault = AmountFault | 'negative' | 'noSide';

export interface SideWords {
  readonly income: string;
  readonly expense: string;
}

/** Why a text is no amount of the table; null where it is one, or nothing. The side says which way money goes, no sign. */
export function amountFault(text: string): CellFault | null {
  const read = parseAmount(text);
  if (read.ok) return read.cents < 0 ? 'negative' : null;
  return read.reason === 'empty' ? null : read.reason;
}

/** Writes one cell; null, or why it was not taken. */
export function writeCell(
  form: PaperForm,
  row: GridRow,
  cell: GridCell,
  typed: string,
  words: SideWords,
): CellFault | null {
  const text = typed.trim();
  switch (cell.kind) {
    case 'number':
    case 'name':
    case 'kind':
      form.setRow(row.id, cell.kind, text.replace(/\s+/gu, ' '));
      return null;
    case 'side': {
      const side = readSide(text, words);
      if (side === null) return text === '' ? null : 'noSide';
      form.setRow(row.id, 'side', side);
      return null;
    }
    case 'amount':
      return cell.year === null ? null : writeAmount(form, row.id, cell.year, text);
    case 'sum':
    case 'none':
      return null;
  }
}

function writeAmount(form: PaperForm, line: string, year: number, text: string): CellFault | null {
  const read = parseAmount(text);
  if (read.ok && read.cents >= 0) {
    form.setCents(line, year, read.cents);
    return null;
  }
  if (!read.ok && read.reason === 'empty') {
    form.clearAmount(line, year);
    return null;
  }
  form.setWrong(line, year, text);
  return read.ok ? 'negative' : read.reason;
}

/** Writes a pasted block as one step; resolves with how many cells were wrong. */
export async function writeBlock(
  form: PaperForm,
  { changes, added, product }: PastedBlock,
  years: readonly number[],
  words: SideWords,
): Promise<number> {
  let wrong = 0;
  const tell = (fault: CellFault | null): void => {
    if (fault !== null) wrong += 1;
  };
  const writes = changes.flatMap(({ row, cells }) =>
    cells.map(
      ({ cell, text }) =>
        () =>
          tell(writeCell(form, row, cell, text, words)),
    ),
  );
  if (product !== null) {
    const lines = added.map((texts) => {
      const at = (column: number): string => texts.find((each) => each.column === column)?.text ?? '';
      const side: CostLine['side'] = readSide(at(0), words) ?? 'expense';
      return { texts, row: newLine(product, { id: uuidv4(), side, kind: at(1) }) };
    });
    writes.push(...form.adding(lines.map(({ row }) => row)));
    for (const { texts, row } of lines)
      for (const { column, text } of texts) {
        const year = years[column - LEAD_COLUMNS];
        if (column >= LEAD_COLUMNS && year !== undefined && text !== '')
          writes.push(() => tell(writeAmount(form, row.id, year, text)));
      }
  }
  await form.stepOf(writes);
  return wrong;
}

/** Empties the cells of a block that can be; as one step. */
export function clearCells(
  form: PaperForm,
  cells: readonly { readonly row: GridRow; readonly cell: GridCell }[],
): Promise<void> {
  return form.stepOf(
    cells.flatMap(({ row, cell }): (() => void)[] => {
      const { kind, year } = cell;
      if (kind === 'amount' && year !== null) return [() => form.clearAmount(row.id, year)];
      return kind === 'number' || kind === 'name' || kind === 'kind' ? [() => form.setRow(row.id, kind, '')] : [];
    }),
  );
}
