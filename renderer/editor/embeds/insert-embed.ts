/** Puts embeds into the text: footnotes, references, citations. */
import { $getSelection, $isRangeSelection, $isTextNode } from 'lexical';
import { newBlockId } from '../../../shared/document/blocks.ts';
import { noteText, type Embed } from '../../../shared/document/embeds.ts';
import { holdTyping } from '../../ui/typed-ahead.ts';
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

/** A footnote that is to be entered as soon as it is on the page. */
interface WantedNote {
  readonly note: string;
  /** What is typed into it meanwhile. */
  typed: string;
}

/** Those of each chapter's editor. */
const wanted = new WeakMap<EditorSession, WantedNote>();

/** A new footnote in an editor of this chapter, also in a cell; its text is entered as soon as it is there. */
export function insertNote(session: EditorSession, chapter: EditorSession): void {
  const note = newBlockId();
  insertEmbed(session, { note });
  want(chapter, note, session);
}

/** Enters a footnote's text, now or when it is there. */
export function enterNote(session: EditorSession, note: string): void {
  want(session, note, session.inner?.live ?? session);
  noteArrived(session, note);
}

/** A footnote is on the page: if it is waited for, the caret goes into it, and so does what was typed meanwhile. */
export function noteArrived(chapter: EditorSession, note: string): void {
  const text = chapter.inner?.get(noteText(note));
  const want = wanted.get(chapter);
  if (want?.note !== note || text === null || text === undefined) return;
  wanted.delete(chapter);
  text.element.scrollIntoView({ block: 'nearest' });
  if (chapter.inner?.enter(noteText(note), 'end') !== true) text.element.focus({ preventScroll: true });
  type(chapter.inner?.live ?? chapter, want.typed);
}

/** Waits for a footnote; what is typed meanwhile stays where one was, should it not come. */
function want(chapter: EditorSession, note: string, before: EditorSession): void {
  const want: WantedNote = { note, typed: '' };
  wanted.set(chapter, want);
  holdTyping({
    awaited: () => wanted.get(chapter) === want,
    text: () => want.typed,
    write: (text) => {
      want.typed = text;
    },
    gaveUp: () => {
      wanted.delete(chapter);
      type(before, want.typed);
    },
  });
}

/** Writes where the caret is. */
function type(session: EditorSession, text: string): void {
  if (text === '' || !session.editable) return;
  session.editor.update(() => $getSelection()?.insertRawText(text), { discrete: true });
}
