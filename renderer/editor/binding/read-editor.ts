/** Reads the blocks that an update of the editor changed. */
import { $getNodeByKey, $getRoot, $getSelection, $isRangeSelection, type NodeKey } from 'lexical';
import type { Block } from '../../../shared/document/block.ts';
import { newBlockId, withMarkers } from '../../../shared/document/blocks.ts';
import type { CaretHint } from '../../../shared/document/match.ts';
import { $isBlockNode, type BlockNode } from '../nodes/block-node.ts';
import type { BlockKeys } from './block-keys.ts';
import { $blockPoint } from './points.ts';
import { $readBlock } from './read-block.ts';

export interface EditorChange {
  readonly blocks: readonly Block[];
  /** The caret, to tell which of several equal characters was typed. */
  readonly hint: CaretHint | null;
  /** Nodes that show more than their block holds. */
  readonly inexact: readonly NodeKey[];
}

/** Index of each block by its id. Built anew only when ids change. */
export class BlockIndex {
  #blocks: readonly Block[] = [];
  #index = new Map<string, number>();

  of(blocks: readonly Block[], id: string): number {
    const guess = this.#blocks === blocks ? this.#index.get(id) : this.#checked(blocks, id);
    return guess ?? -1;
  }

  #checked(blocks: readonly Block[], id: string): number | undefined {
    const guess = this.#index.get(id);
    if (guess !== undefined && blocks[guess]?.id === id) return guess;
    this.#blocks = blocks;
    this.#index = new Map(blocks.map((block, index) => [block.id, index]));
    return this.#index.get(id);
  }
}

/**
 * To be called with the new editor state active. Costs the dirty blocks only, unless blocks came, went or moved. The last
 * `undrawn` blocks of `old` have no nodes yet.
 */
export function $readChange(
  keys: BlockKeys,
  index: BlockIndex,
  old: readonly Block[],
  dirty: Iterable<NodeKey>,
  undrawn: number,
): EditorChange {
  const nodes: BlockNode[] = [];
  for (const key of dirty) {
    const node = $getNodeByKey(key);
    if ($isBlockNode(node) && node.isAttached()) nodes.push(node);
  }
  const inexact: NodeKey[] = [];
  const read = (node: BlockNode, id: string, before: Block | null) => {
    const { block, exact } = $readBlock(node, id, before);
    if (!exact) inexact.push(node.getKey());
    return block;
  };
  let blocks: Block[] | null = null;
  if (
    nodes.every((node) => $isInPlace(keys, index, old, node)) &&
    $getRoot().getChildrenSize() === old.length - undrawn
  ) {
    for (const node of nodes) {
      const id = keys.idOf(node.getKey()) ?? '';
      const at = index.of(old, id);
      const before = old[at] ?? null;
      const block = read(node, id, before);
      if (block === before) continue;
      (blocks ??= [...old])[at] = block;
    }
  } else {
    const dirtyNodes = new Set(nodes.map((node) => node.getKey()));
    const byId = new Map(old.map((block) => [block.id, block]));
    blocks = [];
    for (let node = $getRoot().getFirstChild(); node !== null; node = node.getNextSibling()) {
      if (!$isBlockNode(node)) continue;
      const known = keys.idOf(node.getKey());
      const id = known ?? newBlockId();
      if (known === null) keys.set(id, node.getKey());
      const before = byId.get(id) ?? null;
      blocks.push(before !== null && !dirtyNodes.has(node.getKey()) ? before : read(node, id, before));
    }
    blocks.push(...old.slice(old.length - undrawn));
  }
  return { blocks: blocks === null ? old : makeReal(keys, blocks), hint: $caret(keys), inexact };
}

/** Whether the node is known and has the neighbours it had: with all dirty nodes in place, all others are too. */
function $isInPlace(keys: BlockKeys, index: BlockIndex, old: readonly Block[], node: BlockNode): boolean {
  const id = keys.idOf(node.getKey());
  const at = id === null ? -1 : index.of(old, id);
  if (at < 0) return false;
  const neighbour = (other: { getKey(): NodeKey } | null) => (other === null ? undefined : keys.idOf(other.getKey()));
  return (
    neighbour(node.getPreviousSibling()) === old[at - 1]?.id && neighbour(node.getNextSibling()) === old[at + 1]?.id
  );
}

/** Text without a marker may need one now: its node then shows a block with a new id. */
function makeReal(keys: BlockKeys, blocks: readonly Block[]): readonly Block[] {
  const real = withMarkers(blocks);
  if (real === blocks) return blocks;
  for (const [index, block] of real.entries()) {
    const before = blocks[index];
    if (before !== undefined && before.id !== block.id) keys.set(block.id, keys.keyOf(before.id) ?? '');
  }
  return real;
}

function $caret(keys: BlockKeys): CaretHint | null {
  const selection = $getSelection();
  const point = $isRangeSelection(selection) ? $blockPoint(selection.focus) : null;
  const block = point === null ? null : keys.idOf(point.node.getKey());
  return point === null || block === null ? null : { block, offset: point.offset };
}
