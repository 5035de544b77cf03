/** From what changed in the copy that a proposal was made in to operations on the text itself. */
import { cleanAttributes, markerIdOf, type DeltaOperation } from './delta.ts';
import type { Operation, Piece } from './operations.ts';
import { suggestionOf } from './suggest.ts';

/** What a delta writes and deletes, without what it only marks as suggested. */
export function proposedOperations(delta: readonly DeltaOperation[]): Operation[] {
  const operations: Operation[] = [];
  let at = 0;
  for (const { retain, insert, delete: gone, attributes } of delta) {
    if (insert !== undefined) {
      const piece = pieceOf(insert, attributes);
      if (piece === null) continue;
      const length = typeof insert === 'string' ? insert.length : 1;
      operations.push({ type: 'insert', at, pieces: [piece], length, left: null });
    } else if (gone !== undefined) {
      operations.push({ type: 'delete', at, length: gone });
      at += gone;
    } else if (retain !== undefined) {
      const changes = Object.entries(attributes ?? {}).filter(([key]) => suggestionOf(key) === null);
      if (changes.length > 0)
        operations.push({ type: 'format', at, length: retain, attributes: Object.fromEntries(changes) });
      at += retain;
    }
  }
  return joined(operations);
}

function pieceOf(insert: unknown, attributes: Readonly<Record<string, unknown>> | undefined): Piece | null {
  const plain = Object.fromEntries(
    Object.entries(cleanAttributes(attributes)).filter(([key]) => suggestionOf(key) === null),
  );
  if (typeof insert === 'string') return { text: insert, attrs: plain };
  const marker = markerIdOf(insert);
  if (marker !== null) return { marker };
  return typeof insert === 'object' && insert !== null ? { text: '\uFFFC', attrs: plain, embed: insert } : null;
}

/** Insertions at one place as one. */
function joined(operations: readonly Operation[]): Operation[] {
  const out: Operation[] = [];
  for (const operation of operations) {
    const last = out[out.length - 1];
    if (operation.type === 'insert' && last?.type === 'insert' && last.at === operation.at)
      out[out.length - 1] = {
        ...last,
        pieces: [...last.pieces, ...operation.pieces],
        length: last.length + operation.length,
      };
    else if (operation.type === 'insert' && last?.type === 'delete' && last.at + last.length === operation.at)
      // What stands in place of deleted words is written before them.
      out.splice(out.length - 1, 1, { ...operation, at: last.at }, last);
    else out.push(operation);
  }
  return out;
}
