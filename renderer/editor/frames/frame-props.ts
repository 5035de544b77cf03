import type { EditorSession } from '../editor-session.ts';
import type { Frame } from './frame-list.ts';

/** What draws a frame gets to know. */
export interface FrameProps {
  readonly session: EditorSession;
  readonly frame: Frame;
}
