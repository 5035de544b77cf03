/**
 * What somebody types or pastes over. Whoever does so while suggesting takes all that is selected away, also the letters that
 * are in the new word as well: the comparison of the texts alone would keep them.
 */
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  type EditorState,
  type LexicalEditor,
  type PointType,
} from 'lexical';
import type { CaretHint, Place } from '../../../shared/document/match.ts';
import type { BlockKeys } from './block-keys.ts';
import { $blockPoint, type BlockPoint } from './points.ts';

interface Noted {
  /** The state that the command changes: with any other one the note is out of date. */
  readonly state: EditorState;
  readonly from: BlockPoint;
  readonly to: BlockPoint;
}

export class ReplacedSelection {
  readonly destroy: () => void;
  #noted: Noted | null = null;

  /** Notes nothing while `on` says no. */
  constructor(editor: LexicalEditor, on: () => boolean) {
    const note = (): false => {
      this.#noted = on() ? $selected(editor.getEditorState()) : null;
      return false;
    };
    this.destroy = mergeRegister(
      editor.registerCommand(CONTROLLED_TEXT_INSERTION_COMMAND, note, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(PASTE_COMMAND, note, COMMAND_PRIORITY_CRITICAL),
    );
  }

  /** Adds to the hint of an update what was typed over in it; `before` is the state that it changed. */
  addTo(hint: CaretHint | null, keys: BlockKeys, before: EditorState): CaretHint | null {
    const noted = this.#noted;
    this.#noted = null;
    if (hint === null || noted === null || noted.state !== before) return hint;
    const [from, to] = [placeOf(keys, noted.from), placeOf(keys, noted.to)];
    return from === null || to === null ? hint : { ...hint, replaced: { from, to } };
  }
}

function $selected(state: EditorState): Noted | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return null;
  const ends: readonly [PointType, PointType] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus];
  const [from, to] = [$blockPoint(ends[0]), $blockPoint(ends[1])];
  return from === null || to === null ? null : { state, from, to };
}

function placeOf(keys: BlockKeys, { node, offset }: BlockPoint): Place | null {
  const block = keys.idOf(node.getKey());
  return block === null ? null : { block, offset };
}
