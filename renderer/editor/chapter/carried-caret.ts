/**
 * The caret when the editor of a chapter is built anew under somebody who types, as it is when the group has decided on what
 * they propose: at the same characters of the same block, so that the next key goes where the last one went.
 */
import {
  $createRangeSelection,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $setSelection,
} from 'lexical';
import type { PointType } from 'lexical';
import { $blockPoint, $setPoint } from '../binding/points.ts';
import type { EditorSession } from '../editor-session.ts';
import { $isBlockNode, type BlockNode } from '../nodes/block-node.ts';

interface End {
  readonly block: string | null;
  /** The block's place in the text, for where it is gone. */
  readonly index: number;
  readonly offset: number;
  /** What the block said: of words that go, the caret keeps its place among the others. */
  readonly text: string;
}

export interface CarriedCaret {
  readonly anchor: End;
  readonly focus: End;
}

/** Null while one does not write in this text. */
export function readCaret({ editor, binding, root }: EditorSession): CarriedCaret | null {
  if (root.ownerDocument.activeElement !== root) return null;
  return editor.getEditorState().read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return null;
    const $end = (point: PointType): End | null => {
      const place = $blockPoint(point);
      if (place === null) return null;
      const { node, offset } = place;
      const block = binding.blockId(node.getKey());
      const text = binding.blocks.find(({ id }) => id === block)?.text ?? '';
      return { block, index: node.getIndexWithinParent(), offset, text };
    };
    const anchor = $end(selection.anchor);
    const focus = $end(selection.focus);
    return anchor === null || focus === null ? null : { anchor, focus };
  });
}

/** Puts the caret there, if the text still has the focus. */
export function putCaret({ editor, binding, root }: EditorSession, caret: CarriedCaret): void {
  if (root.ownerDocument.activeElement !== root) return;
  binding.flush();
  const $blockOf = ({ block, index }: End): BlockNode | null => {
    const key = block === null ? null : binding.blockKey(block);
    const node = key === null ? null : $getNodeByKey(key);
    if ($isBlockNode(node)) return node;
    const near = $getRoot().getChildAtIndex(index) ?? $getRoot().getLastChild();
    return $isBlockNode(near) ? near : null;
  };
  const textOf = (node: BlockNode): string =>
    binding.blocks.find(({ id }) => id === binding.blockId(node.getKey()))?.text ?? '';
  editor.update(
    () => {
      const [anchor, focus] = [$blockOf(caret.anchor), $blockOf(caret.focus)];
      if (anchor === null || focus === null) return;
      const selection = $createRangeSelection();
      $setPoint(selection.anchor, anchor, offsetIn(caret.anchor, textOf(anchor)));
      $setPoint(selection.focus, focus, offsetIn(caret.focus, textOf(focus)));
      $setSelection(selection);
    },
    { discrete: true },
  );
}

/** Where an offset of a block lies once it says something else: behind what changed, it is counted from the end. */
export function offsetIn({ text, offset }: Pick<End, 'text' | 'offset'>, now: string): number {
  let head = 0;
  while (head < Math.min(text.length, now.length) && text[head] === now[head]) head++;
  if (offset <= head) return offset;
  let tail = 0;
  while (tail < Math.min(text.length, now.length) - head && text.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return offset >= text.length - tail ? now.length - (text.length - offset) : Math.min(head, now.length);
}
