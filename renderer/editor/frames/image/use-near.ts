import { useEffect, useState, type RefObject } from 'react';

/** Whether an element is in the window or within two windows of it, so that its picture is there when it comes into view. */
export function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const watched = element.current;
    if (watched === null) return undefined;
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting === true), {
      root: scrollerOf(watched),
      rootMargin: '200% 0px',
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return near;
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let parent = element.parentElement; parent !== null; parent = parent.parentElement)
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  return null;
}
