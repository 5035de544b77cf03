import { COMMAND_PRIORITY_BEFORE_EDITOR, IS_APPLE, KEY_DOWN_COMMAND, type LexicalEditor } from 'lexical';
import type { Binding } from '../binding/binding-types.ts';
import { runAction } from '../editor-actions.ts';
import { actionOf, type EditorAction } from './shortcuts.ts';

/** Serves the keys of shortcuts.ts before Lexical's own; what needs the page goes to `onAction`. */
export function registerShortcuts(
  editor: LexicalEditor,
  binding: Binding,
  onAction: (action: EditorAction) => void,
): () => void {
  return editor.registerCommand(
    KEY_DOWN_COMMAND,
    (event) => {
      const action = actionOf(event, IS_APPLE, event.getModifierState('AltGraph'));
      if (action === null) return false;
      // The browser pastes by itself; the clipboard's handler is told that it is to be plain text.
      if (action !== 'pastePlain') event.preventDefault();
      // Commands run within an update of the editor; what follows must not.
      queueMicrotask(() => {
        if (!runAction(action, editor, binding)) onAction(action);
      });
      return action !== 'pastePlain';
    },
    // The same for all that listen to every key: the editor makes a copy of its state for each priority.
    COMMAND_PRIORITY_BEFORE_EDITOR,
  );
}
