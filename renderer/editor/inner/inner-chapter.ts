/** What the texts within a chapter need of what is around them: the chapter, and the page that editors are on. */
import type * as Y from 'yjs';
import type { Unsubscribe } from '../binding/binding-types.ts';
import type { EditorSession, SessionPart } from '../editor-session.ts';
import type { SignWords } from '../suggestions/marks.ts';

/** The chapter that the texts are part of. */
export interface InnerChapter {
  readonly doc: Y.Doc;
  /** Of its own text's root type. */
  readonly name: string;
  readonly editable: boolean;
  /** Opens an editor in an element. */
  open(root: HTMLElement, part: SessionPart): EditorSession;
  /** Draws when it is time. */
  pace(work: () => void): void;
  /** What is said at a block that something is suggested of. */
  readonly sign: SignWords;
  /** The focus into the chapter's own text. */
  focus(): void;
  /** Whether the focus is in the chapter, its own text or one within it. */
  readonly focused: boolean;
}

/** The page that the editors are on: tells which one has the focus. */
export interface InnerPage {
  readonly add: (session: EditorSession) => Unsubscribe;
  readonly setFocused: (session: EditorSession) => void;
  readonly focused: () => EditorSession | null;
  readonly subscribe: (listener: () => void) => Unsubscribe;
}
