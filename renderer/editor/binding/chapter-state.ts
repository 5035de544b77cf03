/**
 * What all texts of one chapter's document share in this window (the chapter's own, its cells and footnotes): one history,
 * and whether changes are suggestions. Kept as long as any of them is bound.
 */
import * as Y from 'yjs';
import type { Unsubscribe } from './binding-types.ts';
import { Listeners } from './listeners.ts';

/** Undone or redone: which root types that changed. */
export type Undone = ReadonlySet<unknown>;

export class ChapterState {
  readonly manager: Y.UndoManager;
  /** Who suggests; null while one writes into the texts themselves. */
  person: string | null = null;
  users = 0;
  readonly #undone = new Listeners<Undone>();

  constructor(doc: Y.Doc, captureTimeout: number) {
    this.manager = new Y.UndoManager([], { doc, trackedOrigins: new Set(), captureTimeout });
    this.manager.on('stack-item-popped', ({ changedParentTypes }) =>
      this.#undone.call(new Set<unknown>(changedParentTypes.keys())),
    );
  }

  /** Called after each step that was taken back or done again. */
  onUndone(listener: (undone: Undone) => void): Unsubscribe {
    return this.#undone.add(listener);
  }
}

const states = new WeakMap<Y.Doc, ChapterState>();

/** The state of a chapter's document; `release` it when done. `captureTimeout` counts for whoever comes first. */
export function acquireState(doc: Y.Doc, captureTimeout = 500): ChapterState {
  const state = states.get(doc) ?? new ChapterState(doc, captureTimeout);
  states.set(doc, state);
  state.users++;
  return state;
}

export function releaseState(doc: Y.Doc): void {
  const state = states.get(doc);
  if (state === undefined || --state.users > 0) return;
  states.delete(doc);
  state.manager.destroy();
}
