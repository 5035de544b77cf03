/** The newest answer to a question that changes faster than it is answered: one is under way, and only the newest waits. */
import { useEffect, useRef, useState } from 'react';

export interface Latest<T> {
  /** The last answer, which may be that of an earlier question; null before the first. */
  readonly value: T | null;
  readonly failure: unknown;
  /** Whether it answers what is asked now. */
  readonly current: boolean;
}

/** Asks whenever `key` changes; null asks nothing. */
export function useLatest<T>(key: string | null, ask: () => Promise<T>): Latest<T> {
  const [answer, setAnswer] = useState<{ key: string; value: T | null; failure: unknown } | null>(null);
  const under = useRef(false);
  const next = useRef<{ key: string; ask: () => Promise<T> } | null>(null);
  const gone = useRef(false);
  // The key says what is asked: with the same one it is not asked again.
  const question = useRef(ask);
  useEffect(() => {
    question.current = ask;
  });
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  useEffect(() => {
    if (key === null) return;
    next.current = { key, ask: question.current };
    const run = (): void => {
      const wanted = next.current;
      if (wanted === null || under.current || gone.current) return;
      next.current = null;
      under.current = true;
      wanted
        .ask()
        .then(
          (value) => setAnswer({ key: wanted.key, value, failure: null }),
          (failure: unknown) => setAnswer((old) => ({ key: wanted.key, value: old?.value ?? null, failure })),
        )
        .finally(() => {
          under.current = false;
          run();
        })
        .catch(() => undefined);
    };
    run();
  }, [key]);
  return { value: answer?.value ?? null, failure: answer?.failure ?? null, current: answer?.key === key };
}
