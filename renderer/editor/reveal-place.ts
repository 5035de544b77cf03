/** Leads the eye to a place of the text: scrolls to it, marks it for a moment, and selects it where one may write. */
import {
  $createRangeSelection,
  $getNodeByKey,
  $setSelection,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type LexicalEditor,
} from 'lexical';
import type { Binding } from './binding/binding-types.ts';
import { $setPoint } from './binding/points.ts';
import { $isBlockNode } from './nodes/block-node.ts';
import type { TextPlace } from './paper-model.ts';
import { textRange } from './text-range.ts';

/** How long the place stays marked, in milliseconds. */
const markedFor = 2_000;
const markName = 'revealed';

/** False where the block isn't in the text. */
export function revealPlace(editor: LexicalEditor, binding: Binding, root: HTMLElement, place: TextPlace): boolean {
  binding.flush();
  const key = binding.blockKey(place.block);
  const element = key === null ? null : editor.getElementByKey(key);
  if (key === null || element === null) return false;
  const { quietly = false } = place;
  if (editor.isEditable() && !quietly) {
    editor.update(
      () => {
        const block = $getNodeByKey(key);
        if (!$isBlockNode(block)) return;
        const selection = $createRangeSelection();
        $setPoint(selection.anchor, block, place.from);
        $setPoint(selection.focus, block, place.to);
        $setSelection(selection);
      },
      { discrete: true, tag: SKIP_SCROLL_INTO_VIEW_TAG },
    );
  }
  if (!quietly) root.focus({ preventScroll: true });
  const range = textRange(element, place.from, place.to);
  const box = range.getBoundingClientRect();
  const target = box.height === 0 ? element : (range.startContainer.parentElement ?? element);
  target.scrollIntoView({ block: 'center' });
  if (!quietly) markForAMoment(range);
  return true;
}

function markForAMoment(range: Range): void {
  const mark = new Highlight(range);
  CSS.highlights.set(markName, mark);
  setTimeout(() => {
    if (CSS.highlights.get(markName) === mark) CSS.highlights.delete(markName);
  }, markedFor);
}
