/**
 * Steps that are written in parts, since all of it at once would hold the window up and be more than a host takes in one change. In Yjs'
 * history each part is a step of its own; for whoever takes them back they are one.
 */
import type * as Y from 'yjs';
import type { Way } from './chapter-state.ts';

type Part = Y.UndoManager['undoStack'][number];

/** Of a part's meta data: the long step that it belongs to. */
const stepKey = 'long-step';

const stepOf = (part: Part | undefined): unknown => part?.meta.get(stepKey);

export class LongSteps {
  readonly #manager: Y.UndoManager;
  /** What is being written in parts. */
  #writing: unknown = null;
  /** What is being taken back or done again in parts, and whether somebody has written here between them. */
  #taking: { readonly step: unknown; isWrittenBetween: boolean } | null = null;

  constructor(manager: Y.UndoManager) {
    this.#manager = manager;
    const onWritten = ({ stackItem }: { stackItem: Part }): void => {
      if (!manager.undoing && !manager.redoing) {
        if (this.#taking !== null) this.#taking.isWrittenBetween = true;
        if (this.#writing !== null) stackItem.meta.set(stepKey, this.#writing);
      } else if (this.#taking !== null) stackItem.meta.set(stepKey, this.#taking.step);
    };
    manager.on('stack-item-added', onWritten);
    manager.on('stack-item-updated', onWritten);
  }

  /** Until it is called back each change is a part of one step. */
  begin(): () => void {
    const { captureTimeout } = this.#manager;
    this.#writing = Symbol(stepKey);
    this.#manager.captureTimeout = 0;
    return () => {
      this.#manager.captureTimeout = captureTimeout;
      this.#writing = null;
    };
  }

  /** Whether the step that is next to be taken back, or done again, has parts. */
  isNext(way: Way): boolean {
    return stepOf(this.#manager[stackOf(way)].at(-1)) !== undefined;
  }

  /** Takes it back, or does it again, part by part. What is written here between them stays a step of its own, done after it. */
  *take(way: Way): Generator<undefined, void> {
    const manager = this.#manager;
    const step = stepOf(manager[stackOf(way)].at(-1));
    const parts: Part[] = [];
    for (const stack = manager[stackOf(way)]; stack.length > 0 && stepOf(stack.at(-1)) === step;)
      parts.push(...stack.splice(-1));
    const before = manager.undoStack.length;
    const taking = { step, isWrittenBetween: false };
    this.#taking = taking;
    try {
      for (const part of parts) {
        const rest = manager[stackOf(way)];
        // Alone: instead of a part that changes nothing any more Yjs would take back the step before it.
        manager[stackOf(way)] = [part];
        try {
          manager[way]();
        } finally {
          manager[stackOf(way)] = rest;
        }
        manager.stopCapturing();
        yield;
      }
    } finally {
      this.#taking = null;
    }
    if (!taking.isWrittenBetween) return;
    // As after any step: there is nothing to be done again any more.
    if (way === 'undo') manager.clear(false, true);
    else {
      const others = manager.undoStack.filter((part) => stepOf(part) !== step);
      const own = manager.undoStack.filter((part) => stepOf(part) === step);
      manager.undoStack = [...others.slice(0, before), ...own, ...others.slice(before)];
    }
  }
}

const stackOf = (way: Way): 'undoStack' | 'redoStack' => (way === 'undo' ? 'undoStack' : 'redoStack');
