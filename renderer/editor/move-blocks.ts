import { $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical';
import type { Binding } from './binding/binding-types.ts';
import { $selectedBlocks } from './block-commands.ts';

/**
 * Moves the selected blocks one place up (-1) or down (1). What moves in the shared text is the one neighbour, to the
 * other side of them: whatever others type in the selected blocks meanwhile stays untouched.
 */
export function moveBlocks(editor: LexicalEditor, binding: Binding, step: 1 | -1): void {
  binding.flush();
  const ids = editor.getEditorState().read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return [];
    return $selectedBlocks(selection).map((block) => binding.blockId(block.getKey()));
  });
  const first = ids[0];
  const last = ids.at(-1);
  const order = binding.blocks.map((block) => block.id);
  const from = order.indexOf(first ?? '');
  const to = order.indexOf(last ?? '');
  if (typeof first !== 'string' || from === -1 || to === -1) return;
  if (step === -1) {
    const above = order[from - 1];
    if (above !== undefined) binding.moveBlock(above, order[to + 1] ?? null);
  } else {
    const below = order[to + 1];
    if (below !== undefined) binding.moveBlock(below, first);
  }
}
