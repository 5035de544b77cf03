/** Positions in shared types as peers give them, as JSON: they hold whatever else moves, and may be anything. */
import * as Y from 'yjs';

/** Where a position leads now; null for what is no position of this document. */
export function absolutePosition(doc: Y.Doc, position: unknown): Y.AbsolutePosition | null {
  if (typeof position !== 'object' || position === null) return null;
  try {
    return Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), doc);
  } catch {
    return null;
  }
}

/** Its index in a text; null for what is no position of it. */
export function indexIn(text: Y.Text, position: unknown): number | null {
  const absolute = text.doc === null ? null : absolutePosition(text.doc, position);
  return absolute?.type === text ? absolute.index : null;
}
