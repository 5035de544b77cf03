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

/** The same where blocks stand within the element, as in the cells of a table: only characters make lines. */
export function linesOfCharactersIn(element: HTMLElement): readonly LineBox[] {
  const boxes: DOMRect[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    range.selectNodeContents(node);
    boxes.push(...range.getClientRects());
  }
  return groupLines(boxes);
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
