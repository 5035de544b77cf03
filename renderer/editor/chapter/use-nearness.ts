import { useEffect, useState, type RefObject } from 'react';

export type Nearness = 'visible' | 'near' | 'far';

/** How far a part of the page is from what the scroller shows: within one and a half windows counts as near. */
export function useNearness(part: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): Nearness {
  const [near, setNear] = useState(false);
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    const element = part.current;
    if (element === null) return undefined;
    const watch = (rootMargin: string, tell: (seen: boolean) => void): IntersectionObserver => {
      const observer = new IntersectionObserver((entries) => tell(entries.at(-1)?.isIntersecting === true), {
        root: scroller.current,
        rootMargin,
      });
      observer.observe(element);
      return observer;
    };
    const observers = [watch('150% 0px', setNear), watch('0px', setVisible)];
    return () => {
      for (const observer of observers) observer.disconnect();
    };
  }, [part, scroller]);
  return visible ? 'visible' : near ? 'near' : 'far';
}
