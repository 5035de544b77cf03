/** Whether what is in an element is higher than it: then the keyboard must be able to reach it, to scroll. */
import { useEffect, useState, type RefObject } from 'react';

export function useScrolls(element: RefObject<HTMLElement | null>): boolean {
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const look = (): void => setScrolls(current.scrollHeight > current.clientHeight + 1);
    const observer = new ResizeObserver(look);
    observer.observe(current);
    for (const child of current.children) observer.observe(child);
    return () => observer.disconnect();
  }, [element]);
  return scrolls;
}
