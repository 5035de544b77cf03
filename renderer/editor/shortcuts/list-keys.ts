/**
 * Tab moves a list item in and out; anywhere else it moves the focus on, as on every page. Escape makes the next Tab move
 * the focus even in a list, so that nobody is caught in the text.
 */
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  type LexicalEditor,
} from 'lexical';
import { $changeIndent, $selectedBlocks, isListKind } from '../block-commands.ts';

export function registerListKeys(editor: LexicalEditor): () => void {
  let leaving = false;
  return mergeRegister(
    editor.registerCommand(
      KEY_ESCAPE_COMMAND,
      () => {
        leaving = true;
        return false;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerUpdateListener(({ dirtyLeaves, dirtyElements }) => {
      if (leaving && (dirtyLeaves.size > 0 || dirtyElements.size > 0)) leaving = false;
    }),
    editor.registerCommand(
      KEY_TAB_COMMAND,
      (event) => {
        const selection = $getSelection();
        if (
          leaving ||
          !$isRangeSelection(selection) ||
          !$selectedBlocks(selection).some((block) => isListKind(block.getKind()))
        ) {
          leaving = false;
          // Handled: the browser moves the focus by itself.
          return true;
        }
        event.preventDefault();
        $changeIndent(event.shiftKey ? -1 : 1);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}
