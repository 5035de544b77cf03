/** What toolbar, shortcuts and markup do to the selected blocks. All `$` functions run within `editor.update` or `read`. */
import { $isLinkNode, type LinkNode } from '@lexical/link';
import {
  $findMatchingParent,
  $getSelection,
  $isRangeSelection,
  $setTextFormat,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import { headingLevel, type FrameKind, type TextKind } from '../../shared/document/block.ts';
import type { Properties } from '../../shared/document/properties.ts';
import { $mayStand } from './inner/place.ts';
import { $createBlockNode, $isBlockNode, type BlockNode } from './nodes/block-node.ts';

export const isListKind = (kind: string): boolean => kind === 'bullet' || kind === 'number';

export function $blockOf(node: LexicalNode): BlockNode | null {
  return $findMatchingParent(node, $isBlockNode);
}

/** First and last block that the selection touches; one that it only reaches the very start of does not count. */
export function $selectedBlocks(selection: RangeSelection): BlockNode[] {
  const backward = selection.isBackward();
  const start = backward ? selection.focus : selection.anchor;
  const end = backward ? selection.anchor : selection.focus;
  const first = $blockOf(start.getNode());
  const last = $blockOf(end.getNode());
  if (first === null || last === null) return selection.getNodes().filter($isBlockNode);
  const blocks: BlockNode[] = [];
  for (let node: LexicalNode | null = first; node !== null; node = node.getNextSibling()) {
    if ($isBlockNode(node)) blocks.push(node);
    if (node.is(last)) break;
  }
  const untouched =
    blocks.length > 1 && end.offset === 0 && (end.getNode().is(last) || end.getNode().is(last.getFirstDescendant()));
  return untouched ? blocks.slice(0, -1) : blocks;
}

/** Gives the selected blocks a kind. Levels belong to lists: other kinds start at the margin. */
export function $setKind(kind: TextKind): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  for (const block of $selectedBlocks(selection)) $giveKind(block, kind);
}

/** Kind on, or back to a paragraph where all selected blocks have it already. */
export function $toggleKind(kind: TextKind): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const blocks = $selectedBlocks(selection);
  const off = blocks.every((block) => block.getKind() === kind);
  for (const block of blocks) $giveKind(block, off ? 'paragraph' : kind);
}

function $giveKind(block: BlockNode, kind: TextKind): void {
  if (block.getKind() !== kind) block.setKind(kind);
  if (!isListKind(kind) && block.getIndent() > 0) block.setIndent(0);
}

/** Puts a frame behind the block of the caret, in its place where that one is empty, and the caret behind the frame. */
export function $insertFrame(kind: FrameKind, props: Properties = {}): BlockNode | null {
  const selection = $getSelection();
  const block = $isRangeSelection(selection) ? $blockOf(selection.focus.getNode()) : null;
  if (block === null || !$mayStand(kind)) return null;
  const frame = $createBlockNode(kind).setProps(props);
  block.insertAfter(frame, false);
  if (block.isEmpty() && !block.hasFrame()) block.remove();
  const next = frame.getNextSibling() ?? frame.insertAfter($createBlockNode(), false);
  if ($isBlockNode(next)) next.selectStart();
  return frame;
}

/** The caret to the start of what follows a block; a paragraph, made where nothing follows or only another frame. */
export function $selectBehind(block: BlockNode): void {
  const next = block.getNextSibling();
  const behind = $isBlockNode(next) && !next.hasFrame() ? next : $createBlockNode();
  if (!behind.is(next)) block.insertAfter(behind, false);
  behind.selectStart();
}

/** One level in (1) or out (-1), wherever that is possible. Headings stand at the margin. */
export function $changeIndent(step: 1 | -1): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  for (const block of $selectedBlocks(selection)) {
    if (headingLevel(block.getKind()) === null) block.setIndent(Math.max(0, block.getIndent() + step));
  }
}

/** Takes the character formats off the selection; links stay, they carry meaning. */
export function $clearFormats(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  $setTextFormat(selection, {
    bold: false,
    italic: false,
    underline: false,
    strikethrough: false,
    subscript: false,
    superscript: false,
  });
}

/** The link that holds the caret, or in which the whole selection lies. */
export function $selectedLink(): LinkNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const anchor = $findMatchingParent(selection.anchor.getNode(), $isLinkNode);
  const focus = selection.isCollapsed() ? anchor : $findMatchingParent(selection.focus.getNode(), $isLinkNode);
  return anchor !== null && anchor.is(focus) ? anchor : null;
}
