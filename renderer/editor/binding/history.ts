/** Undo and redo of this editor's own changes, in steps a person would expect. */
import * as Y from 'yjs';
import type { Operation } from '../../../shared/document/operations.ts';
import type { HistoryState, Unsubscribe } from './binding-types.ts';
import { Listeners } from './listeners.ts';

interface LastChange {
  readonly kind: 'typing' | 'deleting' | 'other';
  /** Where it ended. */
  readonly end: number;
}

export class History {
  readonly manager: Y.UndoManager;
  readonly #listeners = new Listeners<HistoryState>();
  #last: LastChange | null = null;
  #state: HistoryState = { canUndo: false, canRedo: false };

  constructor(scope: ConstructorParameters<typeof Y.UndoManager>[0], origin: unknown, captureTimeout: number) {
    this.manager = new Y.UndoManager(scope, { trackedOrigins: new Set([origin]), captureTimeout });
    for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) {
      this.manager.on(event, () => this.#announce());
    }
  }

  get state(): HistoryState {
    return this.#state;
  }

  onChange(listener: (state: HistoryState) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  /**
   * To be called before a change is written. Runs of typing and of deleting make one step (within the capture timeout);
   * markers, formats, properties, several characters at once and jumps start a new one.
   */
  group(operations: readonly Operation[]): void {
    const texts = operations.filter((operation) => operation.type === 'insert' || operation.type === 'delete');
    const [first] = texts;
    const single = operations.length === 1 && first?.length === 1;
    const marker = first?.type === 'insert' && first.pieces.some((piece) => 'marker' in piece);
    const kind = !single || marker ? 'other' : first.type === 'insert' ? 'typing' : 'deleting';
    const at = first?.at ?? -1;
    if (this.#last === null || kind === 'other' || this.#last.kind !== kind || Math.abs(at - this.#last.end) > 1)
      this.close();
    this.#last = { kind, end: kind === 'typing' ? at + 1 : at };
  }

  /** The next change starts a new step. */
  close(): void {
    this.manager.stopCapturing();
    this.#last = null;
  }

  undo(): void {
    this.manager.undo();
    this.close();
  }

  redo(): void {
    this.manager.redo();
    this.close();
  }

  destroy(): void {
    this.manager.destroy();
  }

  #announce(): void {
    const state = { canUndo: this.manager.canUndo(), canRedo: this.manager.canRedo() };
    if (state.canUndo === this.#state.canUndo && state.canRedo === this.#state.canRedo) return;
    this.#state = state;
    this.#listeners.call(state);
  }
}
