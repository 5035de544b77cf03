/** Keys within a cell: Tab and arrows travel, Shift and arrows select cells, Escape leaves the table. */
import {
  COMMAND_PRIORITY_CRITICAL,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_LEFT_COMMAND,
  KEY_ARROW_RIGHT_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_DOWN_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  type LexicalCommand,
} from 'lexical';
import { cellAt } from '../../../../shared/document/table.ts';
import type { Unsubscribe } from '../../binding/binding-types.ts';
import type { EditorSession } from '../../editor-session.ts';
import { isAtEdge, type Direction } from './caret-edges.ts';
import { clearCells } from './cell-texts.ts';
import { insertBeside, leaveTable, resizeColumn } from './table-changes.ts';
import type { TableDesk } from './table-desk.ts';

const arrows: readonly (readonly [LexicalCommand<KeyboardEvent>, Direction, number, number])[] = [
  [KEY_ARROW_UP_COMMAND, 'up', -1, 0],
  [KEY_ARROW_DOWN_COMMAND, 'down', 1, 0],
  [KEY_ARROW_LEFT_COMMAND, 'left', 0, -1],
  [KEY_ARROW_RIGHT_COMMAND, 'right', 0, 1],
];

export interface CellKeys {
  readonly onToolbar: () => void;
}

export function registerCellKeys(desk: TableDesk, session: EditorSession, { onToolbar }: CellKeys): Unsubscribe {
  const { editor } = session;
  /** Outside of the update that a command runs in. */
  const soon = (event: KeyboardEvent, action: () => void): true => {
    event.preventDefault();
    queueMicrotask(action);
    return true;
  };
  return mergeRegister(
    ...arrows.map(([command, direction, down, right]) =>
      editor.registerCommand(
        command,
        (event) => {
          if (event.ctrlKey || event.metaKey) return false;
          if (event.altKey) return false;
          if (event.shiftKey) {
            if (desk.range() === null && !isAtEdge(editor, direction)) return false;
            return soon(event, () => void desk.extend(down, right));
          }
          desk.clearSelection();
          if (!isAtEdge(editor, direction)) return false;
          return soon(event, () => travel(desk, session.part.name, direction));
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    ),
    editor.registerCommand(
      KEY_TAB_COMMAND,
      (event) => soon(event, () => nextCell(desk, session.part.name, event.shiftKey ? -1 : 1)),
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      KEY_ESCAPE_COMMAND,
      (event) =>
        soon(event, () => {
          if (desk.range() !== null) desk.clearSelection();
          else leaveTable(desk, 1);
        }),
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        if (event.key === 'F10' && event.altKey) return soon(event, onToolbar);
        const wider = event.key === 'ArrowRight';
        if (event.altKey && event.shiftKey && (wider || event.key === 'ArrowLeft'))
          return soon(event, () => resizeColumn(desk, wider ? 1 : -1));
        if (desk.range() === null || event.ctrlKey || event.metaKey || event.altKey) return false;
        if (event.key === 'Delete' || event.key === 'Backspace')
          return soon(event, () => {
            clearCells(desk);
            desk.clearSelection();
          });
        // What is typed goes where the caret is.
        if (event.key.length === 1 || event.key === 'Enter') desk.clearSelection();
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}

/** Tab: to the next or previous cell with all of it selected; behind the last one a row is added. */
function nextCell(desk: TableDesk, name: string, step: 1 | -1): void {
  const { cells, rows } = desk.table();
  const index = cells.findIndex(({ texts }) => texts.includes(name)) + step;
  const cell = cells[index];
  if (cell !== undefined) desk.enter(cell.row, cell.column, 'all');
  else if (index < 0) leaveTable(desk, -1);
  else insertBeside(desk, 'row', 'after', { top: rows.length - 1, bottom: rows.length - 1, left: 0, right: 0 });
}

/** An arrow at the edge of a text: into the one beside it, out of the table at its edge. */
function travel(desk: TableDesk, name: string, direction: Direction): void {
  const table = desk.table();
  const cell = desk.cellOf(name);
  if (cell === null) return;
  const own = desk.shownTexts(cell);
  const back = direction === 'up' || direction === 'left';
  const within = own[own.indexOf(name) + (back ? -1 : 1)];
  if (within !== undefined) return void desk.inner.enter(within, back ? 'end' : 'start');
  if (direction === 'left' || direction === 'right') {
    const texts = table.cells.flatMap((each) => desk.shownTexts(each));
    const next = texts[texts.indexOf(name) + (back ? -1 : 1)];
    if (next === undefined) return leaveTable(desk, back ? -1 : 1);
    return void desk.inner.enter(next, back ? 'end' : 'start');
  }
  const row = back ? cell.row - 1 : cell.row + cell.rowSpan;
  if (cellAt(table, row, cell.column) === null) return leaveTable(desk, back ? -1 : 1);
  desk.enter(row, cell.column, back ? 'end' : 'start');
}
