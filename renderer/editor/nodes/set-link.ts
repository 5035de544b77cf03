/** Links on selected text. (Lexical's own $toggleLink throws where a selection only touches the edge of a link.) */
import { $createLinkNode, $isLinkNode, type LinkNode } from '@lexical/link';
import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  type LexicalNode,
  type RangeSelection,
  type TextNode,
} from 'lexical';

/**
 * Makes the selected text a link to `url` (one that `normalizeLink` returned), or takes links off it with null. With a
 * mere caret it changes the whole link that the caret is in.
 */
export function $setLink(url: string | null): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  for (const text of $selectedTexts(selection)) {
    const link = text.getParent();
    if ($isLinkNode(link)) $takeOut(text, link);
    if (url === null) continue;
    const wrapper = $createLinkNode(url);
    text.insertBefore(wrapper, false);
    wrapper.append(text);
  }
}

function $selectedTexts(selection: RangeSelection): TextNode[] {
  if (!selection.isCollapsed()) return selection.extract().filter($isTextNode);
  const link = $linkAround(selection.anchor.getNode());
  return link === null ? [] : link.getChildren().filter($isTextNode);
}

/** The link that a node is or stands in; null for none. */
function $linkAround(node: LexicalNode): LinkNode | null {
  if ($isLinkNode(node)) return node;
  const parent = node.getParent();
  return $isLinkNode(parent) ? parent : null;
}

/** Puts a text behind what was before it in its link; what was behind it gets a link of its own. */
function $takeOut(text: TextNode, link: LinkNode): void {
  const behind = text.getNextSiblings();
  link.insertAfter(text, false);
  if (behind.length > 0) {
    const rest = $createLinkNode(link.getURL());
    text.insertAfter(rest, false);
    rest.append(...behind);
  }
  if (link.isEmpty()) link.remove();
}
