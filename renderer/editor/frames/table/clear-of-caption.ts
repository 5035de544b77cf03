import { useCallback } from 'react';

/** Space between the toolbar and the words beside it, px. */
const apart = 6;

/**
 * Keeps the toolbar of a table off a caption that reaches below it: then it stands above the caption. Nothing moves but the
 * toolbar. Gives the ref of the element that the toolbar is placed in.
 */
export function useClearOfCaption(frame: HTMLElement): (tools: HTMLElement | null) => (() => void) | undefined {
  return useCallback(
    (tools) => {
      const caption = frame.parentElement?.querySelector<HTMLElement>(':scope > .caption') ?? null;
      const toolbar = tools?.querySelector<HTMLElement>('[role="toolbar"]') ?? null;
      if (tools === null || caption === null || toolbar === null) return undefined;
      const place = (): void => {
        const lift = liftOver(caption, toolbar);
        tools.style.setProperty('--lift', `${lift}px`);
      };
      place();
      const observer = new ResizeObserver(place);
      observer.observe(caption);
      observer.observe(toolbar);
      return () => observer.disconnect();
    },
    [frame],
  );
}

/** How far the toolbar has to go up, px; 0 where the caption's words end before it. */
function liftOver(caption: HTMLElement, toolbar: HTMLElement): number {
  const range = document.createRange();
  range.selectNodeContents(caption);
  const left = toolbar.getBoundingClientRect().left - apart;
  const box = caption.getBoundingClientRect();
  // As high as it is at most, wherever it stands now.
  const covered = box.bottom - toolbar.offsetHeight;
  const reaches = [...range.getClientRects()].some(
    ({ right, bottom, width }) => width > 0 && right > left && bottom > covered,
  );
  return reaches ? Math.ceil(box.height) : 0;
}
