/** Carries out what a finding proposes, as an edit of the chapter's own editor: undoable there, a suggestion where one suggests. */
import type { Session } from '../../app/session.ts';
import type { EditorSession } from '../../editor/editor-session.ts';
import type { TextPlace } from '../../editor/paper-model.ts';
import { replaceText } from '../../editor/typing/replace-text.ts';
import type { ListedFinding } from './style-watch.ts';

/** How long a chapter may take to get onto the page, in milliseconds. */
const longestWait = 6_000;

/** False where the words aren't there any more, or one may not write there. */
export async function mendFinding(session: Session, finding: ListedFinding): Promise<boolean> {
  const { block, from, to, text, mend } = finding;
  if (mend === null) return false;
  const editor = editorOf(session, finding) ?? (await brought(session, finding));
  return editor !== null && replaceText(editor.editor, editor.binding, { block, from, to }, text, mend);
}

/** The editor of the finding's text; null while it isn't on the page, or a cell or footnote is only drawn. */
function editorOf({ paper }: Session, { chapter, part }: ListedFinding): EditorSession | null {
  return part === null ? paper.session(chapter) : paper.session(chapter, part);
}

/** A text that has no editor gets one first: one sees what happens, and Ctrl+Z takes it back. */
function brought(session: Session, finding: ListedFinding): Promise<EditorSession | null> {
  const { paper } = session;
  paper.reveal(placeOf(finding));
  const here = editorOf(session, finding);
  if (here !== null) return Promise.resolve(here);
  return new Promise((resolve) => {
    const done = (editor: EditorSession | null): void => {
      clearTimeout(timer);
      stop();
      resolve(editor);
    };
    const timer = setTimeout(() => done(null), longestWait);
    const stop = paper.subscribe(() => {
      const editor = editorOf(session, finding);
      // Its place is shown first, and whether one may write is told a moment later.
      if (editor !== null) setTimeout(() => done(editor), 50);
    });
  });
}

/** Where a finding is, to be shown. */
export const placeOf = ({ chapter, part, block, from, to }: ListedFinding): TextPlace =>
  part === null ? { chapter, block, from, to } : { chapter, part, block, from, to };
