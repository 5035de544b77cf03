/** The selection of a chapter's editor as a part of its flat text, and what is suggested there. */
import { $getSelection, $isRangeSelection } from 'lexical';
import { suggestionsAt } from '../../../shared/document/suggestion-list.ts';
import type { Range } from '../../../shared/document/parts.ts';
import { positionOf } from '../../../shared/document/position.ts';
import { $blockPoint } from '../binding/points.ts';
import type { EditorSession } from '../editor-session.ts';

export interface SelectedRange extends Range {
  /** The suggestions that it touches. */
  readonly ids: ReadonlySet<string>;
}

/** Null without a selection, or for a mere caret. */
export function selectedRange({ editor, binding }: EditorSession): SelectedRange | null {
  binding.flush();
  const { blocks } = binding;
  const points = editor.getEditorState().read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection) || selection.isCollapsed()) return null;
    const both = [selection.anchor, selection.focus].map((point) => {
      const place = $blockPoint(point);
      const id = place === null ? null : binding.blockId(place.node.getKey());
      const index = blocks.findIndex((block) => block.id === id);
      return place === null || index < 0 ? null : { index, offset: place.offset };
    });
    return selection.isBackward() ? both.reverse() : both;
  });
  const [start, end] = points ?? [];
  if (start === undefined || start === null || end === undefined || end === null) return null;
  // From the very start of a block its marker belongs to what is selected.
  const first = positionOf(blocks, start.index, start.offset);
  const at = start.offset === 0 && blocks[start.index]?.virtual === false ? first - 1 : first;
  const ids = new Set<string>();
  for (let index = start.index; index <= end.index; index++) {
    const block = blocks[index];
    if (block === undefined) continue;
    const from = index === start.index ? start.offset : 0;
    const to = index === end.index ? end.offset : block.text.length;
    for (const id of suggestionsAt(block, from, to)) ids.add(id);
  }
  return { at, length: positionOf(blocks, end.index, end.offset) - at, ids };
}
