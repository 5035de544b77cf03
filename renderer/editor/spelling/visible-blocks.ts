/** Which blocks of a chapter are in the window. A handful of boxes is measured, however long the chapter is. */
import type { Block } from '../../../shared/document/block.ts';
import type { Binding } from '../binding/binding-types.ts';
import type { LexicalEditor } from 'lexical';

export interface VisibleBlock {
  readonly block: Block;
  readonly element: HTMLElement;
}

/** Blocks further outside than this many pixels don't count. */
const margin = 80;
/** More than fit into any window. */
const most = 200;

export function visibleBlocks(editor: LexicalEditor, binding: Binding): readonly VisibleBlock[] {
  const { blocks } = binding;
  const root = editor.getRootElement();
  const { innerHeight } = window;
  const around = root?.getBoundingClientRect();
  if (around === undefined || around.bottom < -margin || around.top > innerHeight + margin) return [];
  const elementAt = (index: number): HTMLElement | null => {
    const block = blocks[index];
    const key = block === undefined ? null : binding.blockKey(block.id);
    return key === null ? null : editor.getElementByKey(key);
  };
  // The first block that ends below the window's upper edge.
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const box = elementAt(middle)?.getBoundingClientRect();
    if (box !== undefined && box.bottom < -margin) low = middle + 1;
    else high = middle;
  }
  const visible: VisibleBlock[] = [];
  for (let index = low; index < blocks.length && visible.length < most; index += 1) {
    const block = blocks[index];
    const element = elementAt(index);
    if (block === undefined || element === null) continue;
    if (element.getBoundingClientRect().top > innerHeight + margin) break;
    visible.push({ block, element });
  }
  return visible;
}
