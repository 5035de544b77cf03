/** Shows blocks in the editor, changing only the nodes of blocks that changed. To be called within an update. */
import {
  $createRangeSelection,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  type NodeKey,
  type RangeSelection,
} from 'lexical';
import type { Block } from '../../../shared/document/block.ts';
import { locate } from '../../../shared/document/position.ts';
import { $createBlockNode, $isBlockNode, type BlockNode } from '../nodes/block-node.ts';
import type { BlockKeys } from './block-keys.ts';
import { $blockPoint, $setPoint } from './points.ts';
import { $writeBlock } from './write-block.ts';

/** Says where a place of the old blocks (id, characters from its start) lies in the flat text of the new ones. */
export type MapPlace = (id: string, offset: number) => number;

export interface RenderOptions {
  readonly map: MapPlace;
  /** A position for the caret instead of the mapped selection (after undo). */
  readonly caret?: number | null;
  /** Nodes to write even though their block did not change. */
  readonly rewrite?: ReadonlySet<NodeKey>;
  /** Build every node anew. */
  readonly rebuild?: boolean;
}

export function $render(keys: BlockKeys, olds: readonly Block[], news: readonly Block[], options: RenderOptions): void {
  const { caret = null, rebuild = false, rewrite } = options;
  const changes = compare(rebuild ? [] : olds, news, inexactBlocks(keys, rewrite));
  const stays = (id: string) => !rebuild && !changes.written.has(id) && !changes.gone.has(id);
  const restore = $takeSelection(keys, stays, caret !== null, options.map);
  if (rebuild) {
    $getRoot().clear();
    keys.clear();
  }
  $arrange(keys, news, changes);
  for (const id of changes.gone) {
    const node = $getNodeByKey(keys.keyOf(id) ?? '');
    keys.delete(id);
    node?.remove();
  }
  if (restore !== null) $restoreSelection(keys, news, restore, caret);
}

interface Changes {
  /** How many blocks at both ends keep their places. */
  readonly prefix: number;
  readonly suffix: number;
  /** Blocks whose nodes have to be written. */
  readonly written: ReadonlySet<string>;
  /** Those of them that keep their places. */
  readonly inPlace: readonly Block[];
  readonly gone: ReadonlySet<string>;
}

function compare(olds: readonly Block[], news: readonly Block[], inexact: readonly string[]): Changes {
  const written = new Set(inexact);
  const inPlace: Block[] = [];
  const paired = (a: Block | undefined, b: Block | undefined) => {
    if (a === undefined || b === undefined || a.id !== b.id) return false;
    if (a !== b) written.add(b.id);
    if (written.size > 0 && written.has(b.id)) inPlace.push(b);
    return true;
  };
  const shorter = Math.min(olds.length, news.length);
  let prefix = 0;
  while (prefix < shorter && paired(olds[prefix], news[prefix])) prefix++;
  let suffix = 0;
  while (suffix < shorter - prefix && paired(olds[olds.length - 1 - suffix], news[news.length - 1 - suffix])) suffix++;
  const gone = new Map(olds.slice(prefix, olds.length - suffix).map((block) => [block.id, block]));
  for (const block of news.slice(prefix, news.length - suffix)) {
    if (gone.get(block.id) !== block) written.add(block.id);
    gone.delete(block.id);
  }
  return { prefix, suffix, written, inPlace, gone: new Set(gone.keys()) };
}

function inexactBlocks(keys: BlockKeys, nodes: ReadonlySet<NodeKey> | undefined): string[] {
  return [...(nodes ?? [])].flatMap((key) => keys.idOf(key) ?? []);
}

/** Writes what changed and brings nodes into order, creating those that are missing. */
function $arrange(keys: BlockKeys, news: readonly Block[], { prefix, suffix, written, inPlace }: Changes): void {
  const root = $getRoot();
  if (root.isEmpty()) {
    root.splice(
      0,
      0,
      news.map((block) => $nodeOf(keys, block, true)),
    );
    return;
  }
  for (const block of inPlace) $nodeOf(keys, block, true);
  const last = news[prefix - 1];
  let previous = last === undefined ? null : $nodeOf(keys, last, false);
  for (const block of news.slice(prefix, news.length - suffix)) {
    const node = $nodeOf(keys, block, written.has(block.id));
    const before = node.getPreviousSibling();
    const inPlace = node.getParent() !== null && (previous === null ? before === null : previous.is(before));
    if (!inPlace) {
      if (previous !== null) previous.insertAfter(node, false);
      else root.getFirstChild()?.insertBefore(node, false);
    }
    previous = node.getLatest();
  }
}

function $nodeOf(keys: BlockKeys, block: Block, write: boolean): BlockNode {
  const known = $getNodeByKey(keys.keyOf(block.id) ?? '');
  const node = $isBlockNode(known) ? known : $createBlockNode(block.kind, block.indent);
  if (node !== known) keys.set(block.id, node.getKey());
  if (write || node !== known) $writeBlock(node, block);
  return node.getLatest();
}

interface SavedSelection {
  readonly anchor: number;
  readonly focus: number;
  readonly format: number;
  readonly style: string;
}

/**
 * Takes the selection out of the way where a node under it may change: a stale offset must not meet a node edit.
 * Null where the selection can stay.
 */
function $takeSelection(
  keys: BlockKeys,
  stays: (id: string) => boolean,
  always: boolean,
  map: MapPlace,
): SavedSelection | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const place = (point: RangeSelection['anchor']) => {
    const found = $blockPoint(point);
    const id = found === null ? null : keys.idOf(found.node.getKey());
    return found === null || id === null ? null : { id, offset: found.offset };
  };
  const anchor = place(selection.anchor);
  const focus = place(selection.focus);
  const inRoot = selection.anchor.key === 'root' || selection.focus.key === 'root';
  if (!always && !inRoot && anchor !== null && focus !== null && stays(anchor.id) && stays(focus.id)) return null;
  $setSelection(null);
  if (anchor === null || focus === null) return null;
  const { format, style } = selection;
  return { anchor: map(anchor.id, anchor.offset), focus: map(focus.id, focus.offset), format, style };
}

function $restoreSelection(
  keys: BlockKeys,
  blocks: readonly Block[],
  saved: SavedSelection,
  caret: number | null,
): void {
  const selection = $createRangeSelection();
  selection.format = saved.format;
  selection.style = saved.style;
  const set = (point: RangeSelection['anchor'], position: number) => {
    const { index, offset } = locate(blocks, position);
    const node = $getNodeByKey(keys.keyOf(blocks[index]?.id ?? '') ?? '');
    if ($isBlockNode(node)) $setPoint(point, node, offset);
  };
  set(selection.anchor, caret ?? saved.anchor);
  set(selection.focus, caret ?? saved.focus);
  $setSelection(selection);
}
