/**
 * Keeps what one reads or writes at its place in the window while the page is laid out anew: another width, another size of
 * the text, a column that comes or goes. What grows above the place by itself (texts that arrive, others who write) is the
 * browser's own scroll anchoring's business.
 */
import { FrameTask } from './frame-task.ts';

/** A point of the page: `share` (0 to 1) of the height of `element`, seen `y` pixels below the upper edge of the window. */
interface Anchor {
  readonly element: Element;
  readonly share: number;
  readonly y: number;
}

/** Milliseconds in which texts may still find their height: after a new layout, and where chapters may have to be fetched. */
const settlesFor = 500;
const fetchedWithin = 3_000;
/** A moved caret is noted when one pauses, so that no key waits for it. */
const noteAfter = 200;
/** What begins within this share of the window is a better hold than what began above it. */
const upperPart = 0.5;
/** Pixels kept free below the place when the window gets lower. */
const below = 64;

export interface PlaceKeeper {
  /** Keeps an element where it is now while the chapters around it arrive, until the person does something. */
  readonly hold: (element: Element) => void;
  readonly stop: () => void;
}

/** `desk`: what is scrolled in `scroller`, with the chapters (`data-chapter`) in it. */
export function keepPlace(scroller: HTMLElement, desk: HTMLElement): PlaceKeeper {
  let anchor: Anchor | null = null;
  /** Null until the page is laid out: asking before would lay it out for that alone. */
  let layout: string | null = null;
  let settledAt = 0;
  /** Where the page was put last, to tell one's own scrolling from the person's. */
  let putAt = Number.NaN;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const note = (): void => {
    clearTimeout(timer);
    if (layoutOf(desk) === layout && performance.now() >= settledAt)
      anchor = caretAnchor(scroller) ?? topAnchor(scroller, desk);
  };
  const noteLater = (): void => {
    clearTimeout(timer);
    timer = setTimeout(note, noteAfter);
  };
  const noteSoon = new FrameTask(note);

  const restore = (): void => {
    if (anchor === null || !anchor.element.isConnected) return;
    const wanted = Math.max(0, Math.min(anchor.y, scroller.clientHeight - below));
    const off = yOf(anchor.element, anchor.share, scroller) - wanted;
    if (Math.abs(off) >= 1) scroller.scrollTop += off;
    putAt = scroller.scrollTop;
  };

  const onSize = (): void => {
    const now = layoutOf(desk);
    if (layout === null) layout = now;
    if (now !== layout) {
      layout = now;
      settledAt = Math.max(settledAt, performance.now() + settlesFor);
    }
    if (performance.now() < settledAt) restore();
    else noteLater();
  };
  const onScroll = (): void => {
    if (performance.now() >= settledAt && Math.abs(scroller.scrollTop - putAt) >= 1) noteSoon.request();
  };
  const onPerson = (): void => {
    settledAt = 0;
  };

  const size = new ResizeObserver(onSize);
  size.observe(desk);
  size.observe(scroller);
  const page = scroller.ownerDocument;
  const doings = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;
  for (const type of doings) page.addEventListener(type, onPerson, { capture: true, passive: true });
  page.addEventListener('selectionchange', noteLater);
  scroller.addEventListener('scroll', onScroll, { passive: true });
  return {
    hold: (element) => {
      clearTimeout(timer);
      noteSoon.cancel();
      anchor = { element, share: 0, y: yOf(element, 0, scroller) };
      settledAt = performance.now() + fetchedWithin;
    },
    stop: () => {
      clearTimeout(timer);
      noteSoon.cancel();
      size.disconnect();
      for (const type of doings) page.removeEventListener(type, onPerson, { capture: true });
      page.removeEventListener('selectionchange', noteLater);
      scroller.removeEventListener('scroll', onScroll);
    },
  };
}

/** Two equal ones break lines alike. */
const layoutOf = (desk: HTMLElement): string => `${desk.clientWidth} ${getComputedStyle(desk).fontSize}`;

const yOf = (element: Element, share: number, scroller: HTMLElement): number => {
  const box = element.getBoundingClientRect();
  return box.top + share * box.height - scroller.getBoundingClientRect().top;
};

/** The line with the caret while one writes and sees it. */
function caretAnchor(scroller: HTMLElement): Anchor | null {
  const selection = scroller.ownerDocument.getSelection();
  const node = selection?.focusNode ?? null;
  const active = scroller.ownerDocument.activeElement;
  if (selection === null || node === null || active === null || active === scroller || !scroller.contains(active))
    return null;
  const element = (node instanceof Element ? node : node.parentElement)?.closest('.block') ?? null;
  if (element === null || !active.contains(element)) return null;
  const range = scroller.ownerDocument.createRange();
  range.setStart(node, selection.focusOffset);
  const box = element.getBoundingClientRect();
  const line = [...range.getClientRects()].at(-1) ?? box;
  const y = line.top - scroller.getBoundingClientRect().top;
  if (y < 0 || line.bottom > scroller.getBoundingClientRect().bottom) return null;
  return { element, share: box.height === 0 ? 0 : (line.top - box.top) / box.height, y };
}

/** What begins first in the upper part of the window; where nothing does, the place in what fills it. */
function topAnchor(scroller: HTMLElement, desk: HTMLElement): Anchor | null {
  const top = scroller.getBoundingClientRect().top;
  const chapter = firstBelow([...desk.querySelectorAll('[data-chapter]')], top);
  if (chapter === undefined) return null;
  const parts = [...chapter.querySelectorAll('header, .block')];
  const at = firstBelow(parts, top) ?? chapter;
  const box = at.getBoundingClientRect();
  if (box.top >= top) return { element: at, share: 0, y: box.top - top };
  const next = parts[parts.indexOf(at) + 1];
  const y = next === undefined ? Infinity : next.getBoundingClientRect().top - top;
  if (next !== undefined && y < scroller.clientHeight * upperPart) return { element: next, share: 0, y };
  return { element: at, share: (top - box.top) / box.height, y: 0 };
}

/** The first of elements that lie below each other whose end is below `y`. */
function firstBelow(elements: readonly Element[], y: number): Element | undefined {
  let from = 0;
  let to = elements.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((elements[middle]?.getBoundingClientRect().bottom ?? 0) > y) to = middle;
    else from = middle + 1;
  }
  return elements[from];
}
