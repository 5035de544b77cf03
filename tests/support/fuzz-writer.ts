/** One who writes in a fuzz run: a headless editor with our binding, and what is on its way to it. */
import { createEditor, type LexicalEditor } from 'lexical';
import * as Y from 'yjs';
import { TextBinding } from '../../renderer/editor/binding/text-binding.ts';
import { editorNodes } from '../../renderer/editor/nodes/editor-nodes.ts';

/** Origin of what comes from others. */
export const NETWORK = 'network';

/** An update on its way. */
export interface Letter {
  readonly from: Writer;
  readonly update: Uint8Array;
}

export class Writer {
  readonly doc = new Y.Doc();
  readonly editor: LexicalEditor;
  readonly binding: TextBinding;
  readonly inbox: Letter[] = [];
  readonly number: number;
  offline = false;
  readonly errors: Error[] = [];
  /** Tokens that may still be in a pending update. */
  unsent = '';
  /** Since the last comparison. */
  changed = true;
  /** Whether updates are left pending. */
  lazy = false;
  /** Shows what came from others; null where nothing waits to be shown. */
  show: (() => void) | null = null;
  /** Draws the next piece of the text; null where all of it is drawn. */
  draw: (() => void) | null = null;
  /** Writes the last character; null where it is written. */
  write: (() => void) | null = null;

  /** With `paced`, changes of others wait until `show` is called; with `pieceSize` the text is drawn piece by piece. */
  constructor(number: number, start: Uint8Array, paced: boolean, pieceSize: number | null) {
    this.number = number;
    this.doc.clientID = number + 1;
    Y.applyUpdate(this.doc, start, NETWORK);
    this.editor = createEditor({
      nodes: editorNodes,
      onError: (error) => this.errors.push(error),
    });
    this.editor._headless = true;
    this.binding = new TextBinding(this.editor, this.doc, {
      captureTimeout: 0,
      // Every second one writes what was typed a moment later.
      ...(number % 2 === 0 ? {} : { writeLater: (write: () => void) => (this.write = write) }),
      ...(paced ? { pace: (show: () => void) => (this.show = show) } : {}),
      ...(pieceSize === null ? {} : { pieceSize, drawLater: (draw: () => void) => (this.draw = draw) }),
    });
    this.doc.on('afterTransaction', () => (this.changed = true));
    this.editor.registerUpdateListener(() => {
      this.changed = true;
    });
  }

  get text(): string {
    return this.doc.getText('text').toString();
  }

  update(change: () => void): void {
    this.editor.update(change, this.lazy ? {} : { discrete: true });
  }
}
