import { useEffect } from 'react';
import type { EditorSession } from '../editor-session.ts';
import type { PaperModel } from '../paper-model.ts';
import { LineNumbers } from './line-numbers.ts';

/** Line numbers beside every chapter on the page while `shown`. */
export function useLineNumbers(model: PaperModel, shown: boolean): void {
  useEffect(() => {
    if (!shown) return undefined;
    const drawn = new Map<EditorSession, LineNumbers>();
    const step = (): number => model.index.settings().lineStep;
    const follow = (): void => {
      const now = new Set(model.all);
      for (const [session, numbers] of drawn) {
        if (now.has(session)) continue;
        numbers.destroy();
        drawn.delete(session);
      }
      for (const session of now) if (!drawn.has(session)) drawn.set(session, new LineNumbers(session, step));
    };
    follow();
    const stopEditors = model.subscribe(follow);
    const stopIndex = model.index.subscribe(() => {
      for (const numbers of drawn.values()) numbers.request();
    });
    return () => {
      stopEditors();
      stopIndex();
      for (const numbers of drawn.values()) numbers.destroy();
    };
  }, [model, shown]);
}
