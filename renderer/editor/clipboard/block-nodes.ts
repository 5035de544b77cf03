/** Cleaned blocks ↔ editor nodes. All functions run within `editor.update` or `read`. */
import { $createLinkNode, $isLinkNode } from '@lexical/link';
import {
  $createLineBreakNode,
  $createTabNode,
  $createTextNode,
  $getEditor,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type RangeSelection,
  type TextFormatType,
} from 'lexical';
import { isTextKind, pushText, type Attributes, type Format, type Run } from '../../../shared/document/block.ts';
import type { Properties } from '../../../shared/document/properties.ts';
import { isSafeLink } from '../../../shared/document/link.ts';
import { $selectedBlocks } from '../block-commands.ts';
import { $createEmbedNode, $isEmbedNode } from '../nodes/embed-node.ts';
import type { BlockNode } from '../nodes/block-node.ts';
import { tableOf } from '../../../shared/document/table.ts';
import { tableForClipboard } from '../frames/table/pasted-tables.ts';
import { sessionOf } from '../session-of.ts';
import type { PastedBlock } from './pasted-block.ts';
import type { PastedTable } from './pasted-table.ts';

const formatNames: Readonly<Record<Format, TextFormatType>> = {
  b: 'bold',
  i: 'italic',
  u: 'underline',
  s: 'strikethrough',
  sub: 'subscript',
  sup: 'superscript',
};
const formats = Object.entries(formatNames) as [Format, TextFormatType][];

/** Runs as inline nodes, not yet in the tree. */
export function $nodesOf(runs: readonly Run[]): LexicalNode[] {
  return runs.flatMap((run): LexicalNode[] => {
    if (run.embed !== undefined) return [$createEmbedNode(run.embed)];
    const pieces = run.text.split(/([\n\t])/).filter((piece) => piece !== '');
    const nodes = pieces.map((piece) => {
      if (piece === '\n') return $createLineBreakNode();
      const text = piece === '\t' ? $createTabNode() : $createTextNode(piece);
      for (const [key, name] of formats) if (run.attrs[key] === true) text.toggleFormat(name);
      return text;
    });
    const link = run.attrs['link'];
    return isSafeLink(link) ? [$createLinkNode(link).append(...nodes)] : nodes;
  });
}

/** The selected part of every selected block. */
export function $selectedContent(selection: RangeSelection): {
  readonly blocks: readonly PastedBlock[];
  readonly inline: boolean;
} {
  const nodes = $selectedBlocks(selection);
  const backward = selection.isBackward();
  const start = backward ? selection.focus : selection.anchor;
  const end = backward ? selection.anchor : selection.focus;
  const blocks = nodes.map((node, index): PastedBlock => {
    const from = index === 0 ? $offsetIn(node, start) : 0;
    const to = index === nodes.length - 1 ? ($holds(node, end) ? $offsetIn(node, end) : Infinity) : Infinity;
    const kind = node.getKind();
    if (kind === 'image')
      return { kind, indent: 0, runs: $runsOf(node, from, to), props: copiedProps(node.getProps()) };
    const table = kind === 'table' && nodes.length > 1 ? tableOfNode(node) : null;
    if (table !== null) return { kind: 'table', indent: 0, runs: $runsOf(node, 0, Infinity), table };
    const { lang } = node.getProps();
    return {
      kind: isTextKind(kind) ? kind : 'paragraph',
      indent: node.getIndent(),
      runs: $runsOf(node, from, to),
      ...(lang === undefined ? {} : { props: { lang } }),
    };
  });
  const [only] = nodes;
  const whole =
    only !== undefined && $offsetIn(only, start) === 0 && $offsetIn(only, end) === only.getTextContentSize();
  return {
    blocks,
    inline: nodes.length === 1 && only?.hasFrame() !== true && !(whole && only.getKind() !== 'paragraph'),
  };
}

/** What of an image goes along with a copy: not whose suggestion it is. */
const copiedProps = (props: Properties): Properties =>
  Object.fromEntries(Object.entries(props).filter(([name]) => /^(asset|alt|decorative|width)$/.test(name)));

/** The table that a node shows. */
function tableOfNode(node: BlockNode): PastedTable | null {
  const session = sessionOf($getEditor());
  const block = session?.binding.blockId(node.getKey()) ?? null;
  if (session === null || block === null) return null;
  const id = tableOf({ props: node.getProps(), markerId: block.replace(/#\d+$/, '') });
  return tableForClipboard(session.room.doc, id, node.getProps());
}

function $runsOf(block: ElementNode, from: number, to: number): Run[] {
  const runs: Run[] = [];
  let offset = 0;
  const visit = (parent: ElementNode, link: string | null): void => {
    for (const node of parent.getChildren()) {
      if ($isElementNode(node)) {
        visit(node, $isLinkNode(node) ? node.getURL() : link);
        continue;
      }
      const text = $isLineBreakNode(node) ? '\n' : $isTextNode(node) ? node.getTextContent() : '';
      const piece = text.slice(Math.max(0, from - offset), Math.max(0, to - offset));
      offset += text.length;
      // An embed goes to other programs as what it shows (within this one: `embeds/embed-clipboard.ts`).
      const shown = $isEmbedNode(node) ? $shownBy(node) : piece;
      if (piece !== '') pushText(runs, shown, $attributesOf(node, link));
    }
  };
  visit(block, null);
  return runs;
}

const $shownBy = (node: LexicalNode): string => $getEditor().getElementByKey(node.getKey())?.dataset['label'] ?? '';

function $attributesOf(node: LexicalNode, link: string | null): Attributes {
  const attributes: Record<string, unknown> = {};
  if ($isTextNode(node)) for (const [key, name] of formats) if (node.hasFormat(name)) attributes[key] = true;
  if (isSafeLink(link)) attributes['link'] = link;
  return attributes;
}

type Point = RangeSelection['anchor'];

function $holds(block: BlockNode, point: Point): boolean {
  const node = point.getNode();
  return node.is(block) || block.isParentOf(node);
}

/** Characters of the block before a point in it; 0 for a point elsewhere. */
function $offsetIn(block: BlockNode, point: Point): number {
  if (!$holds(block, point)) return 0;
  let node: LexicalNode = point.getNode();
  let offset = 0;
  if (point.type === 'text') offset = point.offset;
  else if ($isElementNode(node))
    for (const child of node.getChildren().slice(0, point.offset)) offset += child.getTextContentSize();
  for (; !node.is(block);) {
    for (let before = node.getPreviousSibling(); before !== null; before = before.getPreviousSibling())
      offset += before.getTextContentSize();
    const parent: ElementNode | null = node.getParent();
    if (parent === null) break;
    node = parent;
  }
  return offset;
}
