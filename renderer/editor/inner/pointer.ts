/** The caret to where somebody pressed the mouse, in an element whose content was exchanged at that moment. */
import { rangeAt } from '../range-at.ts';

/** The place in `root` under the mouse; its end where the mouse is beside the text. */
function placeAt(root: HTMLElement, { clientX, clientY }: MouseEvent): { node: Node; offset: number } {
  const range = rangeAt(clientX, clientY);
  if (range !== null && root.contains(range.startContainer))
    return { node: range.startContainer, offset: range.startOffset };
  const last = root.lastElementChild ?? root;
  return { node: last, offset: last.childNodes.length };
}

/**
 * Puts the focus and the caret where the mouse was pressed, and selects what it is then drawn over. The browser can't: what
 * it had found under the mouse is no longer there.
 */
export function followPointer(root: HTMLElement, press: MouseEvent): void {
  press.preventDefault();
  root.focus({ preventScroll: true });
  const selection = window.getSelection();
  const start = placeAt(root, press);
  selection?.setBaseAndExtent(start.node, start.offset, start.node, start.offset);
  if (press.button !== 0) return;
  const onMove = (move: MouseEvent): void => {
    if ((move.buttons & 1) === 0 || document.activeElement !== root) return stop();
    const target = document.elementFromPoint(move.clientX, move.clientY);
    if (target === null || !root.contains(target)) return;
    const end = placeAt(root, move);
    selection?.extend(end.node, end.offset);
  };
  const stop = (): void => {
    window.removeEventListener('mousemove', onMove);
    window.removeEventListener('mouseup', stop);
  };
  window.addEventListener('mousemove', onMove);
  window.addEventListener('mouseup', stop);
}
