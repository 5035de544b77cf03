/** From a block to Lexical nodes, re-using the nodes that are there: an unchanged node keeps its key, its DOM and a caret in it. */
import type { LinkNode } from '@lexical/link';
import { $createLinkNode, $isLinkNode } from '@lexical/link';
import {
  $createLineBreakNode,
  $createTabNode,
  $createTextNode,
  $getState,
  $isLineBreakNode,
  $isTabNode,
  $isTextNode,
  $setState,
  type ElementNode,
  type LexicalNode,
  type TextNode,
} from 'lexical';
import { equalAttributes, equalValues, type Attributes, type Block } from '../../../shared/document/block.ts';
import { equalProperties } from '../../../shared/document/properties.ts';
import type { BlockNode } from '../nodes/block-node.ts';
import { $createEmbedNode, $isEmbedNode } from '../nodes/embed-node.ts';
import { foreignAttributes, formatOf } from './formats.ts';

type Leaf =
  | { readonly type: 'break' }
  | { readonly type: 'text' | 'tab'; readonly text: string; readonly format: number; readonly foreign: Attributes }
  | { readonly type: 'embed'; readonly embed: unknown; readonly format: number; readonly foreign: Attributes };
type Wanted = Leaf | { readonly type: 'link'; readonly url: string; readonly children: Leaf[] };

/** Makes the node show the block. No selection may point into it meanwhile. */
export function $writeBlock(node: BlockNode, block: Block): void {
  if (node.getKind() !== block.kind) node.setKind(block.kind);
  if (node.getIndent() !== block.indent) node.setIndent(block.indent);
  if (!equalProperties(node.getProps(), block.props)) node.setProps(block.props);
  $writeChildren(node, wantedChildren(block));
}

function wantedChildren(block: Block): Wanted[] {
  const wanted: Wanted[] = [];
  for (const run of block.runs) {
    const { format, link, foreign } = formatOf(run.attrs);
    let leaves: Leaf[] | Wanted[] = wanted;
    if (link !== null) {
      const last = wanted[wanted.length - 1];
      if (last?.type === 'link' && last.url === link) leaves = last.children;
      else {
        const children: Leaf[] = [];
        wanted.push({ type: 'link', url: link, children });
        leaves = children;
      }
    }
    if (run.embed !== undefined) leaves.push({ type: 'embed', embed: run.embed, format, foreign });
    else {
      for (const text of run.text.split(/([\n\t])/)) {
        if (text === '\n') leaves.push({ type: 'break' });
        else if (text !== '') leaves.push({ type: text === '\t' ? 'tab' : 'text', text, format, foreign });
      }
    }
  }
  return wanted;
}

function $writeChildren(parent: ElementNode, wanted: readonly Wanted[]): void {
  const children = parent.getChildren();
  const shorter = Math.min(children.length, wanted.length);
  let prefix = 0;
  while (prefix < shorter && $same(children[prefix], wanted[prefix])) prefix++;
  let suffix = 0;
  while (suffix < shorter - prefix && $same(children[children.length - 1 - suffix], wanted[wanted.length - 1 - suffix]))
    suffix++;
  const old = children.slice(prefix, children.length - suffix);
  let next = 0;
  const fresh = wanted.slice(prefix, wanted.length - suffix).map((want) => {
    const index = old.findIndex((node, at) => at >= next && $fits(node, want));
    const node = old[index];
    if (node === undefined) return $create(want);
    next = index + 1;
    return $update(node, want);
  });
  if (fresh.length === old.length && fresh.every((node, index) => node.is(old[index]))) return;
  parent.splice(prefix, old.length, fresh);
}

/** Whether the node shows exactly this. */
function $same(node: LexicalNode | undefined, want: Wanted | undefined): boolean {
  if (node === undefined || want === undefined) return false;
  if (want.type === 'break') return $isLineBreakNode(node);
  if (want.type === 'link') {
    if (!$isPlainLink(node) || node.getURL() !== want.url || node.getChildrenSize() !== want.children.length)
      return false;
    return node.getChildren().every((child, index) => $same(child, want.children[index]));
  }
  if (!$isTextNode(node) || !$fits(node, want)) return false;
  if (node.getFormat() !== want.format || node.getStyle() !== '') return false;
  if (!equalAttributes($getState(node, foreignAttributes), want.foreign)) return false;
  return want.type === 'embed' || node.getTextContent() === want.text;
}

/** Whether the node can be changed into this. */
function $fits(node: LexicalNode, want: Wanted): boolean {
  if (want.type === 'link') return $isPlainLink(node);
  if (want.type === 'embed') return $isEmbedNode(node) && equalValues(node.getEmbed(), want.embed);
  if (want.type === 'tab') return $isTabNode(node);
  return want.type === 'text' && $isTextNode(node) && node.isSimpleText();
}

const $isPlainLink = (node: LexicalNode): node is LinkNode =>
  $isLinkNode(node) && node.getTarget() === null && node.getRel() === null && node.getTitle() === null;

function $update(node: LexicalNode, want: Wanted): LexicalNode {
  if (want.type === 'link' && $isLinkNode(node)) {
    if (node.getURL() !== want.url) node.setURL(want.url);
    $writeChildren(node, want.children);
  } else if (want.type !== 'link' && want.type !== 'break' && $isTextNode(node)) {
    if (want.type === 'text' && node.getTextContent() !== want.text) node.setTextContent(want.text);
    $dress(node, want.format, want.foreign);
  }
  return node.getLatest();
}

function $create(want: Wanted): LexicalNode {
  if (want.type === 'break') return $createLineBreakNode();
  if (want.type === 'link') {
    const link = $createLinkNode(want.url);
    link.append(...want.children.map($create));
    return link;
  }
  const node =
    want.type === 'embed'
      ? $createEmbedNode(want.embed)
      : want.type === 'tab'
        ? $createTabNode()
        : $createTextNode(want.text);
  $dress(node, want.format, want.foreign);
  return node;
}

function $dress(node: TextNode, format: number, foreign: Attributes): void {
  if (node.getFormat() !== format) node.setFormat(format);
  if (node.getStyle() !== '') node.setStyle('');
  if (!equalAttributes($getState(node, foreignAttributes), foreign)) $setState(node, foreignAttributes, foreign);
}
