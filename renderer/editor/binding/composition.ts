/** An IME composition or dead key under way: for how long, and in which block. */
import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  getNearestEditorFromDOMNode,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import { $isBlockNode } from '../nodes/block-node.ts';

export class Composition {
  readonly #editor: LexicalEditor;
  readonly #limit: number;
  readonly #release: () => void;
  readonly #stop: () => void;
  #open = false;
  #ending: ReturnType<typeof setTimeout> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `release` is called when the composition has ended, and each time it has kept something back for `limit` milliseconds. */
  constructor(editor: LexicalEditor, limit: number, release: () => void) {
    this.#editor = editor;
    this.#limit = limit;
    this.#release = release;
    // An editor within this one (a cell, a footnote) has its own.
    const own = ({ target }: Event) => target instanceof Node && getNearestEditorFromDOMNode(target) === editor;
    const begin = (event: Event) => {
      if (own(event)) this.begin();
    };
    // Lexical handles the same event, and Safari sends its last input after it: wait one task.
    const end = (event: Event) => {
      if (!own(event)) return;
      this.#ending ??= setTimeout(() => this.end(), 0);
    };
    this.#stop = editor.registerRootListener((root, previous) => {
      previous?.removeEventListener('compositionstart', begin, true);
      previous?.removeEventListener('compositionend', end, true);
      root?.addEventListener('compositionstart', begin, true);
      root?.addEventListener('compositionend', end, true);
    });
  }

  get active(): boolean {
    return this.#open || this.#editor.isComposing();
  }

  /** The node of the block being composed; null if unknown. */
  get block(): NodeKey | null {
    return this.#editor.getEditorState().read(() => {
      const composed = $getNodeByKey(this.#editor._compositionKey ?? '');
      const selection = $getSelection();
      const node = composed ?? ($isRangeSelection(selection) ? selection.anchor.getNode() : null);
      for (let parent = node; parent !== null; parent = parent.getParent())
        if ($isBlockNode(parent)) return parent.getKey();
      return null;
    });
  }

  begin(): void {
    this.#clearEnding();
    this.#open = true;
    this.started();
  }

  /** Something is being kept back: from now on the limit counts. */
  started(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#release();
    }, this.#limit);
  }

  end(): void {
    this.#clearEnding();
    if (this.#editor.isComposing()) return;
    this.#open = false;
    this.#clearTimer();
    this.#release();
  }

  destroy(): void {
    this.#clearEnding();
    this.#clearTimer();
    this.#stop();
  }

  #clearEnding(): void {
    if (this.#ending !== null) clearTimeout(this.#ending);
    this.#ending = null;
  }

  #clearTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
