/** Puts embeds into the text: footnotes, references, citations. */
import { $getSelection, $isRangeSelection, $isTextNode } from 'lexical';
import { newBlockId } from '../../../shared/document/blocks.ts';
import { noteText, type Embed } from '../../../shared/document/embeds.ts';
import type { EditorSession } from '../editor-session.ts';
import { $createEmbedNode } from '../nodes/embed-node.ts';

/** Puts an embed behind the selection and the caret behind it. Within `editor.update`. */
export function $insertEmbed(value: Embed): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const end = selection.isBackward() ? selection.anchor : selection.focus;
  const { key, offset, type } = end;
  selection.anchor.set(key, offset, type);
  selection.focus.set(key, offset, type);
  const node = $createEmbedNode(value);
  selection.insertNodes([node]);
  // A footnote's mark is never bold because the word before it is.
  if ($isTextNode(node) && node.getFormat() !== 0) node.setFormat(0);
}

/** Puts an embed into the text as an undo step of its own. */
export function insertEmbed(session: EditorSession, value: Embed): void {
  session.binding.closeUndoStep();
  session.editor.update(() => $insertEmbed(value), { discrete: true });
  session.binding.closeUndoStep();
}

/** Footnotes that are to be entered as soon as they are on the page, by chapter's editor. */
const wanted = new WeakMap<EditorSession, string>();

/** A new footnote in an editor of this chapter, also in a cell; its text is entered as soon as it is there. */
export function insertNote(session: EditorSession, chapter: EditorSession): void {
  const note = newBlockId();
  wanted.set(chapter, note);
  insertEmbed(session, { note });
}

/** Enters a footnote's text, now or when it is there. */
export function enterNote(session: EditorSession, note: string): void {
  wanted.set(session, note);
  noteArrived(session, note);
}

/** A footnote is on the page: if it is waited for, the caret goes into it. */
export function noteArrived(session: EditorSession, note: string): void {
  const text = session.inner?.get(noteText(note));
  if (wanted.get(session) !== note || text === null || text === undefined) return;
  wanted.delete(session);
  text.element.scrollIntoView({ block: 'nearest' });
  if (session.inner?.enter(noteText(note), 'end') !== true) text.element.focus({ preventScroll: true });
}
