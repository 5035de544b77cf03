/** Milliseconds in which chapters and pictures may still arrive around a place. */
const arrivesWithin = 4_000;

/** What a person does to move on by themselves. */
const doings = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/**
 * Scrolls an element to the top and keeps it there while what stands around it finds its height, until the person does
 * something. Returns how to stop.
 */
export function holdAtTop(scroller: HTMLElement, element: HTMLElement): () => void {
  const show = (): void => element.scrollIntoView({ block: 'start' });
  const size = new ResizeObserver(show);
  const stop = (): void => {
    size.disconnect();
    clearTimeout(timer);
    for (const type of doings) document.removeEventListener(type, stop, true);
  };
  const timer = setTimeout(stop, arrivesWithin);
  for (const child of scroller.children) size.observe(child);
  for (const type of doings) document.addEventListener(type, stop, { capture: true, passive: true });
  show();
  return stop;
}
