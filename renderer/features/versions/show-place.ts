/** Leads to a chapter of a state of the paper and a block in it, also where that is not drawn yet. */

/** How long a chapter that was scrolled to may take to be drawn, ms. */
const drawnWithin = 2_000;

const blockIn = (chapter: Element, block: string): HTMLElement | null =>
  chapter.querySelector<HTMLElement>(`[data-block="${CSS.escape(block)}"]`);

/** Resolves with whether the chapter is there. The block has the focus then, or else the chapter's heading. */
export async function showPlace(scroller: HTMLElement, id: string, block: string | null): Promise<boolean> {
  const chapter = scroller.querySelector<HTMLElement>(`[data-chapter="${CSS.escape(id)}"]`);
  if (chapter === null) return false;
  chapter.scrollIntoView({ block: 'start' });
  const found = block === null ? null : await drawn(chapter, block);
  const place = found ?? chapter.querySelector<HTMLElement>('h3') ?? chapter;
  place.tabIndex = -1;
  if (found !== null) {
    found.dataset['sought'] = 'true';
    found.scrollIntoView({ block: 'center' });
  }
  place.focus({ preventScroll: true });
  return true;
}

function drawn(chapter: HTMLElement, block: string): Promise<HTMLElement | null> {
  const here = blockIn(chapter, block);
  if (here !== null) return Promise.resolve(here);
  return new Promise((resolve) => {
    const done = (): void => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(blockIn(chapter, block));
    };
    const observer = new MutationObserver(() => blockIn(chapter, block) !== null && done());
    const timer = setTimeout(done, drawnWithin);
    observer.observe(chapter, { childList: true, subtree: true });
  });
}
