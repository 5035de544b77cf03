/** Blocks from and to HTML, as the clipboard of Word and of the web speaks it: h1 to h4, nested lists, blockquote. */
import type { DOMConversionMap, DOMConversionOutput, DOMExportOutput, LexicalNode } from 'lexical';
import { $isElementNode } from 'lexical';
import { MAX_INDENT } from '../../../shared/document/block.ts';
import type { BlockNode } from './block-node.ts';

const TAGS: Readonly<Record<string, string>> = {
  heading1: 'h1',
  heading2: 'h2',
  heading3: 'h3',
  heading4: 'h4',
  quote: 'blockquote',
};

/** The element of one block. List items come with their lists around them and join the list exported just before. */
export function exportBlock(kind: string, indent: number, empty: boolean): DOMExportOutput {
  if (kind !== 'bullet' && kind !== 'number') {
    const element = document.createElement(TAGS[kind] ?? 'p');
    if (indent > 0) element.dataset.indent = String(indent);
    if (empty) element.append(document.createElement('br'));
    return { element };
  }
  const tag = kind === 'number' ? 'ol' : 'ul';
  const item = document.createElement('li');
  let element = document.createElement(tag);
  element.append(item);
  for (let level = 0; level < indent; level++) {
    const around = document.createElement(tag);
    around.append(element);
    element = around;
  }
  return {
    element,
    append: (content) => item.append(content),
    after: () => {
      const before = element.previousElementSibling;
      if (before !== null && isList(before) && joinList(before, element)) element.remove();
      return null;
    },
  };
}

/** Moves the one item of `list` to where it belongs in the list before it; false where they can't be one list. */
function joinList(before: Element, list: Element): boolean {
  const content = list.firstElementChild;
  if (content === null) return false;
  if (!isList(content)) {
    if (before.tagName !== list.tagName) return false;
    before.append(content);
    return true;
  }
  const parent = before.lastElementChild;
  if (parent === null) return false;
  const nested = isList(parent) ? parent : parent.lastElementChild;
  if (nested === null || !isList(nested) || !joinList(nested, content)) parent.append(content);
  return true;
}

const isList = (element: Element): boolean => /^[uo]l$/i.test(element.tagName);

/** Conversions for `importDOM`: every block element gives blocks side by side, never blocks within blocks. */
export function importBlocks(
  $create: (kind: string, indent: number) => BlockNode,
  $isBlock: (node: LexicalNode) => node is BlockNode,
): DOMConversionMap {
  const conversion = (kind: string) => ({
    conversion: (element: HTMLElement): DOMConversionOutput => ({
      node: null,
      after: (children) => {
        const indent = indentOf(element);
        const blocks: LexicalNode[] = [];
        let open: BlockNode | null = null;
        for (const child of children) {
          if ($isBlock(child)) {
            // `<li><p>…` and `<blockquote><p>…`: what stands around the first or every paragraph gives it its kind.
            const adopt =
              child.getKind() === 'paragraph' &&
              (kind !== 'bullet' && kind !== 'number' ? kind !== 'paragraph' : blocks.length === 0);
            if (adopt) child.setKind(kind).setIndent(indent);
            open = null;
            blocks.push(child);
          } else if ($isElementNode(child) && !child.isInline()) {
            open = null;
            blocks.push(child);
          } else {
            if (open === null) {
              open = $create(kind, indent);
              blocks.push(open);
            }
            open.append(child);
          }
        }
        return blocks.length > 0 ? blocks : [$create(kind, indent)];
      },
    }),
    priority: 1 as const,
  });
  return {
    p: () => conversion('paragraph'),
    h1: () => conversion('heading1'),
    h2: () => conversion('heading2'),
    h3: () => conversion('heading3'),
    h4: () => conversion('heading4'),
    h5: () => conversion('heading4'),
    h6: () => conversion('heading4'),
    blockquote: () => conversion('quote'),
    li: (item) => conversion(item.parentElement?.tagName.toUpperCase() === 'OL' ? 'number' : 'bullet'),
  };
}

/** The level of a list item by the lists around it, or the indent that our own export wrote. */
function indentOf(element: HTMLElement): number {
  const written = Number(element.dataset.indent ?? 0);
  let depth = 0;
  if (element.tagName.toUpperCase() === 'LI') {
    for (let parent = element.parentElement; parent !== null; parent = parent.parentElement)
      if (isList(parent)) depth++;
    depth = Math.max(0, depth - 1);
  }
  return Math.min(MAX_INDENT, Math.max(depth, Number.isFinite(written) ? written : 0));
}
