/** Drawing the mouse over several cells selects them. */
import type { Place, TableDesk } from './table-desk.ts';

export function followCells(desk: TableDesk, press: MouseEvent): void {
  // The path as it was: opening an editor has exchanged what was pressed.
  const from =
    press
      .composedPath()
      .map(placeOf)
      .find((place) => place !== null) ?? null;
  if (from === null || press.button !== 0 || !desk.inner.editable) return;
  if (press.shiftKey) {
    const cell = desk.current();
    if (cell !== null && (cell.row !== from.row || cell.column !== from.column)) {
      press.preventDefault();
      return desk.select({ row: cell.row, column: cell.column }, from);
    }
  }
  desk.clearSelection();
  const onMove = (move: MouseEvent): void => {
    if ((move.buttons & 1) === 0) return stop();
    const to = placeOf(document.elementFromPoint(move.clientX, move.clientY));
    if (to === null || (desk.range() === null && to.row === from.row && to.column === from.column)) return;
    desk.select(from, to);
    window.getSelection()?.collapseToStart();
  };
  const stop = (): void => {
    window.removeEventListener('mousemove', onMove);
    window.removeEventListener('mouseup', stop);
  };
  window.addEventListener('mousemove', onMove);
  window.addEventListener('mouseup', stop);
}

/** The cell that an element is in. */
function placeOf(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td[data-row], th[data-row]') : null;
  return cell === null ? null : { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
}
