/** Ready words put into a text where the caret is. */
import { $getRoot, $getSelection, $isRangeSelection } from 'lexical';
import { PLAIN } from '../../shared/document/block.ts';
import { $insertBlocks } from './clipboard/insert-blocks.ts';
import { cleanText, type PastedBlock } from './clipboard/pasted-block.ts';
import type { EditorSession } from './editor-session.ts';

/** Paragraphs of a text, which blank lines part. */
export const paragraphsOf = (text: string): readonly PastedBlock[] =>
  cleanText(text)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ kind: 'paragraph', indent: 0, runs: [{ text: paragraph, attrs: PLAIN }] }));

/** In place of what is selected; at the end where nobody had the caret. One step to take back; the caret stands behind it. */
export function insertParagraphs(session: EditorSession, text: string): void {
  const { editor, binding, editable } = session;
  if (!editable) return;
  binding.flush();
  binding.closeUndoStep();
  const insert = (): void => {
    if (!$isRangeSelection($getSelection())) $getRoot().selectEnd();
    $insertBlocks(paragraphsOf(text));
  };
  editor.update(insert, { discrete: true });
  binding.closeUndoStep();
  session.focus();
}
