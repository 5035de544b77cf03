import { domPlace } from './remote/dom-place.ts';

/** Characters of a block as a range of the DOM that the editor drew for it. */
export function textRange(block: HTMLElement, from: number, to: number): Range {
  const range = document.createRange();
  const [start, end] = [domPlace(block, from), domPlace(block, to)];
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}
