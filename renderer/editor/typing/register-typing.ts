/**
 * Sets right what was just typed (shared/german/typing.ts). One Ctrl+Z or Backspace brings back exactly what was typed:
 * each correction is a step of its own in the history.
 */
import {
  $getSelection,
  $getState,
  $isRangeSelection,
  $isTextNode,
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
import { registerAfterTyping } from './after-typing.ts';

/** `wanted` says at each key whether the person wants corrections at all. */
export function registerTyping(editor: LexicalEditor, binding: Binding, wanted: () => boolean): () => void {
  return registerAfterTyping(editor, binding, {
    tag: 'typing-correction',
    $find: ({ node, offset, lengthBefore }) => {
      const text = node.getTextContent();
      const typed = text.charAt(offset - 1);
      if (!mayReplace(typed, text.charAt(offset - 2))) return null;
      // A change that shortens the text (Backspace, cut) completes nothing; nor does one of many characters at once.
      const isOne = text.length - lengthBefore === 1 || lengthBefore === 0;
      return isOne && wanted() ? typed : null;
    },
    $due: (typed) => $due(typed) !== null,
    $apply: (typed) => $correct(typed, binding.suggesting),
  });
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
