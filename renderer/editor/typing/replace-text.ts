/** Puts other words in the place of some, as typing would: one step of the history, a suggestion where one suggests. */
import { $createRangeSelection, $getNodeByKey, $isTextNode, $setSelection, type LexicalEditor } from 'lexical';
import type { Binding } from '../binding/binding-types.ts';
import { $setPoint } from '../binding/points.ts';
import { $isBlockNode } from '../nodes/block-node.ts';

export interface Place {
  readonly block: string;
  readonly from: number;
  readonly to: number;
}

/** False where `expected` doesn't stand there any more. Not within `editor.update`. */
export function replaceText(
  editor: LexicalEditor,
  binding: Binding,
  { block: id, from, to }: Place,
  expected: string,
  replacement: string,
): boolean {
  if (!editor.isEditable()) return false;
  binding.flush();
  const key = binding.blockKey(id);
  if (key === null) return false;
  let replaced = false;
  binding.closeUndoStep();
  editor.update(
    () => {
      const block = $getNodeByKey(key);
      if (!$isBlockNode(block) || block.getTextContent().slice(from, to) !== expected) return;
      // What both have in common stays untouched, with its formats and its authors.
      let head = 0;
      while (head < expected.length && head < replacement.length && expected[head] === replacement[head]) head += 1;
      let tail = 0;
      const least = Math.min(expected.length, replacement.length) - head;
      while (tail < least && expected.at(-1 - tail) === replacement.at(-1 - tail)) tail += 1;
      const text = replacement.slice(head, replacement.length - tail);
      const selection = $createRangeSelection();
      $setPoint(selection.anchor, block, from + head);
      $setPoint(selection.focus, block, to - tail);
      selection.format = formatAt(selection);
      $setSelection(selection);
      if (text !== '') selection.insertText(text);
      else if (!selection.isCollapsed()) selection.removeText();
      $setPoint(selection.anchor, block.getLatest(), from + replacement.length);
      $setPoint(selection.focus, block.getLatest(), from + replacement.length);
      replaced = true;
    },
    { discrete: true },
  );
  binding.closeUndoStep();
  return replaced;
}

/** An insertion between two characters takes the format of the one before. */
function formatAt(selection: ReturnType<typeof $createRangeSelection>): number {
  const node = selection.anchor.getNode();
  return $isTextNode(node) ? node.getFormat() : 0;
}
