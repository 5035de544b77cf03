/** One table on the page: which rows and columns it has, which cells are selected, and what is done to it. Read by React. */
import type { NodeKey } from 'lexical';
import type * as Y from 'yjs';
import type { CellRange, LineType } from '../../../../shared/document/table-edit.ts';
import { wholeRange } from '../../../../shared/document/table-edit.ts';
import {
  cellAt,
  readTable,
  tableMap,
  type Table,
  type TableCell,
  type TableLine,
} from '../../../../shared/document/table.ts';
import type { Unsubscribe } from '../../binding/binding-types.ts';
import type { EditorSession } from '../../editor-session.ts';
import type { Entry, InnerTexts } from '../../inner/inner-texts.ts';

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The tables of each editor by the keys of their nodes, for whoever comes to one from the text around it. */
const desks = new WeakMap<EditorSession, Map<NodeKey, TableDesk>>();
/** Tables that were just made, into which the caret goes as soon as they are drawn. */
const fresh = new Set<string>();

export const deskOf = (session: EditorSession, key: NodeKey): TableDesk | null => desks.get(session)?.get(key) ?? null;
export const enterWhenDrawn = (table: string): void => void fresh.add(table);

export class TableDesk {
  readonly inner: InnerTexts;
  readonly doc: Y.Doc;
  readonly #listeners = new Set<() => void>();
  readonly #selectionListeners = new Set<() => void>();
  #table: Table;
  /** The cells by the names of their texts; null until one is asked for. */
  #byText: Map<string, TableCell> | null = null;
  #anchor: Place | null = null;
  #range: CellRange | null = null;

  constructor(
    readonly session: EditorSession,
    readonly key: NodeKey,
    readonly id: string,
  ) {
    if (session.inner === null) throw new Error('no table within a cell or a footnote');
    this.inner = session.inner;
    this.doc = session.room.doc;
    this.#table = readTable(this.doc, id);
  }

  /** Follows the document; returns how to stop. */
  start(): Unsubscribe {
    const map = tableMap(this.doc);
    const onChange = (event: Y.YMapEvent<unknown>): void => {
      const own = [...event.keysChanged].some((key) => typeof key === 'string' && key.startsWith(`${this.id}:`));
      if (own) this.#read();
    };
    map.observe(onChange);
    const known = desks.get(this.session) ?? new Map<NodeKey, TableDesk>();
    desks.set(this.session, known.set(this.key, this));
    this.#read();
    return () => {
      map.unobserve(onChange);
      if (known.get(this.key) === this) known.delete(this.key);
    };
  }

  readonly subscribe = (listener: () => void): Unsubscribe => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  /** The same object until something changes. */
  readonly table = (): Table => this.#table;

  readonly onSelection = (listener: () => void): Unsubscribe => {
    this.#selectionListeners.add(listener);
    return () => void this.#selectionListeners.delete(listener);
  };
  /** The selected cells; null while there is only a caret. */
  readonly range = (): CellRange | null => this.#range;

  /** Whether a cell was just made to be entered; asked once. */
  takeFresh(): boolean {
    return fresh.delete(this.id);
  }

  /** The cell that the caret is in, or was in last. */
  current(): TableCell | null {
    const name = this.inner.live?.part.name;
    return name === undefined ? null : this.cellOf(name);
  }

  cellOf(name: string): TableCell | null {
    this.#byText ??= new Map(this.#table.cells.flatMap((cell) => cell.texts.map((text) => [text, cell] as const)));
    return this.#byText.get(name) ?? null;
  }

  /** The selected cells, else that of the caret; null where there is neither. */
  area(): CellRange | null {
    if (this.#range !== null) return this.#range;
    const cell = this.current();
    return cell === null ? null : areaOf(cell);
  }

  /** Selects the cells from one place to another. */
  select(from: Place, to: Place): void {
    this.#anchor = from;
    const range = wholeRange(this.#table, {
      top: Math.min(from.row, to.row),
      left: Math.min(from.column, to.column),
      bottom: Math.max(from.row, to.row),
      right: Math.max(from.column, to.column),
    });
    if (this.#range !== null && sameRange(this.#range, range)) return;
    this.#range = range;
    this.#tellSelection();
  }

  /** Extends the selection by one row or column, from the cell of the caret where there is none. False at the edge. */
  extend(down: number, right: number): boolean {
    const cell = this.current();
    if (this.#range === null && cell === null) return false;
    const anchor = this.#anchor ?? { row: cell?.row ?? 0, column: cell?.column ?? 0 };
    const range = this.#range ?? areaOf(cell ?? { row: 0, column: 0, rowSpan: 1, columnSpan: 1 });
    const far = {
      row: range.top < anchor.row ? range.top : range.bottom,
      column: range.left < anchor.column ? range.left : range.right,
    };
    const to = { row: far.row + down, column: far.column + right };
    if (to.row < 0 || to.column < 0 || to.row >= this.#table.rows.length || to.column >= this.#table.columns.length)
      return this.#range !== null;
    this.select(anchor, to);
    return true;
  }

  clearSelection(): void {
    this.#anchor = null;
    if (this.#range === null) return;
    this.#range = null;
    this.#tellSelection();
  }

  /** The ids of selected rows or columns, or of those of the caret. */
  lines(type: LineType): string[] {
    const area = this.area();
    if (area === null) return [];
    const [lines, from, to] =
      type === 'row' ? [this.#table.rows, area.top, area.bottom] : [this.#table.columns, area.left, area.right];
    return lines.slice(from, to + 1).map(({ id }) => id);
  }

  /** The caret into the cell at a place. */
  enter(row: number, column: number, entry: Entry): boolean {
    const cell = cellAt(this.#table, row, column);
    const shown = cell === null ? [] : this.shownTexts(cell);
    const name = entry === 'end' ? shown.at(-1) : shown[0];
    this.clearSelection();
    return name !== undefined && this.inner.enter(name, entry);
  }

  /** Of the texts of merged cells only those with something in them are shown, and the one with the caret. */
  shownTexts({ texts }: TableCell): readonly string[] {
    const live = this.inner.live?.part.name;
    if (texts.length === 1) return texts;
    const full = texts.filter((name) => name === live || this.doc.getText(name).length > 0);
    return full.length > 0 ? full : texts.slice(0, 1);
  }

  /** Says anew which cell each text box is. */
  relabel(): void {
    for (const name of this.#table.cells.flatMap(({ texts }) => texts)) this.inner.get(name)?.dress();
  }

  /** More rows are on the page. */
  rowsDrawn(): void {
    if (this.#range !== null) this.#tellSelection();
  }

  #read(): void {
    const before = this.#table;
    this.#table = readTable(this.doc, this.id);
    this.#byText = null;
    if (this.#range !== null) this.clearSelection();
    for (const listener of [...this.#listeners]) listener();
    if (!sameLines(before.rows, this.#table.rows) || !sameLines(before.columns, this.#table.columns)) this.relabel();
  }

  #tellSelection(): void {
    for (const listener of [...this.#selectionListeners]) listener();
  }
}

export const areaOf = ({ row, column, rowSpan, columnSpan }: Omit<TableCell, 'texts'>): CellRange => ({
  top: row,
  left: column,
  bottom: row + rowSpan - 1,
  right: column + columnSpan - 1,
});

const sameLines = (a: readonly TableLine[], b: readonly TableLine[]): boolean =>
  a.length === b.length && a.every(({ id }, index) => id === b[index]?.id);

const sameRange = (a: CellRange, b: CellRange): boolean =>
  a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
