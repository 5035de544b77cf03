/**
 * Sets right what was just typed (shared/german/typing.ts). One Ctrl+Z or Backspace brings back exactly what was typed:
 * each correction is a step of its own in the history.
 */
import {
  $getSelection,
  $getState,
  $isRangeSelection,
  $isTextNode,
  COLLABORATION_TAG,
  COMMAND_PRIORITY_HIGH,
  HISTORIC_TAG,
  KEY_BACKSPACE_COMMAND,
  mergeRegister,
  PASTE_TAG,
  type LexicalEditor,
  type RangeSelection,
} from 'lexical';
import { PAPER_LANGUAGE } from '../../../shared/german/languages.ts';
import { mayReplace } from '../../../shared/german/typing-rules.ts';
import { typedReplacements, type Replacement } from '../../../shared/german/typing.ts';
import type { Binding } from '../binding/binding-types.ts';
import { foreignAttributes } from '../binding/formats.ts';
import { $blockPoint, $setPoint } from '../binding/points.ts';
import { $selectedLink } from '../block-commands.ts';
import type { BlockNode } from '../nodes/block-node.ts';

const typingTag = 'typing-correction';

/** `wanted` says at each key whether the person wants corrections at all. */
export function registerTyping(editor: LexicalEditor, binding: Binding, wanted: () => boolean): () => void {
  /** True from a correction to the next change or move of the caret. */
  let justCorrected = false;

  return mergeRegister(
    editor.registerUpdateListener(({ editorState, dirtyLeaves, tags, prevEditorState }) => {
      if (tags.has(typingTag)) return;
      if (dirtyLeaves.size > 0 || editorState._selection !== prevEditorState._selection) justCorrected = false;
      if (dirtyLeaves.size === 0 || tags.has(COLLABORATION_TAG) || tags.has(HISTORIC_TAG) || tags.has(PASTE_TAG))
        return;
      if (editor.isComposing()) return;
      const typed = editorState.read(() => {
        const selection = $getSelection();
        if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
        const node = selection.anchor.getNode();
        if (!$isTextNode(node) || !dirtyLeaves.has(node.getKey())) return null;
        const text = node.getTextContent();
        const { offset } = selection.anchor;
        if (!mayReplace(text.charAt(offset - 1), text.charAt(offset - 2))) return null;
        // A change that shortens the text (Backspace, cut) completes nothing; nor does one of many characters at once.
        const before = prevEditorState._nodeMap.get(node.getKey());
        const old = $isTextNode(before) ? before.__text.length : 0;
        return text.length - old === 1 || old === 0 ? text.charAt(offset - 1) : null;
      });
      if (typed === null || !wanted()) return;
      // After this update's listeners, so that the typed character is a change of its own and can be brought back.
      queueMicrotask(() => {
        if (editor.isComposing() || !editor.getEditorState().read(() => $due(typed))) return;
        binding.flush();
        binding.closeUndoStep();
        editor.update(() => $correct(typed, binding.suggesting), { discrete: true, tag: typingTag });
        binding.closeUndoStep();
        justCorrected = true;
      });
    }),
    editor.registerCommand(
      KEY_BACKSPACE_COMMAND,
      (event) => {
        if (!justCorrected) return false;
        justCorrected = false;
        event.preventDefault();
        queueMicrotask(() => binding.undo());
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}

interface Due {
  readonly selection: RangeSelection;
  readonly block: BlockNode;
  readonly offset: number;
  readonly replacements: readonly Replacement[];
}

/** What is to be set right at the caret; null for nothing. Not within a link: addresses and their words stay as they are. */
function $due(typed: string): Due | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || $selectedLink() !== null) return null;
  const point = $blockPoint(selection.anchor);
  if (point === null) return null;
  const { node: block, offset } = point;
  const before = block.getTextContent().slice(0, offset);
  if (!before.endsWith(typed)) return null;
  const { lang } = block.getProps();
  const replacements = typedReplacements(before, typeof lang === 'string' ? lang : PAPER_LANGUAGE);
  return replacements.length === 0 ? null : { selection, block, offset, replacements };
}

function $correct(typed: string, suggesting: boolean): void {
  const due = $due(typed);
  if (due === null) return;
  const { selection, block, offset, replacements } = due;
  let caret = offset;
  for (const { from, to, text } of [...replacements].reverse()) {
    $setPoint(selection.anchor, block, to);
    const node = selection.anchor.getNode();
    const end = selection.anchor.offset;
    const length = to - from;
    // Within one text node alone; and where one suggests, only in what one's own suggestion brought.
    if (!$isTextNode(node) || end < length) continue;
    if (suggesting && !$isSuggested(node)) continue;
    node.spliceText(end - length, length, text);
    caret += text.length - length;
  }
  $setPoint(selection.anchor, block, caret);
  $setPoint(selection.focus, block, caret);
}

function $isSuggested(node: Parameters<typeof $getState>[0]): boolean {
  return Object.keys($getState(node, foreignAttributes)).some((name) => name.startsWith('ins:'));
}
