/** Places in the DOM that Lexical drew as characters of blocks; the other way round of `domPlace`. */
import { $getNearestNodeFromDOMNode } from 'lexical';
import type { TextPoint } from '../../../shared/document/anchor.ts';
import type { EditorSession } from '../editor-session.ts';
import { $isBlockNode } from '../nodes/block-node.ts';

/** The block of a text that a place is in, and the character before which it is; null where no block is drawn. */
export function pointAt({ editor, binding }: EditorSession, node: Node, offset: number): TextPoint | null {
  const key = editor.getEditorState().read(
    () => {
      let found = $getNearestNodeFromDOMNode(node);
      while (found !== null && !$isBlockNode(found)) found = found.getParent();
      return found?.getKey() ?? null;
    },
    { editor },
  );
  const block = key === null ? null : binding.blockId(key);
  const element = key === null ? null : editor.getElementByKey(key);
  return block === null || element === null ? null : { block, offset: charactersBefore(element, node, offset) };
}

/** How many characters of a block's element come before a place in it. */
export function charactersBefore(block: Element, node: Node, offset: number): number {
  const end = document.createRange();
  end.setStart(block, 0);
  end.setEnd(node, offset);
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let count = 0;
  for (let each = walker.nextNode(); each !== null; each = walker.nextNode()) {
    if (each === node && each instanceof Text) return count + offset;
    if (end.comparePoint(each, 0) > 0) break;
    if (each instanceof Text) count += each.data.length;
    else if (
      each.nodeName === 'BR' &&
      !(each instanceof HTMLElement && each.dataset['lexicalManagedLinebreak'] === 'true')
    ) {
      if (end.comparePoint(each.parentNode ?? block, indexOf(each) + 1) > 0) break;
      count += 1;
    }
  }
  return count;
}

const indexOf = (node: Node): number => [...(node.parentNode?.childNodes ?? [])].findIndex((child) => child === node);
