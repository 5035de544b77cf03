/** The lines of text in an element as the browser has laid them out. */

export interface LineBox {
  readonly top: number;
  readonly bottom: number;
}

/** From top to bottom, in the coordinates of the window. Raised and lowered characters belong to the line they touch. */
export function linesIn(element: HTMLElement): readonly LineBox[] {
  const range = document.createRange();
  range.selectNodeContents(element);
  return groupLines([...range.getClientRects()]);
}

/** The boxes of all characters, line by line, in the coordinates of the window; also where blocks stand within the element. */
export function charactersIn(element: HTMLElement): readonly DOMRect[] {
  const boxes: DOMRect[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    range.selectNodeContents(node);
    boxes.push(...range.getClientRects());
  }
  return boxes;
}

/** How much of a box may lie beyond a place between lines, at its top and bottom: the boxes of neighbours overlap. */
const overlap = 0.2;

/** Heights, from top to bottom, at which no character is cut, also where texts stand side by side. Pure. */
export function betweenLines(boxes: readonly LineBox[]): readonly number[] {
  const cores = boxes
    .filter(({ top, bottom }) => bottom > top)
    .map(({ top, bottom }) => ({ top: top + (bottom - top) * overlap, bottom: bottom - (bottom - top) * overlap }))
    .sort((a, b) => a.top - b.top);
  const edges: number[] = [];
  let end = Infinity;
  for (const { top, bottom } of cores) {
    if (top > end) edges.push((end + top) / 2);
    end = end === Infinity || top > end ? bottom : Math.max(end, bottom);
  }
  return edges;
}

/** Boxes of characters as lines: a box belongs to a line where its middle lies above the line's end. Pure. */
export function groupLines(boxes: readonly { top: number; bottom: number; width: number }[]): readonly LineBox[] {
  const sorted = boxes
    .filter(({ top, bottom, width }) => bottom > top && width > 0)
    .sort((a, b) => a.top - b.top || a.bottom - b.bottom);
  const lines: { top: number; bottom: number }[] = [];
  for (const { top, bottom } of sorted) {
    const line = lines.at(-1);
    if (line !== undefined && (top + bottom) / 2 < line.bottom) line.bottom = Math.max(line.bottom, bottom);
    else lines.push({ top, bottom });
  }
  return lines;
}
