import type { LexicalEditor } from 'lexical';
import type { EditorSession } from './editor-session.ts';

const sessions = new WeakMap<LexicalEditor, EditorSession>();

/** The session that an editor belongs to; null before it is open. */
export const sessionOf = (editor: LexicalEditor): EditorSession | null => sessions.get(editor) ?? null;
export const rememberSession = (session: EditorSession): void => void sessions.set(session.editor, session);
