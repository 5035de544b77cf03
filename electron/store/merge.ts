/** Folds Yjs updates into one that stands for all of them. */
import * as Y from 'yjs';

/**
 * One V1 update with the same content as all of `updates` (deleted content included), null when one of them can't be
 * decoded. A document is much faster at this than Y.mergeUpdates, whose cost grows with the square of their number.
 */
export function merged(updates: readonly Uint8Array[]): Uint8Array | null {
  return stateOf(new Y.Doc({ gc: false }), updates);
}

/** As `merged`, but of what was deleted only that it was. */
export function folded(updates: readonly Uint8Array[]): Uint8Array | null {
  return stateOf(new Y.Doc({ gc: true }), updates);
}

function stateOf(doc: Y.Doc, updates: readonly Uint8Array[]): Uint8Array | null {
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    return Y.encodeStateAsUpdate(doc);
  } catch {
    return null;
  } finally {
    doc.destroy();
  }
}
