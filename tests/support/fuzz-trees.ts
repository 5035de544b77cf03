/** Compares what editors show, and says where it differs. */
import { $isLinkNode } from '@lexical/link';
import { $getRoot, $isTextNode, type LexicalEditor, type LexicalNode } from 'lexical';
import { $isBlockNode } from '../../renderer/editor/nodes/block-node.ts';
import { canonicalJson } from '../../shared/domain/canonical-json.ts';

/** All that an editor shows. */
export function treeOf(editor: LexicalEditor): string {
  const shape = (node: LexicalNode): unknown => {
    if ($isBlockNode(node))
      return [node.getKind(), node.getIndent(), canonicalJson(node.getProps()), node.getChildren().map(shape)];
    if ($isLinkNode(node)) return [node.getURL(), node.getChildren().map(shape)];
    return $isTextNode(node)
      ? [node.getType(), node.getTextContent(), node.getFormat(), node.getStyle()]
      : [node.getType()];
  };
  return editor.getEditorState().read(() => JSON.stringify($getRoot().getChildren().map(shape)));
}

/** Throws where the two are not the same. */
export function same(what: string, a: string, b: string): void {
  if (a !== b) throw new Error(difference(a, b, what));
}

/** Where two texts begin to differ. */
export function difference(a: string, b: string, what: string): string {
  if (a === b) return '';
  let start = 0;
  while (a[start] === b[start]) start++;
  const cut = (text: string) => text.slice(Math.max(0, start - 120), start + 120);
  return `\n ${what} differ\n  ${cut(a)}\n  ${cut(b)}`;
}
