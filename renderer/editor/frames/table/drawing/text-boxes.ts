/** The boxes of the texts of a table's cells. A box goes with its text from cell to cell, with the editor that may be in it. */
import type { TableCell } from '../../../../../shared/document/table.ts';
import type { InnerOptions } from '../../../inner/inner-text.ts';
import type { TableDesk } from '../table-desk.ts';

export class TextBoxes {
  readonly #boxes = new Map<string, { readonly element: HTMLElement; readonly unmount: () => void }>();

  constructor(
    private readonly desk: TableDesk,
    private readonly optionsOf: (name: string) => InnerOptions,
  ) {}

  get(name: string): HTMLElement | null {
    return this.#boxes.get(name)?.element ?? null;
  }

  has(name: string): boolean {
    return this.#boxes.has(name);
  }

  /** The box of a text; a new one is put into `cell`. */
  reach(name: string, cell: HTMLElement): HTMLElement {
    const known = this.#boxes.get(name);
    if (known !== undefined) return known.element;
    const element = document.createElement('div');
    element.dataset['text'] = name;
    cell.append(element);
    this.#boxes.set(name, { element, unmount: this.desk.inner.mount(name, element, this.optionsOf(name)) });
    return element;
  }

  shownIn(cell: TableCell): readonly string[] {
    return this.desk.shownTexts(cell);
  }

  /** Calls behind a change of one of these texts. */
  observe(names: readonly string[], listener: () => void): () => void {
    let gone = false;
    const later = (): void => queueMicrotask(() => gone || listener());
    const texts = names.map((name) => this.desk.doc.getText(name));
    for (const text of texts) text.observe(later);
    return () => {
      gone = true;
      for (const text of texts) text.unobserve(later);
    };
  }

  /** Takes boxes off the page. */
  drop(elements: readonly Element[]): void {
    const gone = new Set(elements);
    if (gone.size === 0) return;
    for (const [name, { element, unmount }] of this.#boxes) {
      if (!gone.has(element)) continue;
      this.#boxes.delete(name);
      unmount();
      element.remove();
    }
  }

  /** Takes those off the page that are in no cell any more. */
  dropLoose(within: HTMLElement): void {
    this.drop([...this.#boxes.values()].flatMap(({ element }) => (within.contains(element) ? [] : [element])));
  }

  destroy(): void {
    this.drop([...this.#boxes.values()].map(({ element }) => element));
  }
}
