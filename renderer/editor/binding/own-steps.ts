/** What a person does to the text by a command rather than by typing: each one step of the history. */
import type { Block } from '../../../shared/document/block.ts';
import type { Deciding } from '../../../shared/document/decide.ts';
import { diffBlocks } from '../../../shared/document/diff.ts';
import { planMove, withRealStart, type Move } from '../../../shared/document/move.ts';
import type { Operation } from '../../../shared/document/operations.ts';
import type { TextState } from './text-state.ts';

export class OwnSteps {
  readonly #state: TextState;
  readonly #settle: () => void;

  /** `settle` writes and shows all that waits. */
  constructor(state: TextState, settle: () => void) {
    this.#state = state;
    this.#settle = settle;
  }

  moveBlock(id: string, before: string | null): void {
    this.#settle();
    const state = this.#state;
    // Which place of the block counts is not known here yet: a move would take away the one that does.
    if (state.shared.isPartial) return;
    const old = this.#withRealStart();
    const { person } = state.suggest;
    const move = planMove(old, person === null ? id : state.shared.blockToMove(old, id, person), before);
    if (move === null) return;
    if (person !== null) return this.#suggestMove(old, move, person);
    const next = move.blocks;
    state.history.group(move.operations);
    state.shared.move(move, old);
    state.local.settle(next);
    state.show(old, next, { map: (block, offset) => state.position(next, block, offset) });
    if (next.some((block) => block.id !== block.markerId)) state.showShared();
    state.announce();
  }

  /** A suggested move: a copy in the new place, with the old one suggested to go. */
  #suggestMove(old: readonly Block[], move: Move, person: string): void {
    const state = this.#state;
    const { suggestion, operations, written, moved } = state.shared.planSuggestedMove(old, move, person);
    state.write(operations, written, moved);
    state.history.noteMove(suggestion);
    state.showShared();
    state.announce();
  }

  /** Before a block is moved: text without a marker gets one, so that nothing moved before it swallows it. */
  #withRealStart(): readonly Block[] {
    const state = this.#state;
    const { shown } = state.local;
    const next = withRealStart(shown);
    const [first, before] = [next[0], shown[0]];
    if (next === shown || first === undefined || before === undefined) return shown;
    state.keys.set(first.id, state.keys.keyOf(before.id) ?? '');
    state.write(diffBlocks(shown, next));
    state.local.settle(next);
    return next;
  }

  /** Writes operations on the blocks as an edit of this person. */
  edit(plan: (blocks: readonly Block[]) => readonly Operation[]): boolean {
    this.#settle();
    const state = this.#state;
    if (!state.settled || !state.editor.isEditable()) return false;
    const { shown } = state.local;
    const planned = plan(shown);
    if (planned.length === 0) return false;
    const { operations, delta } = state.suggest.turn(planned, shown);
    state.history.close();
    state.write(operations, () => {
      if (delta !== null) state.suggest.note(state.shared.text, operations);
    });
    state.history.close();
    state.showShared();
    state.announce();
    return true;
  }

  /** Accepts or rejects suggestions in the whole chapter. */
  decide(deciding: Deciding): void {
    this.#settle();
    const state = this.#state;
    state.history.close();
    state.history.include(state.shared.decidable());
    if (!state.shared.decide(deciding)) return;
    state.history.close();
    // Written by the chapter's document itself, past the blocks: they are read anew.
    state.showShared();
    state.announce();
  }

  /** Undoes or redoes the last step that was made here, in whichever text of the document. */
  takeBack(which: 'undo' | 'redo'): void {
    this.#state.history.state.takeBack(which);
    this.#state.history.close();
  }
}
