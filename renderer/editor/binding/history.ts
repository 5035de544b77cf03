/** Undo and redo of this window's own changes to a chapter, in steps a person would expect. */
import type * as Y from 'yjs';
import { takingOver } from '../../../shared/document/proposals.ts';
import type { Operation } from '../../../shared/document/operations.ts';
import type { HistoryState, Unsubscribe } from './binding-types.ts';
import { acquireState, releaseState, type ChapterState } from './chapter-state.ts';
import { Listeners } from './listeners.ts';

interface LastChange {
  readonly kind: 'typing' | 'deleting' | 'other';
  /** Where it ended. */
  readonly end: number;
}

export class History {
  /** Of the whole document. */
  readonly state: ChapterState;
  readonly manager: Y.UndoManager;
  readonly #listeners = new Listeners<HistoryState>();
  #last: LastChange | null = null;
  readonly #stop: () => void;
  #can: HistoryState;

  /** The history is one for all texts of the document; `origin` marks the transactions of this one. */
  constructor(doc: Y.Doc, scope: Parameters<Y.UndoManager['addToScope']>[0], origin: unknown, captureTimeout: number) {
    const state = acquireState(doc, captureTimeout);
    const { manager } = state;
    this.state = state;
    this.manager = manager;
    manager.addToScope(scope);
    manager.addTrackedOrigin(origin);
    manager.addTrackedOrigin(takingOver);
    this.#can = stateOf(manager);
    const stop = state.onSteps(() => this.#announce());
    this.#stop = () => {
      stop();
      manager.removeTrackedOrigin(origin);
      releaseState(doc);
    };
  }

  /** Changes of these belong to the history too, also where no editor is bound to them. */
  include(types: readonly (Y.Text | Y.Map<unknown>)[]): void {
    this.manager.addToScope([...types]);
  }

  get can(): HistoryState {
    return this.#can;
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
    this.state.begin(this);
    this.#last = { kind, end: kind === 'typing' ? at + 1 : at };
  }

  /** The next change starts a new step. */
  close(): void {
    this.state.close();
    this.#last = null;
  }

  /** The step that was written last is a suggested move: see `ChapterState.takeBack`. */
  noteMove(suggestion: string): void {
    this.state.noteMove(suggestion);
    this.#last = null;
  }

  destroy(): void {
    this.close();
    this.#stop();
  }

  #announce(): void {
    const can = stateOf(this.manager);
    if (can.canUndo === this.#can.canUndo && can.canRedo === this.#can.canRedo) return;
    this.#can = can;
    this.#listeners.call(can);
  }
}

const stateOf = (manager: Y.UndoManager): HistoryState => ({
  canUndo: manager.canUndo(),
  canRedo: manager.canRedo(),
});
