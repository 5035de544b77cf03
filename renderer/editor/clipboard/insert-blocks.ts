/** Puts cleaned blocks where the selection is. Runs within `editor.update`. */
import { $getSelection, $isElementNode, $isRangeSelection, type LexicalNode } from 'lexical';
import { NO_PROPERTIES } from '../../../shared/document/properties.ts';
import { $blockOf, $selectBehind, isListKind } from '../block-commands.ts';
import { $createBlockNode, $isBlockNode, type BlockNode } from '../nodes/block-node.ts';
import { newBlockId } from '../../../shared/document/blocks.ts';
import { $nodesOf } from './block-nodes.ts';
import type { PastedBlock } from './pasted-block.ts';
import type { PastedTable } from './pasted-table.ts';

/**
 * Replaces the selection by blocks and puts the caret behind them. A lone paragraph flows into the text around it; of
 * several, the first continues the block at hand if it is a paragraph and the rest of that block follows the last.
 * Paragraphs pasted into a list become items of it.
 */
export function $insertBlocks(blocks: readonly PastedBlock[]): readonly NewTable[] {
  const tables: NewTable[] = [];
  $insert(blocks, tables);
  return tables;
}

/** A table whose block was put into the text: what is in it has to be written still. */
export interface NewTable {
  readonly id: string;
  readonly table: PastedTable;
}

function $insert(blocks: readonly PastedBlock[], tables: NewTable[]): void {
  const selection = $getSelection();
  const [first, ...more] = blocks;
  if (!$isRangeSelection(selection) || first === undefined) return;
  if (!selection.isCollapsed()) selection.removeText();
  const host = $blockOf(selection.anchor.getNode());
  if (host === null) return;
  if (more.length === 0 && first.kind === 'paragraph') {
    const nodes = $nodesOf(first.runs);
    selection.insertNodes(nodes);
    return;
  }

  const inList = isListKind(host.getKind());
  const fit = (block: PastedBlock): PastedBlock =>
    inList && block.kind === 'paragraph'
      ? { ...block, kind: host.getKind() === 'number' ? 'number' : 'bullet', indent: host.getIndent() }
      : block;
  const created = (more.length === 0 ? [first] : blocks).map((block) => {
    const { kind, indent, runs, props = NO_PROPERTIES, table } = fit(block);
    const node = $createBlockNode(kind, indent).setProps(props);
    if (table !== undefined) {
      const id = newBlockId();
      const { headerRow, headerColumn } = table;
      node.setProps({ table: id, ...(headerRow && { headerRow }), ...(headerColumn && { headerColumn }) });
      tables.push({ id, table });
    }
    return { node, content: runs };
  });
  const [head] = created;
  if (head === undefined) return;

  if (host.isEmpty()) {
    // The empty block itself becomes the first one: its id, and whoever else has the caret in it, stay.
    host.setKind(head.node.getKind()).setIndent(head.node.getIndent()).setProps(head.node.getProps());
    $append(host, $nodesOf(head.content));
    $finish($insertAfter(host, created.slice(1)));
    return;
  }
  const atStart = $isAtStart(host);
  if (atStart) {
    let last: BlockNode | null = null;
    for (const { node, content } of created) {
      host.insertBefore(node);
      $append(node, $nodesOf(content));
      last = node;
    }
    if (last !== null) $finish(last);
    return;
  }
  const kind = host.getKind();
  const indent = host.getIndent();
  selection.insertParagraph();
  const after = $getSelection();
  const rest = $isRangeSelection(after) ? $blockOf(after.anchor.getNode()) : null;
  const flows = head.node.getKind() === 'paragraph' || (inList && isListKind(head.node.getKind()));
  if (flows) $append(host, $nodesOf(head.content));
  const last = $insertAfter(host, flows ? created.slice(1) : created);
  if (rest === null || rest.is(host)) return $finish(last);
  if (last.hasFrame()) return void rest.selectStart();
  rest.setKind(kind).setIndent(indent);
  const end = $finish(last);
  const remaining = rest.getChildren();
  const empty = remaining.every((node) => node.getTextContentSize() === 0);
  // Behind a table the text goes on in a block of its own.
  if (last.hasFrame()) {
    rest.selectStart();
    return;
  }
  if (empty || last.getKind() === 'paragraph' || last.getKind() === kind) {
    $append(last, remaining);
    rest.remove();
  }
  return end;
}

function $insertAfter(
  host: BlockNode,
  created: readonly { node: BlockNode; content: PastedBlock['runs'] }[],
): BlockNode {
  let last = host;
  for (const { node, content } of created) {
    last.insertAfter(node);
    $append(node, $nodesOf(content));
    last = node;
  }
  return last;
}

function $append(block: BlockNode, nodes: readonly LexicalNode[]): void {
  block.append(...nodes);
}

/** The caret to the end of what a block holds now, or behind a frame. */
function $finish(block: BlockNode): void {
  if (block.hasFrame()) return $selectBehind(block);
  const last = block.getLastDescendant();
  if (last === null) block.select(0, 0);
  else if ($isElementNode(last)) last.selectEnd();
  else if (last.getType() === 'linebreak') block.select(block.getChildrenSize(), block.getChildrenSize());
  else last.selectEnd();
}

function $isAtStart(host: BlockNode): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.anchor.offset !== 0) return false;
  const node = selection.anchor.getNode();
  return $isBlockNode(node) || node.is(host.getFirstDescendant());
}
