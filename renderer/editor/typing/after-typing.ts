/**
 * The frame of what happens by itself after a typed character (corrections, markup): found in the update that brought the
 * character, done in one of its own, so that one Ctrl+Z or Backspace brings back exactly what was typed.
 */
import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COLLABORATION_TAG,
  COMMAND_PRIORITY_HIGH,
  HISTORIC_TAG,
  KEY_BACKSPACE_COMMAND,
  mergeRegister,
  PASTE_TAG,
  type LexicalEditor,
  type TextNode,
} from 'lexical';
import type { Binding, Unsubscribe } from '../binding/binding-types.ts';

/** Where the caret is after a change of the text it is in. */
export interface Typed {
  readonly node: TextNode;
  readonly offset: number;
  /** Characters of the text node before the change; 0 where it is new. */
  readonly lengthBefore: number;
}

export interface AfterTyping<T> {
  /** Names the update that carries it out. */
  readonly tag: string;
  /** What is to be done, asked with each change by typing: has to be quick. Null for nothing. */
  readonly $find: (typed: Typed) => T | null;
  /** Whether it is still wanted, a moment later. */
  readonly $due?: (found: T) => boolean;
  readonly $apply: (found: T) => void;
}

export function registerAfterTyping<T>(
  editor: LexicalEditor,
  binding: Binding,
  { tag, $find, $due, $apply }: AfterTyping<T>,
): Unsubscribe {
  /** True from the change to the next one or to a move of the caret. */
  let justDone = false;

  return mergeRegister(
    editor.registerUpdateListener(({ editorState, dirtyLeaves, tags, prevEditorState }) => {
      if (tags.has(tag)) return;
      if (dirtyLeaves.size > 0 || editorState._selection !== prevEditorState._selection) justDone = false;
      if (dirtyLeaves.size === 0 || tags.has(COLLABORATION_TAG) || tags.has(HISTORIC_TAG) || tags.has(PASTE_TAG))
        return;
      if (editor.isComposing()) return;
      const found = editorState.read(() => {
        const selection = $getSelection();
        if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
        const node = selection.anchor.getNode();
        if (!$isTextNode(node) || !dirtyLeaves.has(node.getKey())) return null;
        const before = prevEditorState._nodeMap.get(node.getKey());
        const lengthBefore = $isTextNode(before) ? before.__text.length : 0;
        return $find({ node, offset: selection.anchor.offset, lengthBefore });
      });
      if (found === null) return;
      // After this update's listeners, so that the typed character is a change of its own and can be brought back.
      queueMicrotask(() => {
        if (editor.isComposing()) return;
        if ($due !== undefined && !editor.getEditorState().read(() => $due(found))) return;
        binding.flush();
        binding.closeUndoStep();
        editor.update(() => $apply(found), { discrete: true, tag });
        binding.closeUndoStep();
        justDone = true;
      });
    }),
    editor.registerCommand(
      KEY_BACKSPACE_COMMAND,
      (event) => {
        if (!justDone) return false;
        justDone = false;
        event.preventDefault();
        queueMicrotask(() => binding.undo());
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}
