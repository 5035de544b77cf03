/** Which text the toolbar works on. */
import { useDeferredValue, useState } from 'react';
import { flushSync } from 'react-dom';
import { doAllNow } from '../../ui/after-paint.ts';
import type { EditorSession } from '../editor-session.ts';

/**
 * The text that the caret is in. The tools may follow a moment after it, so that the first key need not wait for them; where
 * the window is so busy that one presses a tool before, `follow` has them follow now.
 */
export function useWorked(session: EditorSession | null): { worked: EditorSession | null; follow: () => void } {
  const deferred = useDeferredValue(session);
  const [followed, setFollowed] = useState<EditorSession | null>(null);
  const follow = (): void => {
    flushSync(() => setFollowed(session));
    doAllNow();
  };
  return { worked: followed === session ? session : deferred, follow };
}
