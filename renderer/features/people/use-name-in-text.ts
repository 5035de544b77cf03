/** How often a name is written in the paper itself: what no erasing of a name reaches, since it is text. */
import { useEffect, useState } from 'react';
import type { ProjectCall } from '../../app/session.ts';

/** While the paper is still being read for the search, it is asked again after so long, ms. */
const askAgain = 600;

/** 0 until it is known. */
export function useNameInText(call: ProjectCall, name: string): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let gone = false;
    const ask = (): void => {
      const words = `"${name.replaceAll('"', ' ')}"`;
      // Without it the question is the same: it is only not said how often.
      call('search.find', { words, kind: 'text', chapter: null, limit: 1 }).then(
        ({ counts, pending }) => {
          if (gone) return;
          setCount(counts.text);
          if (pending > 0) timer = setTimeout(ask, askAgain);
        },
        () => undefined,
      );
    };
    ask();
    return () => {
      gone = true;
      if (timer !== null) clearTimeout(timer);
    };
  }, [call, name]);
  return count;
}
