/**
 * Draws a table's rows and cells as plain elements: the first rows at once, the others slice by slice as they come near the
 * window or the browser has time. Whoever asks for a cell (`TextReserve`) has it at once.
 */
import { cellsByRow, type Table, type TableCell } from '../../../../../shared/document/table.ts';
import type { InnerOptions } from '../../../inner/inner-text.ts';
import { sharesOf } from '../table-changes.ts';
import type { TableDesk } from '../table-desk.ts';
import { set, type CellLook } from './cell-drawing.ts';
import { drawSoon, type DrawSoon } from './draw-soon.ts';
import { rowHeight } from './row-height.ts';
import { RowDrawing } from './row-drawing.ts';
import { SliceDrawing } from './slice-drawing.ts';
import { divide, type Slice } from './slices.ts';
import { TextBoxes } from './text-boxes.ts';

/** Cells of a table that are drawn although nobody is near them: so that nobody who only hears the page misses any. */
const mostInIdle = 4_000;

export interface TableHeaders {
  readonly row: boolean;
  readonly column: boolean;
}

export class TableDrawing {
  readonly #boxes: TextBoxes;
  readonly #rows = new Map<string, RowDrawing>();
  readonly #slices = new Map<number, SliceDrawing>();
  /** The slice of each row by its id. */
  readonly #sliceOf = new Map<string, number>();
  readonly #soon: DrawSoon;
  readonly #stops: (() => void)[];
  #division: readonly Slice[] = [];
  #table: Table;
  #cellsOf: ReadonlyMap<number, readonly TableCell[]> = new Map();
  #headers: TableHeaders = { row: false, column: false };
  #cellsDrawn = 0;

  /** `grid` is empty, and becomes the table. */
  constructor(
    private readonly desk: TableDesk,
    private readonly grid: HTMLElement,
    optionsOf: (name: string) => InnerOptions,
  ) {
    this.#table = desk.table();
    this.#boxes = new TextBoxes(desk, optionsOf);
    this.#soon = drawSoon(
      (element) => this.#draw(this.#division.filter(({ key }) => this.#slices.get(key)?.element === element)),
      () => this.#cellsDrawn < mostInIdle,
    );
    const stop = desk.inner.reserve.add({
      waiting: () => this.#waiting(),
      bring: (name) => this.#bring(name),
    });
    const onPrint = (): void => this.#draw(this.#division);
    window.addEventListener('beforeprint', onPrint);
    this.#stops = [stop, () => window.removeEventListener('beforeprint', onPrint)];
  }

  /** Draws the table as it is now; of slices that were not drawn yet only the first. */
  update(table: Table, headers: TableHeaders): void {
    const hadFocus = this.grid.contains(document.activeElement);
    this.#table = table;
    this.#headers = headers;
    this.#cellsOf = cellsByRow(table);
    this.#division = divide(table, this.#sliceOf);
    set(this.grid, 'aria-rowcount', String(table.rows.length));
    set(this.grid, 'aria-colcount', String(table.columns.length));
    const [first] = this.#division;
    const shares = sharesOf(this.desk);
    for (const [at, slice] of this.#division.entries()) {
      const drawing = this.#slices.get(slice.key) ?? new SliceDrawing(slice.key);
      this.#slices.set(slice.key, drawing);
      if (!drawing.drawn) drawing.reserve(this.#height(slice, shares));
      const { element } = drawing;
      if (this.grid.children[at] !== element) this.grid.insertBefore(element, this.grid.children[at] ?? null);
    }
    const rowsNow = new Set(table.rows.map(({ id }) => id));
    const isDrawn = (slice: Slice): boolean =>
      slice === first ||
      this.#slices.get(slice.key)?.drawn === true ||
      table.rows.slice(slice.from, slice.to).some(({ id }) => this.#rows.has(id));
    this.#draw(this.#division.filter(isDrawn));
    for (const [id, row] of this.#rows) {
      if (rowsNow.has(id)) continue;
      this.#rows.delete(id);
      row.destroy();
    }
    const keys = new Set(this.#division.map(({ key }) => key));
    for (const [key, { element }] of this.#slices) {
      if (keys.has(key)) continue;
      this.#slices.delete(key);
      this.#soon.remove(element);
      element.remove();
    }
    this.#boxes.dropLoose(this.grid);
    for (const { key } of this.#division) {
      const slice = this.#slices.get(key);
      if (slice?.drawn === false) this.#soon.add(slice.element);
    }
    // An element that is moved loses the focus.
    if (hadFocus && this.desk.current() !== null && !this.grid.contains(document.activeElement))
      this.desk.inner.live?.focus();
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
    this.#soon.stop();
    this.#boxes.destroy();
    for (const row of this.#rows.values()) row.destroy();
    this.grid.replaceChildren();
  }

  #draw(slices: readonly Slice[]): void {
    const shares = sharesOf(this.desk);
    for (const slice of slices) {
      const drawing = this.#slices.get(slice.key);
      if (drawing === undefined) continue;
      if (!drawing.drawn) this.#soon.remove(drawing.element);
      const head = this.#head(slice);
      const lines = this.#table.rows.slice(slice.from, slice.to);
      const rows = lines.map(({ id }) => {
        const row = this.#rows.get(id) ?? new RowDrawing(this.#boxes);
        this.#rows.set(id, row);
        return row;
      });
      drawing.show(rows, head, shares);
      rows.forEach((row, offset) => {
        const index = slice.from + offset;
        const line = lines[offset];
        if (line !== undefined) row.show(line, index, this.#looks(index, offset < head));
      });
    }
    this.#cellsDrawn = this.#rows.size * this.#table.columns.length;
    this.desk.rowsDrawn();
  }

  /** How many of the rows of a slice are the header. */
  #head({ from }: Slice): number {
    if (from > 0 || !this.#headers.row) return 0;
    return Math.max(0, ...(this.#cellsOf.get(0) ?? []).map(({ rowSpan }) => rowSpan));
  }

  #looks(row: number, inHead: boolean): CellLook[] {
    return (this.#cellsOf.get(row) ?? []).map((cell) => ({
      cell,
      scope: inHead ? 'col' : this.#headers.column && cell.column === 0 ? 'row' : null,
      column: this.#table.columns[cell.column] ?? null,
    }));
  }

  #height({ from, to }: Slice, shares: readonly number[]): number {
    const { doc } = this.desk;
    let sum = 0;
    for (let row = from; row < to; row++) {
      const lengths = shares.map(() => 0);
      for (const { column, texts } of this.#cellsOf.get(row) ?? []) {
        const [name = ''] = texts;
        lengths[column] = doc.share.has(name) ? doc.getText(name).length : 0;
      }
      sum += rowHeight(lengths, shares);
    }
    return sum;
  }

  /** The texts of the rows that are not drawn. */
  *#waiting(): Iterable<string> {
    for (const [row, { id }] of this.#table.rows.entries())
      if (!this.#rows.has(id)) for (const { texts } of this.#cellsOf.get(row) ?? []) yield* texts;
  }

  #bring(name: string): boolean {
    const row = this.desk.cellOf(name)?.row;
    const slice = this.#division.find(({ from, to }) => row !== undefined && row >= from && row < to);
    if (slice === undefined || this.#slices.get(slice.key)?.drawn !== false) return false;
    this.#draw([slice]);
    return this.#boxes.has(name);
  }
}
