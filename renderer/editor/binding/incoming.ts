/** From the others to the editor: shows their changes at once, at a pace, or when what stands against it is over. */
import type { Block } from '../../../shared/document/block.ts';
import { hasCopies, type Tidying } from '../../../shared/document/copies.ts';
import { endOfChange, mapPosition } from '../../../shared/document/operations.ts';
import type { BindingOptions } from './binding-types.ts';
import type { MapPlace } from './render.ts';
import { tidying, type RemoteChange } from './shared-text.ts';
import type { TextState } from './text-state.ts';

export class Incoming {
  readonly #state: TextState;
  readonly #pace: BindingOptions['pace'];
  readonly #showPaced: () => void;
  /** While copies are being removed. */
  #tidying: Tidying | null = null;

  /** `showPaced` is called when it is time to show what waits. */
  constructor(state: TextState, pace: BindingOptions['pace'], showPaced: () => void) {
    this.#state = state;
    this.#pace = pace;
    this.#showPaced = showPaced;
  }

  take(change: RemoteChange): void {
    const state = this.#state;
    state.guard(() => {
      const busy = state.editor._updating || state.editor._pendingEditorState !== null;
      const paced = this.#pace !== undefined && change.origin !== state.history.manager && change.origin !== tidying;
      const later = paced || busy || state.waiting.any || state.stale || state.broken;
      if (!later && this.#show(change)) {
        if (hasCopies(state.local.shown)) state.settleSoon();
        return state.compareLengths();
      }
      state.waiting.push(change, state.local.base);
      if (paced) this.#pace(this.#showPaced);
      else if (busy || !state.holds) state.settleSoon();
    });
    state.announce();
  }

  /** Shows a change of others, unless it touches what is kept back here. */
  #show(change: RemoteChange): boolean {
    const state = this.#state;
    const { base, shown } = state.local;
    const next = state.shared.apply(base, change);
    if (state.local.pending) {
      if (!state.local.applyAround(next)) return false;
    } else if (state.composition.active && this.#touchesComposed(next)) return false;
    else state.local.settle(next);
    const undone = change.origin === state.history.manager;
    const map: MapPlace = (id, offset) => {
      const standing = this.#tidying?.kept.get(id)?.block.id ?? id;
      return mapPosition(state.position(base, standing, offset), change.delta);
    };
    state.show(shown, state.local.shown, { map, caret: undone ? endOfChange(change.delta) : null }, undone);
    return true;
  }

  #touchesComposed(next: readonly Block[]): boolean {
    const state = this.#state;
    const key = state.composition.block;
    const id = key === null ? null : state.keys.idOf(key);
    const block = id === null ? undefined : state.local.shown[state.index.of(state.local.shown, id)];
    return block === undefined || !next.includes(block);
  }

  /** While a block is composed: shows of what waits, in order, what does not touch it. */
  showAround(): void {
    const { waiting } = this.#state;
    while (waiting.first !== undefined && this.#show(waiting.first)) waiting.shift();
  }

  /** Shows all that waits in one go. Nothing local may be pending. */
  showWaiting(): void {
    const state = this.#state;
    const { shown } = state.local;
    const next = state.waiting.blocksToShow(shown);
    state.local.settle(next);
    const map: MapPlace = (id, offset) => state.waiting.map(state.position(shown, id, offset));
    state.show(shown, next, { map });
    state.waiting.clear();
    state.compareLengths();
  }

  /** Makes one of the copies that several moves of one block, or of a row, left. Whoever may only read leaves that to the others. */
  tidy(): void {
    const state = this.#state;
    if (state.lines.due && this.#mayTidy()) state.lines.settle(tidying);
    const { shown } = state.local;
    if (!hasCopies(shown) || !this.#mayTidy()) return;
    this.#tidying = state.shared.planTidying(shown);
    if (this.#tidying !== null) state.shared.tidy(this.#tidying);
    this.#tidying = null;
  }

  #mayTidy(): boolean {
    const { settled, composition, editor } = this.#state;
    return settled && !composition.active && editor.isEditable();
  }
}
