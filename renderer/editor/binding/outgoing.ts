/** From the editor to the text: reads what changed in the editor, and writes it, as a suggestion while one suggests. */
import { $isTextNode, type UpdateListenerPayload } from 'lexical';
import type { Block } from '../../../shared/document/block.ts';
import type { DeltaOperation } from '../../../shared/document/delta.ts';
import { mapPosition } from '../../../shared/document/operations.ts';
import type { BindingOptions } from './binding-types.ts';
import { $readChange } from './read-editor.ts';
import type { MapPlace } from './render.ts';
import type { TextState } from './text-state.ts';
import { afterOperations } from './waiting-changes.ts';

export class Outgoing {
  readonly #state: TextState;
  readonly #writeLater: BindingOptions['writeLater'];
  /** A change is to be written in a moment. */
  #waits = false;

  constructor(state: TextState, writeLater: BindingOptions['writeLater']) {
    this.#state = state;
    this.#writeLater = writeLater;
  }

  /** Takes in what an update of the editor changed, and sends it where nothing stands against that now. */
  updated(update: UpdateListenerPayload): void {
    const state = this.#state;
    // Each change is a step of its own, however soon the next one comes.
    this.sendWaiting();
    if (this.#writeLater !== undefined && this.#isFree && !state.composition.active && isTypedCharacter(update)) {
      this.#waits = true;
      state.readLater(() => state.guard(() => this.#read(update)));
      return this.#writeLater(this.sendWaiting);
    }
    state.guard(() => {
      this.#read(update);
      if (!state.local.pending && !state.screen.inexact) return;
      if (state.holds) state.composition.started();
      else if (!this.#isFree || state.screen.inexact) state.settleSoon();
      else this.send(false);
    });
    state.announce();
  }

  /** Whether nothing stands against writing the text as it is shown. */
  get #isFree(): boolean {
    const { stale, broken, shared, suggest } = this.#state;
    return !stale && !broken && !shared.busy && !suggest.on;
  }

  #read({ dirtyElements, editorState, prevEditorState }: UpdateListenerPayload): void {
    const { keys, index, local, screen, suggest, editor } = this.#state;
    const change = editorState.read(() => $readChange(keys, index, local.shown, dirtyElements.keys(), screen.undrawn), {
      editor,
    });
    screen.rewrite(change.inexact);
    local.add(change.blocks, suggest.replaced.addTo(change.hint, keys, prevEditorState));
  }

  /** Writes now what would be written in a moment; what a composition keeps back comes with its end. */
  readonly sendWaiting = (): void => {
    const state = this.#state;
    if (!this.#waits || state.destroyed || state.composition.active) return;
    state.readNow();
    if (!this.#isFree || state.screen.inexact) state.settleSoon();
    else state.guard(() => this.send(false));
    state.announce();
  };

  /** Writes the local changes. What waits from others stays waiting. `show`: whether the editor may be changed now. */
  send(show: boolean): void {
    const state = this.#state;
    this.#waits = false;
    if (!state.local.pending) return;
    const { base, shown } = state.local;
    const { operations, delta } = state.suggest.turn(state.local.operations(), base);
    const rebased = state.waiting.rebase(operations);
    state.local.settle(shown);
    const turned = (): void => {
      if (delta === null) return;
      if (rebased.length > 0) state.suggest.note(state.shared.text, rebased);
      state.local.settle(afterOperations(base, operations, (blocks, change) => state.shared.apply(blocks, change)));
    };
    if (rebased.length > 0) state.write(rebased, turned);
    else turned();
    if (delta !== null && show) this.#showTurned(shown, delta);
    else if (delta !== null) this.#rewriteChanged(shown);
    // Blocks that share a marker share its properties, and are numbered in order.
    const simple = rebased.every(
      (operation) => operation.type === 'format' || (operation.type === 'insert' && operation.length === 1),
    );
    if (!simple && shown.some(({ id, markerId }) => id !== markerId)) state.stale = true;
    state.compareLengths();
    if (state.stale) state.settleSoon();
  }

  /** The editor shows `shown` where other blocks were written: their nodes are to be written again. */
  #rewriteChanged(shown: readonly Block[]): void {
    const state = this.#state;
    const before = new Set(shown);
    const changed = state.local.shown.filter((block) => !before.has(block));
    state.screen.rewrite(changed.flatMap(({ id }) => state.keys.keyOf(id) ?? []));
    state.settleSoon();
  }

  /** Shows what became of the editor's own change: text that it took away and that is only suggested to go. */
  #showTurned(shown: readonly Block[], delta: readonly DeltaOperation[]): void {
    const state = this.#state;
    const side = state.suggest.takeSide();
    const map: MapPlace = (id, offset) => mapPosition(state.position(shown, id, offset), delta, side);
    state.show(shown, state.local.shown, { map });
  }
}

/** Whether all that an update did is a character more or less in one place. */
function isTypedCharacter({
  dirtyElements,
  dirtyLeaves,
  editorState,
  prevEditorState,
}: UpdateListenerPayload): boolean {
  const [leaf] = dirtyLeaves;
  if (leaf === undefined || dirtyLeaves.size > 1) return false;
  // The root is always marked; where blocks come or go, their neighbours are, too.
  for (const [key, changed] of dirtyElements) if (changed && key !== 'root') return false;
  const [before, now] = [prevEditorState._nodeMap.get(leaf), editorState._nodeMap.get(leaf)];
  if (!$isTextNode(before) || !$isTextNode(now)) return false;
  return Math.abs(before.__text.length - now.__text.length) === 1;
}
