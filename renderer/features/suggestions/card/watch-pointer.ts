/**
 * Tells when the pointer has come to rest on a suggestion, and when it has left it and its card: one listener for the page,
 * which looks at what is under the pointer and nothing else. A key that is pressed costs a comparison.
 */
import { carrierOf } from './find-suggested.ts';

/** Milliseconds that the pointer has to rest, and that it has to get from the words to the card. */
const rest = 400;
const grace = 280;

export interface PointerTarget {
  readonly element: HTMLElement;
  readonly x: number;
  readonly y: number;
}

/** `show` is called with null when the card has to go. `isCard`: whether an element is part of it. Returns how to stop. */
export function watchPointer(
  page: HTMLElement,
  isCard: (element: Element) => boolean,
  show: (target: PointerTarget | null) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let shown: HTMLElement | null = null;
  const clear = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const hide = (): void => {
    clear();
    if (shown === null) return;
    shown = null;
    show(null);
  };
  const onOver = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    if (event.target instanceof Element && isCard(event.target)) return clear();
    const inPage = event.target instanceof Node && page.contains(event.target);
    const element = inPage && event.buttons === 0 ? carrierOf(event.target) : null;
    if (element !== null && element === shown) return clear();
    if (element === null) {
      clear();
      if (shown !== null) timer = setTimeout(hide, grace);
      return;
    }
    clear();
    const { clientX: x, clientY: y } = event;
    timer = setTimeout(() => {
      timer = null;
      if (!element.isConnected) return hide();
      shown = element;
      show({ element, x, y });
    }, rest);
  };
  const elsewhere = ({ target }: Event): void => {
    if (!(target instanceof Element) || !isCard(target)) hide();
  };
  document.addEventListener('pointerover', onOver, { passive: true });
  document.addEventListener('pointerdown', elsewhere, { capture: true, passive: true });
  document.addEventListener('keydown', elsewhere, true);
  page.addEventListener('scroll', hide, { capture: true, passive: true });
  return () => {
    clear();
    document.removeEventListener('pointerover', onOver);
    document.removeEventListener('pointerdown', elsewhere, true);
    document.removeEventListener('keydown', elsewhere, true);
    page.removeEventListener('scroll', hide, true);
  };
}
