/** Carries out an action of the toolbar or of a shortcut in one chapter's editor. */
import {
  $addUpdateTag,
  FORMAT_TEXT_COMMAND,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SELECTION_FOCUS_TAG,
  type LexicalEditor,
  type TextFormatType,
} from 'lexical';
import type { Binding } from './binding/binding-types.ts';
import { $changeIndent, $clearFormats, $insertFrame, $setKind, $toggleKind } from './block-commands.ts';
import { moveBlocks } from './move-blocks.ts';
import type { EditorAction } from './shortcuts/shortcuts.ts';
import { isSuggestingAction } from './suggestions/suggesting-actions.ts';

const formats: ReadonlySet<string> = new Set<TextFormatType>([
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'subscript',
  'superscript',
]);
const forPage = [
  ...(['image', 'table', 'link', 'toolbar', 'help', 'spelling', 'pastePlain'] as const),
  ...(['note', 'ref', 'citation', 'follow'] as const),
  ...(['comment', 'nextComment', 'previousComment', 'whoWrote'] as const),
] as const;
/** What needs more than the editor. */
const isForPage = (action: EditorAction): action is (typeof forPage)[number] =>
  (forPage as readonly string[]).includes(action);
const isFormat = (action: string): action is TextFormatType => formats.has(action);

/**
 * Does what needs the editor alone; false for the rest (link field, toolbar, help, plain paste, embeds, suggestions). `keepFocus` leaves the
 * focus where it is, for somebody who walks through the toolbar by keyboard. Not within `editor.update`.
 */
export function runAction(action: EditorAction, editor: LexicalEditor, binding: Binding, keepFocus = false): boolean {
  const update = (change: () => void): void =>
    editor.update(
      () => {
        if (keepFocus) {
          $addUpdateTag(SKIP_DOM_SELECTION_TAG);
          $addUpdateTag(SKIP_SELECTION_FOCUS_TAG);
        }
        change();
      },
      { discrete: true },
    );
  if (isSuggestingAction(action) || isForPage(action)) return false;
  if (!editor.isEditable()) return true;
  if (isFormat(action)) update(() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, action));
  else if (action === 'undo') binding.undo();
  else if (action === 'redo') binding.redo();
  else if (action === 'clear') update($clearFormats);
  else if (action === 'indent') update(() => $changeIndent(1));
  else if (action === 'outdent') update(() => $changeIndent(-1));
  else if (action === 'moveUp') moveBlocks(editor, binding, -1);
  else if (action === 'moveDown') moveBlocks(editor, binding, 1);
  else if (action === 'contentsHeadings') update(() => void $insertFrame('contents', { of: 'headings' }));
  else if (action === 'contentsTables') update(() => void $insertFrame('contents', { of: 'tables' }));
  else if (action === 'contentsFigures') update(() => void $insertFrame('contents', { of: 'figures' }));
  else if (action === 'rule' || action === 'pagebreak') update(() => void $insertFrame(action));
  else if (action === 'bullet' || action === 'number' || action === 'quote' || action === 'callout')
    update(() => $toggleKind(action));
  else update(() => $setKind(action));
  return true;
}
