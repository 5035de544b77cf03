/** One cell of a table as an element of the page, with the boxes of its texts in it. */
import type { TableCell, TableLine } from '../../../../../shared/document/table.ts';
import type { TextBoxes } from './text-boxes.ts';

export type Scope = 'col' | 'row' | null;

export interface CellLook {
  readonly cell: TableCell;
  readonly scope: Scope;
  /** Its column, for what is suggested of it. */
  readonly column: TableLine | null;
}

export class CellDrawing {
  element: HTMLTableCellElement;
  #look: CellLook | null = null;
  #unobserve: () => void = () => undefined;

  constructor(
    private readonly boxes: TextBoxes,
    scope: Scope,
  ) {
    this.element = document.createElement(scope === null ? 'td' : 'th');
  }

  /** The element may be another one afterwards. */
  show(look: CellLook): void {
    const before = this.#look;
    this.#look = look;
    const { cell, scope, column } = look;
    if ((scope === null) !== (this.element.localName === 'td')) {
      const next = document.createElement(scope === null ? 'td' : 'th');
      this.element.replaceWith(next);
      this.element = next;
    } else if (before !== null && sameLook(before, look)) return this.#fill();
    const { element } = this;
    const several = cell.rowSpan > 1 || cell.columnSpan > 1;
    set(element, 'role', scope === null ? 'cell' : scope === 'col' ? 'columnheader' : 'rowheader');
    set(element, 'scope', scopeOf(cell, scope));
    set(element, 'rowspan', several ? String(cell.rowSpan) : null);
    set(element, 'colspan', several ? String(cell.columnSpan) : null);
    set(element, 'aria-colindex', String(cell.column + 1));
    element.dataset['row'] = String(cell.row);
    element.dataset['column'] = String(cell.column);
    set(element, 'data-ins', column?.ins ?? null);
    set(element, 'data-del', column?.del ?? null);
    if (before === null || !sameTexts(before.cell, cell)) this.#follow(cell);
    this.#fill();
  }

  destroy(): void {
    this.#unobserve();
    this.element.remove();
  }

  /** Of merged cells the texts with something in them are shown, which changes as one writes. */
  #follow({ texts }: TableCell): void {
    this.#unobserve();
    this.#unobserve = texts.length === 1 ? () => undefined : this.boxes.observe(texts, () => this.#fill());
  }

  #fill(): void {
    if (this.#look === null) return;
    const names = this.boxes.shownIn(this.#look.cell);
    const { element, boxes } = this;
    if (
      names.length === element.childElementCount &&
      names.every((name, at) => boxes.get(name) === element.children[at])
    )
      return;
    names.forEach((name, at) => {
      const box = boxes.reach(name, element);
      if (element.children[at] !== box) element.insertBefore(box, element.children[at] ?? null);
    });
    boxes.drop([...element.children].slice(names.length));
  }
}

function scopeOf({ rowSpan, columnSpan }: TableCell, scope: Scope): string | null {
  if (scope === 'col') return columnSpan > 1 ? 'colgroup' : 'col';
  if (scope === 'row') return rowSpan > 1 ? 'rowgroup' : 'row';
  return null;
}

function sameLook(a: CellLook, b: CellLook): boolean {
  const [one, other] = [a.cell, b.cell];
  return (
    a.scope === b.scope &&
    a.column?.ins === b.column?.ins &&
    a.column?.del === b.column?.del &&
    one.row === other.row &&
    one.column === other.column &&
    one.rowSpan === other.rowSpan &&
    one.columnSpan === other.columnSpan &&
    sameTexts(one, other)
  );
}

const sameTexts = (a: TableCell, b: TableCell): boolean =>
  a.texts.length === b.texts.length && a.texts.every((text, index) => text === b.texts[index]);

export function set(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
