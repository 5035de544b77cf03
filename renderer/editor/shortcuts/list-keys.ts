/**
 * Tab moves a list item in and out; anywhere else it moves the focus on, as on every page. Escape makes the next Tab move
 * the focus even in a list, so that nobody is caught in the text.
 */
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  KEY_BACKSPACE_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { $isBlockNode, type BlockNode } from '../nodes/block-node.ts';
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
    // Lexical joins blocks at once; people expect the list or heading to end first.
    editor.registerCommand(
      KEY_BACKSPACE_COMMAND,
      (event) => {
        const block = $blockWithCaretAtStart();
        if (block === null || !block.outdent()) return false;
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_LOW,
    ),
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

/** The block that the caret stands at the very start of; null anywhere else, and while something is selected. */
function $blockWithCaretAtStart(): BlockNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.offset !== 0) return null;
  const node = selection.anchor.getNode();
  const block = node.getTopLevelElement();
  if (!$isBlockNode(block)) return null;
  for (let at: LexicalNode = node; !at.is(block); at = at.getParentOrThrow())
    if (at.getPreviousSibling() !== null) return null;
  return block;
}
