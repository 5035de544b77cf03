import { startTransition, useCallback, useEffect, useState } from 'react';

/** Milliseconds that the bars and columns wait for the text. */
const longestWait = 1_000;

/**
 * The text comes first: whether what stands around it is drawn by now, and how to say that the text is there. A text that
 * can't come (its host has gone) is not waited for.
 */
export function useSettled(): [settled: boolean, settle: () => void] {
  const [settled, setSettled] = useState(false);
  const settle = useCallback(() => startTransition(() => setSettled(true)), []);
  useEffect(() => {
    const timer = setTimeout(settle, longestWait);
    return () => clearTimeout(timer);
  }, [settle]);
  return [settled, settle];
}
