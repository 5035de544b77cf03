/** A slice of a table on the page: empty with an estimated height, or its rows in a table of their own. */
import { set } from './cell-drawing.ts';
import type { RowDrawing } from './row-drawing.ts';
import styles from './drawing.module.css';

export class SliceDrawing {
  readonly element = document.createElement('div');
  drawn = false;
  readonly #head = document.createElement('thead');
  readonly #body = document.createElement('tbody');
  readonly #columns = document.createElement('colgroup');

  constructor(readonly key: number) {
    this.element.className = styles.slice ?? '';
    this.#head.setAttribute('role', 'rowgroup');
    this.#body.setAttribute('role', 'rowgroup');
  }

  /** Room for rows that are not drawn yet, em. */
  reserve(height: number): void {
    this.element.style.setProperty('--height', `${height.toFixed(2)}em`);
    this.element.toggleAttribute('data-waiting', true);
  }

  /** `head`: how many of the rows are the table's header. */
  show(rows: readonly RowDrawing[], head: number, shares: readonly number[]): void {
    if (!this.drawn) {
      this.drawn = true;
      const table = document.createElement('table');
      // Only the slices together are the table.
      table.setAttribute('role', 'presentation');
      table.append(this.#columns, this.#body);
      this.element.append(table);
    }
    this.element.toggleAttribute('data-waiting', false);
    while (this.#columns.childElementCount > shares.length) this.#columns.lastElementChild?.remove();
    shares.forEach((share, index) => {
      const column = this.#columns.children[index] ?? this.#columns.appendChild(document.createElement('col'));
      set(column, 'data-column', String(index));
      if (column instanceof HTMLElement) column.style.width = `${(share / 10).toFixed(2)}%`;
    });
    if (head === 0) this.#head.remove();
    else if (!this.#head.isConnected) this.#columns.after(this.#head);
    place(this.#head, rows.slice(0, head));
    place(this.#body, rows.slice(head));
  }
}

/** Puts the rows into a group, in this order; the one with the focus is not moved, since it would lose it. */
function place(group: HTMLElement, rows: readonly RowDrawing[]): void {
  const wanted = new Set<Element>(rows.map(({ element }) => element));
  for (const child of [...group.children]) if (!wanted.has(child)) child.remove();
  rows.forEach(({ element }, at) => {
    const hasFocus = element.parentElement === group && element.contains(document.activeElement);
    while (hasFocus && group.children[at] !== element) group.children[at]?.remove();
    if (group.children[at] !== element) group.insertBefore(element, group.children[at] ?? null);
  });
}
