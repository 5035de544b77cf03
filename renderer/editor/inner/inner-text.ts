/**
 * One text of a chapter's document besides the chapter's own, a cell or a footnote, in an element of the page. It is drawn
 * plainly and follows the text; while one writes in it, an editor stands in its place.
 */
import type * as Y from 'yjs';
import type { Block } from '../../../shared/document/block.ts';
import { deltaOf, propertyReader } from '../../../shared/document/blocks.ts';
import { blockProperties } from '../../../shared/document/chapter.ts';
import { blocksFromDelta, type DeltaOperation } from '../../../shared/document/delta.ts';
import { endOfChange } from '../../../shared/document/operations.ts';
import type { Place } from '../../../shared/document/places.ts';
import { locate } from '../../../shared/document/position.ts';
import type { Unsubscribe } from '../binding/binding-types.ts';
import type { EditorSession } from '../editor-session.ts';
import type { SignWords } from '../suggestions/marks.ts';
import { drawBlocks, type Drawing } from './draw-blocks.ts';
import { followPointer } from './pointer.ts';

export interface InnerOptions {
  readonly place: Place;
  /** What those who hear the page are told of the text box. */
  readonly label: () => string;
  /** Called with each editor that takes the place of the drawing; returns what to do when it goes. */
  readonly onOpen?: (session: EditorSession) => Unsubscribe;
  readonly drawing?: Drawing;
}

/** Where a peer's position is drawn. */
export interface InnerPosition {
  readonly element: HTMLElement;
  readonly offset: number;
}

/** What a text asks of the chapter around it. */
export interface InnerHost {
  readonly doc: Y.Doc;
  readonly editable: boolean;
  readonly manager: unknown;
  /** What is said at a block that something is suggested of. */
  readonly sign: SignWords;
  /** Draws when it is time; what was asked for before for the same text is forgotten. */
  later(text: InnerText): void;
  open(text: InnerText): EditorSession | null;
  onDrawn(text: InnerText): void;
}

export class InnerText {
  readonly text: Y.Text;
  /** The editor that stands in its place, if any. */
  session: EditorSession | null = null;
  /** Where the last step back or forth changed this text, as a position in it; -1 if never. */
  undoneAt = -1;
  readonly #host: InnerHost;
  readonly #stop: Unsubscribe;
  #blocks: readonly Block[] = [];

  /** `element` becomes the text box; it has to be empty. */
  constructor(
    host: InnerHost,
    readonly name: string,
    readonly element: HTMLElement,
    readonly options: InnerOptions,
  ) {
    this.#host = host;
    this.text = host.doc.getText(name);
    const onText = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
      if (transaction.origin === host.manager) this.undoneAt = endOfChange(event.delta as DeltaOperation[]) ?? 0;
      host.later(this);
    };
    const mayOpen = (event: Event): boolean => this.session === null && host.editable && !event.defaultPrevented;
    const onPress = (event: MouseEvent): void => {
      if (mayOpen(event) && host.open(this) !== null) followPointer(element, event);
    };
    const onFocus = (event: Event): void => {
      if (mayOpen(event)) host.open(this)?.focusStart();
    };
    this.text.observe(onText);
    element.addEventListener('mousedown', onPress);
    element.addEventListener('focus', onFocus);
    this.#stop = () => {
      this.text.unobserve(onText);
      element.removeEventListener('mousedown', onPress);
      element.removeEventListener('focus', onFocus);
    };
    this.dress();
    this.draw();
  }

  /** The blocks as they are drawn, or as the editor has them. */
  get blocks(): readonly Block[] {
    return this.session?.binding.blocks ?? this.#blocks;
  }

  /** Properties of these markers changed. */
  propertiesChanged(markers: ReadonlySet<string>): void {
    if (this.#blocks.some(({ markerId }) => markers.has(markerId))) this.#host.later(this);
  }

  /** Draws the text as it is now, unless an editor does. */
  draw(): void {
    if (this.session !== null) return this.#host.onDrawn(this);
    this.#blocks = blocksFromDelta(deltaOf(this.text), propertyReader(blockProperties(this.#host.doc)));
    drawBlocks(this.element, this.#blocks, { sign: this.#host.sign, ...this.options.drawing });
    this.#host.onDrawn(this);
  }

  /** Whether it is a text box at the moment, or only read. */
  dress(): void {
    const { element } = this;
    const { editable } = this.#host;
    element.classList.add('inner-text');
    if (this.session === null) element.removeAttribute('contenteditable');
    set(element, 'role', editable ? 'textbox' : null);
    set(element, 'aria-multiline', editable ? 'true' : null);
    set(element, 'aria-label', editable ? this.options.label() : null);
    set(element, 'tabindex', editable ? '-1' : null);
    element.spellcheck = editable;
  }

  /** Where a position of the flat text is drawn. */
  placeAt(index: number): InnerPosition | null {
    const { index: at, offset } = locate(this.#blocks, index);
    const element = this.element.children[at];
    return element instanceof HTMLElement ? { element, offset } : null;
  }

  destroy(): void {
    this.#stop();
  }
}

function set(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
