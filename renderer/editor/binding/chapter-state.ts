/**
 * What all texts of one chapter's document share in this window (the chapter's own, its cells and footnotes): one history,
 * and whether changes are suggestions. Kept as long as any of them is bound.
 */
import * as Y from 'yjs';
import { standsForOthers } from '../../../shared/document/brought-notes.ts';
import { keepLines, keepOthers } from '../../../shared/document/table-undo.ts';
import { tableMap } from '../../../shared/document/table.ts';
import type { Unsubscribe } from './binding-types.ts';
import { LineKeeper } from './line-keeper.ts';
import { Listeners } from './listeners.ts';

/** Origin of what undo must not take from others; not a step of the history. */
const keeping = Symbol('keeping');

/** Undone or redone: which root types that changed. */
export type Undone = ReadonlySet<unknown>;

export class ChapterState {
  readonly manager: Y.UndoManager;
  readonly lines: LineKeeper;
  /** Who suggests; null while one writes into the texts themselves. */
  person: string | null = null;
  users = 0;
  /** Marks changes that are not typed (rows, columns …) and can be taken back all the same. */
  readonly origin = Symbol('chapter');
  readonly #stop: Unsubscribe;
  readonly #undone = new Listeners<Undone>();

  constructor(doc: Y.Doc, captureTimeout: number) {
    this.manager = new Y.UndoManager([], {
      doc,
      trackedOrigins: new Set([this.origin]),
      captureTimeout,
      deleteFilter: (item) => !standsForOthers(doc, item),
    });
    this.lines = new LineKeeper(doc, this.manager);
    const lines = new Map<string, unknown>();
    const onTables = (event: Y.YMapEvent<unknown>, { origin }: Y.Transaction): void => {
      if (origin === this.manager) for (const [key, { oldValue }] of event.changes.keys) lines.set(key, oldValue);
    };
    tableMap(doc).observe(onTables);
    this.manager.on('stack-item-popped', ({ changedParentTypes, type, stackItem }) => {
      if (lines.size > 0) keepLines(doc, lines, stackItem.deletions, keeping);
      if (type === 'undo') keepOthers(doc, lines.keys(), keeping);
      lines.clear();
      this.#undone.call(new Set<unknown>(changedParentTypes.keys()));
    });
    this.#stop = () => {
      tableMap(doc).unobserve(onTables);
      this.lines.destroy();
      this.manager.destroy();
    };
  }

  destroy(): void {
    this.#stop();
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
  state.destroy();
}
