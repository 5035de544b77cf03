/** The editor's commands that undo, redo, or end a step of the history. */
import {
  BLUR_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_EDITOR,
  KEY_ENTER_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
} from 'lexical';
import type { Binding, Unsubscribe } from './binding-types.ts';

/** `soon` runs an action after the command: a command may come within an update of the editor. */
export function registerHistoryCommands(
  editor: LexicalEditor,
  binding: Pick<Binding, 'undo' | 'redo' | 'closeUndoStep'>,
  soon: (action: () => void) => true,
): Unsubscribe {
  const closeStep = () => {
    binding.closeUndoStep();
    return false;
  };
  return mergeRegister(
    editor.registerCommand(UNDO_COMMAND, () => soon(() => binding.undo()), COMMAND_PRIORITY_EDITOR),
    editor.registerCommand(REDO_COMMAND, () => soon(() => binding.redo()), COMMAND_PRIORITY_EDITOR),
    editor.registerCommand(BLUR_COMMAND, closeStep, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(PASTE_COMMAND, closeStep, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(KEY_ENTER_COMMAND, closeStep, COMMAND_PRIORITY_CRITICAL),
  );
}
