/** Between a point of a Lexical selection and a block with an offset. */
import { $isElementNode, $isTextNode, type ElementNode, type LexicalNode, type PointType } from 'lexical';
import { $isBlockNode, type BlockNode } from '../nodes/block-node.ts';

export interface BlockPoint {
  readonly node: BlockNode;
  /** Characters from the start of the block. */
  readonly offset: number;
}

/** Where a point lies; null outside every block. */
export function $blockPoint(point: PointType): BlockPoint | null {
  const node = point.getNode();
  if (point.type === 'text') return $above(node, point.offset);
  if (!$isElementNode(node)) return null;
  if (node.getKey() === 'root') {
    const child = node.getChildAtIndex(point.offset);
    if ($isBlockNode(child)) return { node: child, offset: 0 };
    const last = node.getLastChild();
    return $isBlockNode(last) ? { node: last, offset: $size(last) } : null;
  }
  let offset = 0;
  let index = 0;
  for (
    let child = node.getFirstChild();
    child !== null && index < point.offset;
    child = child.getNextSibling(), index++
  )
    offset += $size(child);
  return $above(node, offset);
}

/** Adds up what stands before a node, up to its block. */
function $above(start: LexicalNode, offsetInNode: number): BlockPoint | null {
  let offset = offsetInNode;
  for (let node: LexicalNode | null = start; node !== null; node = node.getParent()) {
    if ($isBlockNode(node)) return { node, offset };
    for (let before = node.getPreviousSibling(); before !== null; before = before.getPreviousSibling())
      offset += $size(before);
  }
  return null;
}

/** Characters of a node as the flat text counts them. */
function $size(node: LexicalNode): number {
  if (!$isElementNode(node)) return node.getTextContentSize();
  let size = 0;
  for (let child = node.getFirstChild(); child !== null; child = child.getNextSibling()) size += $size(child);
  return size;
}

/** Puts a point at an offset of a block: into the text on its left where there is one. */
export function $setPoint(point: PointType, block: BlockNode, offset: number): void {
  let left = offset;
  const $search = (parent: ElementNode): boolean => {
    let index = 0;
    for (let child = parent.getFirstChild(); child !== null; child = child.getNextSibling(), index++) {
      const size = $size(child);
      if ($isTextNode(child) && left <= size) {
        point.set(child.getKey(), left, 'text');
        return true;
      }
      if ($isElementNode(child)) {
        const before = left;
        if (left <= size && $search(child)) return true;
        left = before;
      } else if (left === 0) {
        point.set(parent.getKey(), index, 'element');
        return true;
      }
      left -= size;
    }
    return false;
  };
  if (!$search(block)) point.set(block.getKey(), block.getChildrenSize(), 'element');
}
