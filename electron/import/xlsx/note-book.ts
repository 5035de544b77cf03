/** Gathers what couldn't be read, a line for each cell, bounded. */
import type { SheetNote, SheetReason } from '../../../shared/measures/sheet-notes.ts';
import { cleanedWords } from './typed-cells.ts';
import { columnLetters, type CellValue, type SheetRow } from './workbook.ts';

/** Lines that are kept; beyond them they are counted. */
const most = 2_000;
const longest = 80;

export class NoteBook {
  readonly notes: SheetNote[] = [];
  more = 0;

  /** `row` 0: of the sheet as a whole; `column` 0: of the row as a whole. */
  add(what: SheetReason, sheet: string, row: number, column: number, words: string): void {
    if (this.notes.length >= most) this.more += 1;
    else
      this.notes.push({
        what,
        sheet,
        row,
        column: column === 0 ? '' : columnLetters(column),
        words: cleanedWords(words)
          .slice(0, longest)
          .replace(/[\ud800-\udbff]$/, ''),
      });
  }
}

/** The cells of a row by the names of its columns, with the book that notes what is wrong with one. */
export class NamedRow {
  constructor(
    readonly sheet: string,
    readonly row: SheetRow,
    private readonly columns: ReadonlyMap<string, number>,
    private readonly book: NoteBook,
  ) {}

  cell(name: string): CellValue | undefined {
    return this.row.cells.get(this.columns.get(name) ?? 0);
  }

  note(what: SheetReason, name: string, words: string): void {
    this.book.add(what, this.sheet, this.row.row, this.columns.get(name) ?? 0, words);
  }
}
