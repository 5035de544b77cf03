/** What every Chromium has; `caretPositionFromPoint` came only with version 128. */
interface PointDocument {
  readonly caretRangeFromPoint?: (x: number, y: number) => Range | null;
}

/** The place in the page's text under a point of the window, in pixels; null where there is none. */
export function rangeAt(x: number, y: number): Range | null {
  const page: PointDocument = document;
  return page.caretRangeFromPoint?.call(document, x, y) ?? null;
}
