/** Carries out what a finding proposes, as an edit of the chapter's own editor: undoable there, a suggestion where one suggests. */
import type { Session } from '../../app/session.ts';
import type { EditorSession } from '../../editor/editor-session.ts';
import { replaceText } from '../../editor/typing/replace-text.ts';
import type { ListedFinding } from './style-watch.ts';

/** How long a chapter may take to get onto the page, in milliseconds. */
const longestWait = 6_000;

/** False where the words aren't there any more, or one may not write there. */
export async function mendFinding(session: Session, finding: ListedFinding): Promise<boolean> {
  const { chapter, block, from, to, text, mend } = finding;
  if (mend === null) return false;
  const editor = session.paper.session(chapter) ?? (await brought(session, finding));
  return editor !== null && replaceText(editor.editor, editor.binding, { block, from, to }, text, mend);
}

/** A chapter that isn't on the page is brought there first: one sees what happens, and Ctrl+Z takes it back. */
function brought(session: Session, { chapter, block, from, to }: ListedFinding): Promise<EditorSession | null> {
  const { paper } = session;
  paper.reveal({ chapter, block, from, to });
  return new Promise((resolve) => {
    const done = (editor: EditorSession | null): void => {
      clearTimeout(timer);
      stop();
      resolve(editor);
    };
    const timer = setTimeout(() => done(null), longestWait);
    const stop = paper.subscribe(() => {
      const editor = paper.session(chapter);
      // Its place is shown first, and whether one may write is told a moment later.
      if (editor !== null) setTimeout(() => done(editor), 50);
    });
  });
}
