/**
 * Selecting by keyboard in a text that one may not write in, where the browser shows no caret: left and right select the
 * word before and after, with Shift they and up and down extend the selection.
 */
import type { PaperModel } from '../../editor/paper-model.ts';

export function selectByKeys(event: KeyboardEvent, paper: PaperModel): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const session = paper.all.find(({ root, editable }) => !editable && root === event.target);
  const selection = document.getSelection();
  if (session === undefined || selection === null) return;
  const sideways = event.key === 'ArrowRight' || event.key === 'ArrowLeft';
  const upright = event.key === 'ArrowDown' || event.key === 'ArrowUp';
  if (!sideways && !(upright && event.shiftKey)) return;
  event.preventDefault();
  const direction = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 'forward' : 'backward';
  const isHere = selection.rangeCount > 0 && session.root.contains(selection.anchorNode);
  if (!isHere) selection.setBaseAndExtent(session.root, 0, session.root, 0);
  if (event.shiftKey && isHere) return selection.modify('extend', direction, sideways ? 'word' : 'line');
  if (direction === 'forward') {
    selection.collapseToEnd();
    selection.modify('extend', 'forward', 'word');
  } else {
    selection.collapseToStart();
    selection.modify('move', 'backward', 'word');
    selection.modify('extend', 'forward', 'word');
  }
  const node = selection.focusNode;
  (node instanceof Element ? node : node?.parentElement)?.scrollIntoView({ block: 'nearest' });
}
