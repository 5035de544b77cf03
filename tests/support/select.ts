/** Blocks and selections of the editor at hand; to be called within its updates. */
import { $createRangeSelection, $getRoot, $setSelection, type RangeSelection } from 'lexical';
import { $setPoint } from '../../renderer/editor/binding/points.ts';
import { $isBlockNode, type BlockNode } from '../../renderer/editor/nodes/block-node.ts';

export const $blocks = (): BlockNode[] => $getRoot().getChildren().filter($isBlockNode);

/** Selects from an offset in a block, given by its index, to another; a caret when only one is given. */
export function $select(from: number, fromOffset: number, to = from, toOffset = fromOffset): RangeSelection {
  const selection = $createRangeSelection();
  const blocks = $blocks();
  const [start, end] = [blocks[from], blocks[to]];
  if (start === undefined || end === undefined) throw new Error('no such block');
  $setPoint(selection.anchor, start, fromOffset);
  $setPoint(selection.focus, end, toOffset);
  $setSelection(selection);
  return selection;
}
