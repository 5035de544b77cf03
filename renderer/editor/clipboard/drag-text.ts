/**
 * Selected text that is dragged with the mouse to another place of the same text: one step, a suggestion while one suggests.
 * To another text, or with Ctrl, a drop pastes a copy.
 */
import {
  $createRangeSelection,
  $createRangeSelectionFromDom,
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type LexicalEditor,
  type PointType,
} from 'lexical';
import { moveText } from '../../../shared/document/move-text.ts';
import { locate, positionOf } from '../../../shared/document/position.ts';
import type { Binding } from '../binding/binding-types.ts';
import { $blockPoint, $setPoint } from '../binding/points.ts';
import { $isBlockNode } from '../nodes/block-node.ts';

interface Place {
  readonly block: string;
  readonly offset: number;
}

/** What is being dragged. */
export interface Dragged {
  readonly start: Place;
  readonly end: Place;
  /** The words as they were taken hold of. */
  readonly words: string;
}

/** What is selected, to be dragged; null without a selection. Within a read of the editor. */
export function $dragged(binding: Binding): Dragged | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return null;
  const [start, end] = (
    selection.isBackward() ? [selection.focus, selection.anchor] : [selection.anchor, selection.focus]
  ).map((point) => $placeOf(binding, point));
  return start === null || start === undefined || end === null || end === undefined
    ? null
    : { start, end, words: wordsOf(binding, start, end) };
}

/** Moves it to a place of the page. False where that isn't in this text, or where the words are others by now. */
export function dropText(editor: LexicalEditor, binding: Binding, { start, end, words }: Dragged, to: Range): boolean {
  binding.flush();
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(to);
  const target = editor.read(() => {
    const there = $createRangeSelectionFromDom(selection, editor);
    return there === null ? null : $placeOf(binding, there.anchor);
  });
  if (target === null || wordsOf(binding, start, end) !== words) return false;
  let landed = -1;
  const done = binding.edit((blocks) => {
    const [from, until, at] = [start, end, target].map(({ block, offset }) =>
      positionOf(
        blocks,
        blocks.findIndex(({ id }) => id === block),
        offset,
      ),
    ) as [number, number, number];
    const operations = moveText(blocks, from, until, at);
    // Where the words end then; while one suggests, the old ones are still there as well.
    if (operations.length > 0) landed = at + (at > until && !binding.suggesting ? 0 : until - from);
    return operations;
  });
  if (done) caretTo(editor, binding, landed);
  return done;
}

function caretTo(editor: LexicalEditor, binding: Binding, position: number): void {
  const { index, offset } = locate(binding.blocks, position);
  const key = binding.blockKey(binding.blocks[index]?.id ?? '');
  editor.update(
    () => {
      const node = key === null ? null : $getNodeByKey(key);
      if (!$isBlockNode(node)) return;
      const caret = $createRangeSelection();
      $setPoint(caret.anchor, node, offset);
      $setPoint(caret.focus, node, offset);
      $setSelection(caret);
    },
    { discrete: true, tag: SKIP_SCROLL_INTO_VIEW_TAG },
  );
}

function $placeOf(binding: Binding, point: PointType): Place | null {
  const place = $blockPoint(point);
  const block = place === null ? null : binding.blockId(place.node.getKey());
  return place === null || block === null ? null : { block, offset: place.offset };
}

/** The characters between two places, with a line for each block; empty where one of them is gone. */
function wordsOf({ blocks }: Binding, start: Place, end: Place): string {
  const [first, last] = [start, end].map(({ block }) => blocks.findIndex(({ id }) => id === block));
  if (first === undefined || last === undefined || first < 0 || last < first) return '';
  return blocks
    .slice(first, last + 1)
    .map(({ text }, index) =>
      text.slice(index === 0 ? start.offset : 0, index === last - first ? end.offset : text.length),
    )
    .join('\n');
}
