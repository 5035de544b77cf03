/** One row of a table on the page. */
import type { TableLine } from '../../../../../shared/document/table.ts';
import { CellDrawing, set, type CellLook } from './cell-drawing.ts';
import type { TextBoxes } from './text-boxes.ts';

export class RowDrawing {
  readonly element = document.createElement('tr');
  readonly #cells = new Map<string, CellDrawing>();

  constructor(private readonly boxes: TextBoxes) {
    this.element.setAttribute('role', 'row');
  }

  show(line: TableLine, index: number, looks: readonly CellLook[]): void {
    const { element } = this;
    set(element, 'aria-rowindex', String(index + 1));
    set(element, 'data-ins', line.ins);
    set(element, 'data-del', line.del);
    const wanted = new Set(looks.map(nameOf));
    for (const [name, cell] of this.#cells) {
      if (wanted.has(name)) continue;
      this.#cells.delete(name);
      cell.destroy();
    }
    looks.forEach((look, at) => {
      const name = nameOf(look);
      const cell = this.#cells.get(name) ?? new CellDrawing(this.boxes, look.scope);
      this.#cells.set(name, cell);
      // In the page before it is filled.
      if (element.children[at] !== cell.element) element.insertBefore(cell.element, element.children[at] ?? null);
      cell.show(look);
    });
  }

  destroy(): void {
    for (const cell of this.#cells.values()) cell.destroy();
    this.element.remove();
  }
}

const nameOf = ({ cell }: CellLook): string => cell.texts[0] ?? '';
