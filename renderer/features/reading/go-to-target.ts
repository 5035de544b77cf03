import type { Target } from '../../../shared/document/paper-index.ts';

/** How long a chapter that is only being fetched may take before one stays where one is, ms. */
const longest = 5_000;

/** Scrolls to a chapter, and to a block of it as soon as it is drawn; whoever scrolls on meanwhile is left alone. */
export function goToTarget(scroller: HTMLElement, { chapter, block }: Target): void {
  const section = scroller.querySelector<HTMLElement>(`[data-reading="${CSS.escape(chapter)}"]`);
  if (section === null) return;
  const show = (): boolean => {
    const found = section.querySelector(block === null ? 'h2' : `[data-block="${CSS.escape(block)}"]`);
    found?.scrollIntoView({ block: 'start' });
    return found !== null;
  };
  scroller.focus();
  if (show()) return;
  section.scrollIntoView({ block: 'start' });
  const stop = (): void => {
    watch.disconnect();
    clearTimeout(timer);
    scroller.removeEventListener('wheel', stop);
    scroller.removeEventListener('keydown', stop);
  };
  const watch = new MutationObserver(() => show() && stop());
  const timer = setTimeout(stop, longest);
  watch.observe(section, { childList: true, subtree: true });
  scroller.addEventListener('wheel', stop, { passive: true });
  scroller.addEventListener('keydown', stop);
}
