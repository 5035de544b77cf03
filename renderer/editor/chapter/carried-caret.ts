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
      return { block: binding.blockId(node.getKey()), index: node.getIndexWithinParent(), offset };
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
  editor.update(
    () => {
      const [anchor, focus] = [$blockOf(caret.anchor), $blockOf(caret.focus)];
      if (anchor === null || focus === null) return;
      const selection = $createRangeSelection();
      $setPoint(selection.anchor, anchor, caret.anchor.offset);
      $setPoint(selection.focus, focus, caret.focus.offset);
      $setSelection(selection);
    },
    { discrete: true },
  );
}
