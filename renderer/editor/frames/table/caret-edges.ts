/** Where the caret stands at the edge of a text: there the next arrow leads out of it. */
import { $getRoot, $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical';
import { $blockPoint } from '../../binding/points.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** Whether a caret (or the moving end of a selection) can go no further in this direction. */
export function isAtEdge(editor: LexicalEditor, direction: Direction): boolean {
  if (direction === 'up' || direction === 'down') return isOnLastLine(editor, direction);
  return editor.getEditorState().read(() => {
    const selection = $getSelection();
    const point = $isRangeSelection(selection) ? $blockPoint(selection.focus) : null;
    if (point === null) return false;
    const isRtl = point.node.getDirection() === 'rtl';
    const atStart = point.offset === 0 && point.node.is($getRoot().getFirstChild());
    const size = point.node.getTextContentSize();
    const atEnd = point.offset >= size && point.node.is($getRoot().getLastChild());
    return (direction === 'left') !== isRtl ? atStart : atEnd;
  });
}

/** By what is drawn: a block may have several lines. */
function isOnLastLine(editor: LexicalEditor, direction: 'up' | 'down'): boolean {
  const root = editor.getRootElement();
  const selection = window.getSelection();
  const outer = direction === 'up' ? root?.firstElementChild : root?.lastElementChild;
  const { focusNode } = selection ?? {};
  if (outer === null || outer === undefined || focusNode === null || focusNode === undefined) return false;
  if (!outer.contains(focusNode)) return focusNode === root;
  return isOnEdgeLine(outer, direction);
}

/** Whether the caret is on the first or last line of a block that holds it. */
export function isOnEdgeLine(block: Element, direction: 'up' | 'down'): boolean {
  const selection = window.getSelection();
  if (selection?.focusNode === null || selection === null) return false;
  const caret = document.createRange();
  caret.setStart(selection.focusNode, selection.focusOffset);
  const boxes = caret.getClientRects();
  const box = boxes[boxes.length - 1];
  // In an empty block there is one line.
  if (box === undefined || box.height === 0) return true;
  const all = document.createRange();
  all.selectNodeContents(block);
  const lines = [...all.getClientRects()].filter(({ height }) => height > 0);
  const edge =
    direction === 'up' ? Math.min(...lines.map(({ top }) => top)) : Math.max(...lines.map(({ bottom }) => bottom));
  return direction === 'up' ? box.top - edge < box.height * 0.6 : edge - box.bottom < box.height * 0.6;
}
