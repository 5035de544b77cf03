/** Leads from one change to the next, also into chapters that are not drawn yet. */

/** How long a chapter that was scrolled to may take to be drawn, ms. */
const drawnWithin = 2_000;

const changesIn = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-change]')];
const chaptersIn = (root: ParentNode): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>('[data-changes]:not([data-changes="0"])'),
];

/** Focuses the next change (or the one before); resolves with its number from 1 and how many there are, null without any. */
export async function goToChange(scroller: HTMLElement, step: 1 | -1): Promise<{ at: number; all: number } | null> {
  const chapters = chaptersIn(scroller);
  const current = document.activeElement?.closest<HTMLElement>('[data-change]') ?? null;
  const top = scroller.getBoundingClientRect().top;
  const home =
    current?.closest<HTMLElement>('[data-changes]') ??
    chapters.find((chapter) => chapter.getBoundingClientRect().bottom > top + 8) ??
    null;
  if (home === null) return null;
  const start = chapters.indexOf(home);
  for (let at = start; at >= 0 && at < chapters.length; at += step) {
    const chapter = chapters[at];
    if (chapter === undefined) break;
    const changes = await drawn(chapter);
    const here = current === null || at !== start ? -1 : changes.indexOf(current);
    const index =
      at !== start ? (step === 1 ? 0 : changes.length - 1) : here >= 0 ? here + step : nearest(changes, top, step);
    const target = changes[index];
    if (target === undefined) continue;
    target.scrollIntoView({ block: 'center' });
    target.focus({ preventScroll: true });
    const counts = chapters.map(({ dataset }) => Number(dataset['changes']));
    const sum = (to: number): number => counts.slice(0, to).reduce((all, count) => all + count, 0);
    return { at: sum(at) + index + 1, all: sum(counts.length) };
  }
  return null;
}

/** With the focus elsewhere: the first below the upper edge, or the last above it. */
function nearest(changes: readonly HTMLElement[], top: number, step: 1 | -1): number {
  const below = changes.findIndex((change) => change.getBoundingClientRect().top >= top);
  if (step === 1) return below < 0 ? changes.length : below;
  return (below < 0 ? changes.length : below) - 1;
}

function drawn(chapter: HTMLElement): Promise<HTMLElement[]> {
  const isDrawn = (): boolean => chapter.dataset['open'] !== undefined && changesIn(chapter).length > 0;
  if (isDrawn()) return Promise.resolve(changesIn(chapter));
  chapter.scrollIntoView({ block: 'start' });
  return new Promise((resolve) => {
    const done = (): void => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(changesIn(chapter));
    };
    const observer = new MutationObserver(() => isDrawn() && done());
    const timer = setTimeout(done, drawnWithin);
    observer.observe(chapter, { childList: true, subtree: true, attributes: true });
  });
}
