/** Turns typed markup (typed-markup.ts) into kinds and formats; one Ctrl+Z or Backspace brings back what was typed. */
import {
  $createRangeSelection,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type LexicalEditor,
  type LexicalNode,
  type TextNode,
} from 'lexical';
import type { Binding } from '../binding/binding-types.ts';
import { $blockOf } from '../block-commands.ts';
import type { BlockNode } from '../nodes/block-node.ts';
import { registerAfterTyping } from '../typing/after-typing.ts';
import { markedKind, markedText, type MarkedText } from './typed-markup.ts';

/** Only these characters, typed last, can complete markup; everything else costs one comparison. */
const mayComplete = /[\s*.,;:!?)\]}“”"’'»«–—/]/;

export function registerTypedMarkup(editor: LexicalEditor, binding: Binding): () => void {
  return registerAfterTyping(editor, binding, {
    tag: 'typed-markup',
    $find: ({ node, offset, lengthBefore }) => {
      if (!mayComplete.test(node.getTextContent().charAt(offset - 1))) return null;
      // Typing one character completes markup; a change that shortens the text (Backspace, cut) never does.
      return lengthBefore >= node.getTextContentSize() ? null : $wantedBefore(node, offset);
    },
    $apply,
  });
}

type Wanted = { readonly before: string } & (
  { readonly kind: NonNullable<ReturnType<typeof markedKind>> } | { readonly text: MarkedText }
);

function $wantedBefore(node: TextNode, offset: number): Wanted | null {
  const block = $blockOf(node);
  if (block === null) return null;
  const before = $textBefore(block, node, offset);
  const kind = markedKind(before);
  if (kind !== null) return block.getKind() === kind.kind ? null : { before, kind };
  const text = markedText(before);
  return text === null ? null : { before, text };
}

function $textBefore(block: BlockNode, node: TextNode, offset: number): string {
  let text = node.getTextContent().slice(0, offset);
  for (let child: LexicalNode = node; !child.is(block);) {
    for (let sibling = child.getPreviousSibling(); sibling !== null; sibling = sibling.getPreviousSibling())
      text = sibling.getTextContent() + text;
    const parent = child.getParent();
    if (parent === null) break;
    child = parent;
  }
  return text;
}

function $apply(wanted: Wanted): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return;
  const node = selection.anchor.getNode();
  const block = $blockOf(node);
  if (block === null || !$isTextNode(node)) return;
  const { offset } = selection.anchor;
  if ($textBefore(block, node, offset) !== wanted.before) return;
  if ('kind' in wanted) {
    $select(block, 0, wanted.kind.length)?.removeText();
    block.setKind(wanted.kind.kind);
    if (block.isEmpty()) block.select(0, 0);
    return;
  }
  const { from, to, marker, format } = wanted.text;
  const end = wanted.before.length;
  $select(block, to, to + marker)?.removeText();
  $select(block, from - marker, from)?.removeText();
  const marked = $select(block, from - marker, to - marker);
  marked?.formatText(format, null);
  const after = $select(block, end - 2 * marker, end - 2 * marker);
  // What is typed next is plain again.
  if (after !== null && after.hasFormat(format)) after.toggleFormat(format);
}

/** Selects characters of a block by their offsets; null when they are not all there. */
function $select(block: BlockNode, from: number, to: number): ReturnType<typeof $createRangeSelection> | null {
  const start = $pointAt(block, from, false);
  const end = $pointAt(block, to, true);
  if (start === null || end === null) return null;
  const selection = $createRangeSelection();
  selection.anchor.set(start.node.getKey(), start.offset, 'text');
  selection.focus.set(end.node.getKey(), end.offset, 'text');
  $setSelection(selection);
  return selection;
}

function $pointAt(block: BlockNode, target: number, atEnd: boolean): { node: TextNode; offset: number } | null {
  let offset = target;
  let found: { node: TextNode; offset: number } | null = null;
  const visit = (nodes: readonly LexicalNode[]): boolean => {
    for (const node of nodes) {
      if ($isElementNode(node)) {
        if (visit(node.getChildren())) return true;
        continue;
      }
      const size = node.getTextContentSize();
      if ($isTextNode(node) && (offset < size || (offset === size && (atEnd || found === null)))) {
        found = { node, offset };
        if (offset < size || atEnd) return true;
      }
      offset -= size;
      if (offset < 0) return true;
    }
    return false;
  };
  visit(block.getChildren());
  return found;
}
