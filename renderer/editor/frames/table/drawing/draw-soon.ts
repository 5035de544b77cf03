/** When what waits to be drawn is drawn: near the window in the next frames, else in idle moments; one slice a task. */

/** How far from the window a slice is drawn before it comes into view, px. */
const margin = '900px 0px';
/** A frame is not kept waiting, but one who scrolls is not either. */
const nearWithin = 60;

export interface DrawSoon {
  /** Waits for its turn from now on. */
  readonly add: (element: HTMLElement) => void;
  readonly remove: (element: HTMLElement) => void;
  readonly stop: () => void;
}

/** `draw` is called once for each element; `mayIdle` tells whether those far away are drawn at all. */
export function drawSoon(draw: (element: HTMLElement) => void, mayIdle: () => boolean): DrawSoon {
  /** In the order of the page. */
  const waiting = new Set<HTMLElement>();
  const near = new Set<HTMLElement>();
  let task: number | null = null;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!(target instanceof HTMLElement)) continue;
        if (isIntersecting && waiting.has(target)) near.add(target);
        else near.delete(target);
      }
      if (near.size === 0) return;
      if (task !== null) cancelIdleCallback(task);
      task = null;
      plan();
    },
    { rootMargin: margin },
  );
  const take = (element: HTMLElement): void => {
    waiting.delete(element);
    near.delete(element);
    observer.unobserve(element);
  };
  const plan = (): void => {
    if (task !== null || waiting.size === 0 || (near.size === 0 && !mayIdle())) return;
    task = requestIdleCallback(
      () => {
        task = null;
        const [next] = near.size > 0 ? near : waiting;
        if (next === undefined) return;
        take(next);
        draw(next);
        plan();
      },
      near.size > 0 ? { timeout: nearWithin } : {},
    );
  };
  return {
    add: (element) => {
      waiting.add(element);
      observer.observe(element);
      plan();
    },
    remove: take,
    stop: () => {
      observer.disconnect();
      waiting.clear();
      near.clear();
      if (task !== null) cancelIdleCallback(task);
    },
  };
}
