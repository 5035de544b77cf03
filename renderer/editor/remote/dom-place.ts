/** Characters of a block as places in the DOM that Lexical drew for it. */

export interface DomPlace {
  readonly node: Node;
  readonly offset: number;
}

/** The place of a character offset in a block's element; its end when the block is shorter. */
export function domPlace(block: HTMLElement, offset: number): DomPlace {
  let rest = offset;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let last: DomPlace = { node: block, offset: 0 };
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) {
      if (rest <= node.data.length) return { node, offset: rest };
      rest -= node.data.length;
      last = { node, offset: node.data.length };
    } else if (
      node.nodeName === 'BR' &&
      node.parentNode !== null &&
      !(node instanceof HTMLElement && node.dataset['lexicalManagedLinebreak'] === 'true')
    ) {
      const index = [...node.parentNode.childNodes].findIndex((child) => child === node);
      if (rest === 0) return { node: node.parentNode, offset: index };
      rest -= 1;
      last = { node: node.parentNode, offset: index + 1 };
    }
  }
  return last;
}

/** Where a caret would stand there; null where nothing is drawn. */
export function caretBox(
  block: HTMLElement,
  place: DomPlace,
): { readonly left: number; readonly top: number; readonly height: number } | null {
  const range = document.createRange();
  range.setStart(place.node, place.offset);
  range.collapse(true);
  const boxes = range.getClientRects();
  const box = boxes.item(boxes.length - 1);
  if (box !== null && box.height > 0) return { left: box.left, top: box.top, height: box.height };
  // Between elements, as in an empty block, a range has no box of its own.
  const around = place.node.childNodes[place.offset];
  const element = around instanceof HTMLElement ? around : block;
  const fallback = element.getBoundingClientRect();
  const style = getComputedStyle(block);
  const height = Number.parseFloat(style.lineHeight) || fallback.height;
  if (element !== block)
    return fallback.height === 0 ? null : { left: fallback.left, top: fallback.top, height: fallback.height };
  return {
    left: fallback.left + Number.parseFloat(style.paddingLeft),
    top: fallback.top + Number.parseFloat(style.paddingTop),
    height,
  };
}
