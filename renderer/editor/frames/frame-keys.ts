/** Keys at the edges of frames: a frame goes by Backspace behind it, and what is typed in one without a caption moves behind. */
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  DELETE_CHARACTER_COMMAND,
  mergeRegister,
  type LexicalEditor,
} from 'lexical';
import type { Unsubscribe } from '../binding/binding-types.ts';
import { $blockOf } from '../block-commands.ts';
import { $createBlockNode, $isAtStart, $isBlockNode, BlockNode } from '../nodes/block-node.ts';

export function registerFrameKeys(editor: LexicalEditor): Unsubscribe {
  return mergeRegister(
    editor.registerCommand(
      DELETE_CHARACTER_COMMAND,
      (backward) => backward && $deleteFrameBefore(),
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerNodeTransform(BlockNode, (block) => {
      if (!block.hasFrame() || block.hasCaption() || block.isEmpty()) return;
      const behind = $createBlockNode();
      block.insertAfter(behind, false);
      behind.append(...block.getChildren());
    }),
  );
}

/** At the start of a block: takes the frame before it away, or goes into its caption. False where there is none. */
function $deleteFrameBefore(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const block = $blockOf(selection.anchor.getNode());
  if (block === null || block.hasFrame() || block.getKind() !== 'paragraph' || !$isAtStart(block, selection))
    return false;
  const before = block.getPreviousSibling();
  if (!$isBlockNode(before) || !before.hasFrame()) return false;
  if (before.hasCaption()) before.selectEnd();
  else before.remove();
  return true;
}
