/** Ctrl+Shift+V: of what the browser then pastes only the words are wanted. */
import type { LexicalEditor } from 'lexical';

export class PlainPaste {
  readonly stop: () => void;
  #wanted = false;

  /** Looks at the keys as they go down, past the editor's commands: each of those would cost every key a copy of its state. */
  constructor(editor: LexicalEditor) {
    const onKey = (event: KeyboardEvent): void => {
      this.#wanted = (event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === 'v';
    };
    this.stop = editor.registerRootListener((root, previous) => {
      previous?.removeEventListener('keydown', onKey, true);
      root?.addEventListener('keydown', onKey, true);
    });
  }

  /** Whether the paste under way is to be plain. */
  get wanted(): boolean {
    return this.#wanted;
  }

  /** It is done. */
  done(): void {
    this.#wanted = false;
  }
}
