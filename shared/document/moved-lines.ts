/**
 * A chapter as one reads it with everything accepted, where rows or columns are suggested to move: accepting brings together
 * what was written in a line and in its copy (`cell-copies.ts`), which is more than either of them shows. So it is done in a
 * copy of the document, which nobody else sees; the document itself stays as it is.
 */
import type * as Y from 'yjs';
import { decideTable } from './decide-table.ts';
import { copyOf } from './proposals.ts';
import { tableSuggestions } from './table-suggest.ts';

/** Kept until the document changes. */
const copies = new WeakMap<Y.Doc, Y.Doc>();

/** The document with all suggested rows and columns accepted; itself where none is suggested to move. Only to be read. */
export function withLinesMoved(doc: Y.Doc): Y.Doc {
  const known = copies.get(doc);
  if (known !== undefined) return known;
  const suggestions = tableSuggestions(doc);
  if (!suggestions.some(({ from }) => from !== null)) return doc;
  const copy = copyOf(doc);
  decideTable(copy, new Set(suggestions.map(({ id }) => id)), true, 'reading');
  copies.set(doc, copy);
  doc.once('update', () => {
    copies.delete(doc);
    copy.destroy();
  });
  return copy;
}
