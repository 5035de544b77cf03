/** What a person does to a table: each one step of the chapter's history, a suggestion where one suggests. */
import { $getNodeByKey, SKIP_DOM_SELECTION_TAG, SKIP_SCROLL_INTO_VIEW_TAG, SKIP_SELECTION_FOCUS_TAG } from 'lexical';
import { newBlockId } from '../../../../shared/document/blocks.ts';
import { withProperty } from '../../../../shared/document/properties.ts';
import { noteSuggestion, readSuggestion } from '../../../../shared/document/suggestions.ts';
import {
  createTable,
  insertLines,
  mergeCells,
  moveLine,
  setGone,
  setWidths,
  splitCell,
  type LineType,
} from '../../../../shared/document/table-edit.ts';
import { suggestLineMove } from '../../../../shared/document/suggested-line-move.ts';
import type { TableCell } from '../../../../shared/document/table.ts';
import { suggestGone } from '../../../../shared/document/table-suggest.ts';
import { $insertFrame } from '../../block-commands.ts';
import type { EditorSession } from '../../editor-session.ts';
import { $isBlockNode } from '../../nodes/block-node.ts';
import { enterWhenDrawn, type TableDesk } from './table-desk.ts';

/** Puts a new table behind the block of the caret, and the caret into its first cell. */
export function insertTable(session: EditorSession, rows: number, columns: number, headerRow: boolean): void {
  const { inner, binding, editor } = session;
  if (inner === null || !session.editable) return;
  const id = newBlockId();
  binding.flush();
  binding.closeUndoStep();
  const state = { made: false };
  editor.update(
    () => {
      state.made = $insertFrame('table', headerRow ? { table: id, headerRow } : { table: id }) !== null;
    },
    { discrete: true, tag: SKIP_SCROLL_INTO_VIEW_TAG },
  );
  if (!state.made) return;
  enterWhenDrawn(id);
  inner.change((origin) => void createTable(session.room.doc, id, rows, columns, origin), [], 'last');
}

/** Inserts a row or column beside those at the caret, and goes into it. */
export function insertBeside(desk: TableDesk, type: LineType, side: 'before' | 'after', at = desk.area()): void {
  if (at === null) return;
  const table = desk.table();
  const lines = type === 'row' ? table.rows : table.columns;
  const index = side === 'after' ? (type === 'row' ? at.bottom : at.right) : (type === 'row' ? at.top : at.left) - 1;
  const column = at.left;
  const row = at.top;
  let made: readonly string[] = [];
  desk.inner.change((origin) => {
    made = insertLines(desk.doc, desk.id, type, lines[index]?.id ?? null, 1, origin, suggestion(desk));
  });
  if (made.length === 0) return;
  // Once it is drawn.
  requestAnimationFrame(() =>
    desk.enter(type === 'row' ? index + 1 : row, type === 'row' ? column : index + 1, 'start'),
  );
}

/** Deletes the rows or columns of the selection, or of the caret; with all of them, the table. */
export function deleteLines(desk: TableDesk, type: LineType): void {
  const ids = desk.lines(type);
  const area = desk.area();
  const table = desk.table();
  const all = type === 'row' ? table.rows : table.columns;
  if (area === null) return;
  if (ids.length === all.length) return deleteTable(desk);
  desk.inner.change((origin) => {
    const id = suggestion(desk);
    if (id === null) setGone(desk.doc, desk.id, type, ids, true, origin);
    else suggestGone(desk.doc, desk.id, type, ids, { id, mine: (other) => isMine(desk, other) }, origin);
  });
  desk.clearSelection();
  requestAnimationFrame(() => {
    const { rows, columns } = desk.table();
    desk.enter(Math.min(area.top, rows.length - 1), Math.min(area.left, columns.length - 1), 'start');
  });
}

/** Moves the row or column of the caret by one place. */
export function moveBy(desk: TableDesk, type: LineType, step: 1 | -1): void {
  const cell = desk.current();
  const table = desk.table();
  const lines = type === 'row' ? table.rows : table.columns;
  const from = type === 'row' ? cell?.row : cell?.column;
  const line = lines[from ?? -1];
  if (cell === null || from === undefined || line === undefined) return;
  const behind = step === 1 ? lines[from + 1]?.id : (lines[from - 2]?.id ?? null);
  if (behind === undefined || (step === -1 && from === 0)) return;
  const id = desk.inner.person === null ? null : suggestion(desk);
  if (id !== null) return suggestMove(desk, cell, { type, id: line.id, after: behind }, id);
  const name = desk.inner.live?.part.name;
  desk.inner.change((origin) => moveLine(desk.doc, desk.id, type, line.id, behind, origin));
  requestAnimationFrame(() => {
    if (name !== undefined && !desk.inner.focused) desk.inner.enter(name, 'end');
  });
}

/** The move as a suggestion, and the caret into the copy that stands in the new place. */
function suggestMove(
  desk: TableDesk,
  { row, column }: TableCell,
  line: { readonly type: LineType; readonly id: string; readonly after: string | null },
  id: string,
): void {
  let copy: string | null = null;
  desk.inner.change((origin) => {
    copy = suggestLineMove(desk.doc, desk.id, line, { id, mine: (other) => isMine(desk, other) }, origin);
  });
  requestAnimationFrame(() => {
    const { rows, columns } = desk.table();
    const index = (line.type === 'row' ? rows : columns).findIndex((each) => each.id === copy);
    if (index >= 0) desk.enter(line.type === 'row' ? index : row, line.type === 'row' ? column : index, 'end');
  });
}

export function merge(desk: TableDesk): void {
  const range = desk.range();
  // Neither merging nor splitting can be suggested.
  if (range === null || desk.inner.person !== null) return;
  desk.inner.change((origin) => mergeCells(desk.doc, desk.id, range, origin));
  requestAnimationFrame(() => desk.enter(range.top, range.left, 'start'));
}

export function split(desk: TableDesk): void {
  const cell = desk.current();
  if (cell === null || desk.inner.person !== null) return;
  desk.inner.change((origin) => splitCell(desk.doc, desk.id, cell.row, cell.column, origin));
  requestAnimationFrame(() => desk.enter(cell.row, cell.column, 'start'));
}

/** Header row or column on or off. */
export function toggleHeader(desk: TableDesk, name: 'headerRow' | 'headerColumn'): void {
  const { editor, binding } = desk.session;
  const cell = desk.current();
  binding.closeUndoStep();
  editor.update(
    () => {
      const node = $getNodeByKey(desk.key);
      if ($isBlockNode(node))
        node.setProps(withProperty(node.getProps(), name, node.getProps()[name] === true ? null : true));
    },
    { discrete: true, tag: [SKIP_DOM_SELECTION_TAG, SKIP_SELECTION_FOCUS_TAG, SKIP_SCROLL_INTO_VIEW_TAG] },
  );
  binding.closeUndoStep();
  if (cell !== null) requestAnimationFrame(() => desk.enter(cell.row, cell.column, 'end'));
}

/** Shares of the width as they are shown, by column; together 1000. */
export function sharesOf(desk: TableDesk): number[] {
  const { columns } = desk.table();
  const known = columns.flatMap(({ width }) => width ?? []);
  const mean = known.length === 0 ? 1 : known.reduce((sum, width) => sum + width, 0) / known.length;
  const shares = columns.map(({ width }) => width ?? mean);
  const sum = shares.reduce((total, share) => total + share, 0) || 1;
  return shares.map((share) => (share / sum) * 1000);
}

/** Moves the edge behind a column by a share of the width; the column behind it gives or takes. */
export function moveEdge(desk: TableDesk, column: number, by: number, shares = sharesOf(desk)): number[] {
  const [own, next] = [shares[column] ?? 0, shares[column + 1] ?? 0];
  const least = 40;
  const step = Math.max(least - own, Math.min(next - least, by));
  return shares.map((share, index) => (index === column ? own + step : index === column + 1 ? next - step : share));
}

/** Widths can't be suggested: false, and nothing done, while one suggests. */
export function setShares(desk: TableDesk, shares: readonly number[]): boolean {
  if (desk.inner.person !== null) return false;
  const { columns } = desk.table();
  desk.inner.change((origin) =>
    setWidths(desk.doc, desk.id, new Map(columns.map(({ id }, index) => [id, shares[index] ?? 0])), origin),
  );
  return true;
}

/** Makes the column of the caret wider (1) or narrower (-1). */
export function resizeColumn(desk: TableDesk, direction: 1 | -1): void {
  const cell = desk.current();
  const last = desk.table().columns.length - 1;
  if (cell === null || last < 1) return;
  const column = cell.column + cell.columnSpan - 1;
  if (column < last) setShares(desk, moveEdge(desk, column, direction * 25));
  else setShares(desk, moveEdge(desk, last - 1, direction * -25));
}

/** Takes the table out of the text; undo brings it back with all that is in it. */
export function deleteTable(desk: TableDesk): void {
  const { session, key } = desk;
  desk.inner.close();
  session.binding.closeUndoStep();
  session.editor.update(
    () => {
      const node = $getNodeByKey(key);
      if (!$isBlockNode(node)) return;
      const next = node.getNextSibling();
      const before = node.getPreviousSibling();
      if ($isBlockNode(next)) next.selectStart();
      else if ($isBlockNode(before)) before.selectEnd();
      node.remove();
    },
    { discrete: true },
  );
  session.binding.closeUndoStep();
  session.root.focus({ preventScroll: true });
}

/** The caret into the text behind the table (1) or to the end of its caption (-1). */
export function leaveTable(desk: TableDesk, direction: 1 | -1): void {
  const { session, key } = desk;
  session.editor.update(
    () => {
      const node = $getNodeByKey(key);
      const next = node?.getNextSibling();
      if (direction === 1 && $isBlockNode(next)) next.selectStart();
      else if ($isBlockNode(node)) node.selectEnd();
    },
    { discrete: true },
  );
  session.root.focus({ preventScroll: true });
  session.editor.focus();
}

/** A new suggestion's id, noted under the person who suggests; null while one writes into the text itself. */
function suggestion(desk: TableDesk): string | null {
  const { person } = desk.inner;
  if (person === null) return null;
  const id = newBlockId();
  desk.doc.transact(() => noteSuggestion(desk.doc, id, person, Date.now(), {}), desk.inner.origin);
  return id;
}

const isMine = (desk: TableDesk, id: string): boolean => readSuggestion(desk.doc, id).by === desk.inner.person;
