/** Undo and redo of this window's own changes to a chapter, in steps a person would expect. */
import type * as Y from 'yjs';
import { takingOver } from '../../../shared/document/proposals.ts';
import type { Operation } from '../../../shared/document/operations.ts';
import type { HistoryState, Unsubscribe } from './binding-types.ts';
import { acquireState, releaseState } from './chapter-state.ts';
import type { LineKeeper } from './line-keeper.ts';
import { Listeners } from './listeners.ts';

type StackItem = Y.UndoManager['undoStack'][number];

interface LastChange {
  readonly kind: 'typing' | 'deleting' | 'other';
  /** Where it ended. */
  readonly end: number;
}

export class History {
  readonly manager: Y.UndoManager;
  readonly lines: LineKeeper;
  readonly #listeners = new Listeners<HistoryState>();
  #last: LastChange | null = null;
  readonly #stop: () => void;
  #state: HistoryState;

  /** The history is one for all texts of the document; `origin` marks the transactions of this one. */
  constructor(doc: Y.Doc, scope: Parameters<Y.UndoManager['addToScope']>[0], origin: unknown, captureTimeout: number) {
    const { manager, lines } = acquireState(doc, captureTimeout);
    this.manager = manager;
    this.lines = lines;
    manager.addToScope(scope);
    manager.addTrackedOrigin(origin);
    manager.addTrackedOrigin(takingOver);
    this.#state = stateOf(manager);
    const announce = () => this.#announce();
    const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const;
    for (const event of events) manager.on(event, announce);
    this.#stop = () => {
      for (const event of events) manager.off(event, announce);
      manager.removeTrackedOrigin(origin);
      releaseState(doc);
    };
  }

  /** Changes of these belong to the history too, also where no editor is bound to them. */
  include(types: readonly (Y.Text | Y.Map<unknown>)[]): void {
    this.manager.addToScope([...types]);
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

  /** The step that was written last is a suggested move: a copy of a block, with the words of whoever wrote in it. */
  noteMove(suggestion: string): void {
    this.manager.undoStack.at(-1)?.meta.set(moveKey, suggestion);
    this.close();
  }

  /**
   * `isOpen` says whether a suggested move is still to be decided. Once it is accepted its copy is the text, and the block as
   * it stood before is gone: such a step is passed over, or it would take everybody's words.
   */
  takeBack(which: 'undo' | 'redo', isOpen: (suggestion: string) => boolean): void {
    const { manager } = this;
    const [from, to] =
      which === 'undo' ? [manager.undoStack, manager.redoStack] : [manager.redoStack, manager.undoStack];
    if (which === 'undo') while (isPassedOver(from.at(-1), isOpen)) from.pop();
    const move: unknown = from.at(-1)?.meta.get(moveKey);
    const before = to.length;
    manager[which]();
    if (to.length > before && move !== undefined) to.at(-1)?.meta.set(moveKey, move);
    this.close();
    this.#announce();
  }

  destroy(): void {
    this.close();
    this.#stop();
  }

  #announce(): void {
    const state = stateOf(this.manager);
    if (state.canUndo === this.#state.canUndo && state.canRedo === this.#state.canRedo) return;
    this.#state = state;
    this.#listeners.call(state);
  }
}

/** Of a step's meta data: the suggested move that it made. */
const moveKey = 'suggested-move';

function isPassedOver(step: StackItem | undefined, isOpen: (suggestion: string) => boolean): boolean {
  const move: unknown = step?.meta.get(moveKey);
  return typeof move === 'string' && !isOpen(move);
}

const stateOf = (manager: Y.UndoManager): HistoryState => ({
  canUndo: manager.canUndo(),
  canRedo: manager.canRedo(),
});
