/**
 * The flow of changes between one Lexical editor and one Y.Text (ARCHITECTURE.md, the path of one keystroke).
 *
 * Local (`outgoing.ts`): an update of the editor is read (dirty blocks only), compared with the blocks as shown, and written
 * in one transaction. Remote (`incoming.ts`): a delta is applied to the blocks and shown, touching only nodes of changed
 * blocks. Both wait while they would disturb: during a composition, with an editor update still pending, or inside
 * observers. What waits is settled here in one go: local changes are moved over the waiting deltas and written, then all is
 * shown. What is done by commands: `own-steps.ts`.
 */
import type { LexicalEditor, UpdateListenerPayload } from 'lexical';
import type * as Y from 'yjs';
import { hasCopies } from '../../../shared/document/copies.ts';
import type { BindingOptions } from './binding-types.ts';
import { Incoming } from './incoming.ts';
import { Outgoing } from './outgoing.ts';
import { Listeners } from './listeners.ts';
import { OwnSteps } from './own-steps.ts';
import { TextState } from './text-state.ts';

export class Exchange {
  readonly state: TextState;
  readonly steps: OwnSteps;
  readonly outgoing: Outgoing;
  readonly drawnListeners = new Listeners<undefined>();
  readonly #incoming: Incoming;
  readonly #drawLater: BindingOptions['drawLater'];
  readonly #stop: () => void;

  /** `origin` marks this editor's own transactions. */
  constructor(editor: LexicalEditor, doc: Y.Doc, origin: unknown, options: BindingOptions) {
    const state = new TextState(editor, doc, origin, options, {
      onRemote: (change) => this.#incoming.take(change),
      settle: (force) => this.settle(force),
    });
    this.state = state;
    this.outgoing = new Outgoing(state, options.writeLater);
    this.#incoming = new Incoming(state, options.pace, () => this.settle(false));
    this.steps = new OwnSteps(state, () => this.settle(true));
    this.#drawLater = options.drawLater;
    const { shown } = state.local;
    state.screen.begin(shown);
    // The frame after the first is left to what one does with what is there now.
    if (state.screen.undrawn > 0) this.#drawLater?.(() => this.#drawLater?.(this.#drawMore));
    const stops = [
      editor.registerEditableListener(() => state.settleSoon()),
      state.lines.onDue(() => state.settleSoon()),
      state.history.state.join({
        settle: () => this.settle(true),
        openMoves: () => state.local.shown.map(({ props }) => props.ins),
      }),
    ];
    this.#stop = () => stops.forEach((stop) => stop());
    if (hasCopies(shown) || state.lines.due) state.settleSoon();
  }

  /** Draws the next piece of a long text; it waits while the editor is at work or a word is being composed. */
  readonly #drawMore = (): void => {
    const { state } = this;
    if (state.destroyed || state.screen.undrawn === 0) return;
    if (state.settled && !state.composition.active) this.#draw(false);
    if (state.screen.undrawn > 0) this.#drawLater?.(this.#drawMore);
  };

  /** Draws all that has no node yet. */
  drawAll(): void {
    if (this.state.screen.undrawn > 0) this.#draw(true);
  }

  #draw(all: boolean): void {
    const { state } = this;
    const { shown } = state.local;
    state.guard(() => state.screen.drawMore(shown, all, (id, offset) => state.position(shown, id, offset)));
    this.drawnListeners.call(undefined);
    if (state.screen.undrawn === 0) state.blockListeners.call(state.local.shown);
  }

  /** An update of the editor is done; to be called for every one. */
  updated(update: UpdateListenerPayload): void {
    if (this.state.screen.ownUpdate() || (update.dirtyElements.size === 0 && update.dirtyLeaves.size === 0)) return;
    this.outgoing.updated(update);
  }

  /** Writes and shows all that waits; not what a composition keeps back, unless `force`. */
  settle(force: boolean): void {
    const { state } = this;
    if (state.destroyed) return;
    if (state.editor._updating || state.shared.busy) return state.settleSoon();
    state.editor.read(() => undefined); // commits a pending update, which comes back through the update listener
    state.guard(() => {
      if (!force && state.holds) return this.#incoming.showAround();
      this.outgoing.send(true);
      if (state.broken) state.repair();
      else if (state.stale) state.showShared();
      else if (state.waiting.any) this.#incoming.showWaiting();
      else if (state.screen.inexact) state.showSame();
      this.#incoming.tidy();
    });
    state.announce();
  }

  destroy(): void {
    this.#stop();
    this.state.destroy();
  }
}
