/** Many updates of a room as one. */
import * as Y from 'yjs';
import { documentOf } from './living-state.ts';

/** Folds in another thread, or here; `updates` are the room's whole state. */
export type Fold = (updates: readonly Uint8Array[]) => Promise<Uint8Array>;

export function foldUpdates(updates: readonly Uint8Array[]): Uint8Array {
  const doc = documentOf(updates);
  const whole = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return whole;
}

export const foldHere: Fold = (updates) => Promise.resolve(foldUpdates(updates));
