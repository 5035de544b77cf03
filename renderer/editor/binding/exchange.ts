/**
 * The flow of changes between one Lexical editor and one Y.Text (ARCHITECTURE.md, the path of one keystroke).
 *
 * Local: an update of the editor is read (dirty blocks only), compared with the blocks as shown, and written in one
 * transaction. Remote: a delta is applied to the blocks and shown, touching only nodes of changed blocks.
 * Both wait while they would disturb: during a composition, with an editor update still pending, or inside observers.
 * What waits is settled in one go: local changes are moved over the waiting deltas and written, then all is shown.
 */
import type { LexicalEditor, NodeKey, UpdateListenerPayload } from 'lexical';
import type * as Y from 'yjs';
import type { Block } from '../../../shared/document/block.ts';
import type { Deciding } from '../../../shared/document/decide.ts';
import { hasCopies, type Tidying } from '../../../shared/document/copies.ts';
import { diffBlocks } from '../../../shared/document/diff.ts';
import { mapThroughMatches, matchBlocks } from '../../../shared/document/match.ts';
import { copied, planMove, withRealStart, type Move } from '../../../shared/document/move.ts';
import type { DeltaOperation } from '../../../shared/document/delta.ts';
import { endOfChange, mapPosition, type Operation } from '../../../shared/document/operations.ts';
import { lengthOf, positionOf } from '../../../shared/document/position.ts';
import { suggestionMap } from '../../../shared/document/suggestions.ts';
import type { BindingOptions } from './binding-types.ts';
import { BlockKeys } from './block-keys.ts';
import { Composition } from './composition.ts';
import { History } from './history.ts';
import { Listeners } from './listeners.ts';
import { LocalChanges } from './local-changes.ts';
import { BlockIndex, $readChange } from './read-editor.ts';
import type { MapPlace, RenderOptions } from './render.ts';
import { Screen } from './screen.ts';
import { SharedText, tidying, type RemoteChange } from './shared-text.ts';
import { SuggestMode } from './suggest-mode.ts';
import { afterOperations, WaitingChanges } from './waiting-changes.ts';

const DEFAULT_CAPTURE_TIMEOUT = 500;
const DEFAULT_COMPOSITION_LIMIT = 10_000;

export class Exchange {
  readonly composition: Composition;
  readonly shared: SharedText;
  readonly history: History;
  readonly keys = new BlockKeys();
  readonly local: LocalChanges;
  readonly waiting: WaitingChanges;
  readonly suggest: SuggestMode;
  readonly blockListeners = new Listeners<readonly Block[]>();
  /** How often the text had to be shown anew after a fault. */
  repairs = 0;
  readonly #editor: LexicalEditor;
  readonly #index = new BlockIndex();
  readonly #screen: Screen;
  readonly #pace: BindingOptions['pace'];
  /** Whether the blocks have to be read from the Y.Text again. */
  #stale = false;
  #broken = false;
  #scheduled = false;
  #destroyed = false;
  #announced: readonly Block[] = [];
  /** While copies are being removed. */
  #tidying: Tidying | null = null;
  readonly #stop: () => void;

  /** `origin` marks this editor's own transactions. */
  constructor(editor: LexicalEditor, doc: Y.Doc, origin: unknown, options: BindingOptions) {
    const { captureTimeout = DEFAULT_CAPTURE_TIMEOUT, compositionLimit = DEFAULT_COMPOSITION_LIMIT } = options;
    this.#editor = editor;
    this.shared = new SharedText(
      doc,
      { text: options.text ?? 'text', properties: options.properties ?? 'blocks' },
      origin,
      () => (this.#stale || this.#broken ? null : this.waiting.blocks(this.local.base)),
      (change) => this.#onRemote(change),
    );
    this.#pace = options.pace;
    this.#screen = new Screen(editor, this.keys);
    this.waiting = new WaitingChanges((blocks, change) => this.shared.apply(blocks, change));
    const scope = [this.shared.text, this.shared.properties, suggestionMap(doc)];
    this.history = new History(doc, scope, origin, captureTimeout);
    this.suggest = new SuggestMode(editor, doc);
    const blocks = this.shared.blocks();
    this.local = new LocalChanges(blocks);
    this.#announced = blocks;
    this.composition = new Composition(editor, compositionLimit, () => this.settle(true));
    this.#show([], blocks, { map: () => 0, rebuild: true });
    this.#stop = editor.registerEditableListener(() => this.#settleSoon());
    if (hasCopies(blocks)) this.#settleSoon();
  }

  /** Whether nothing waits, in either direction. */
  get settled(): boolean {
    const waiting = this.waiting.any || this.#stale || this.#screen.inexact || this.#broken;
    return !waiting && !this.local.pending && this.#editor._pendingEditorState === null;
  }

  moveBlock(id: string, before: string | null): void {
    this.settle(true);
    const old = this.#withRealStart();
    const move = planMove(old, id, before);
    if (move === null) return;
    if (this.suggest.on) return this.#suggestMove(old, move);
    const next = move.blocks;
    this.history.group(move.operations);
    this.shared.move(move);
    this.local.settle(next);
    this.#show(old, next, { map: (block, offset) => positionOf(next, this.#index.of(next, block), offset) });
    if (next.some((block) => block.id !== block.markerId)) this.#showShared(null);
    this.#announce();
  }

  /** Writes operations on the blocks as an edit of this person, as one undo step. */
  edit(plan: (blocks: readonly Block[]) => readonly Operation[]): boolean {
    this.settle(true);
    if (!this.settled || !this.#editor.isEditable()) return false;
    const { shown } = this.local;
    const planned = plan(shown);
    if (planned.length === 0) return false;
    const { operations, delta } = this.suggest.turn(planned, shown);
    this.history.close();
    this.#write(operations, () => {
      if (delta !== null) this.suggest.note(this.shared.text, operations);
    });
    this.history.close();
    this.#showShared(null);
    this.#announce();
    return true;
  }

  /** Accepts or rejects suggestions in the whole chapter, as one undo step. */
  decide(deciding: Deciding): void {
    this.settle(true);
    this.history.close();
    this.history.include(this.shared.decidable());
    if (!this.shared.decide(deciding)) return;
    this.history.close();
    // Written by the chapter's document itself, past the blocks: they are read anew.
    this.#showShared(null);
    this.#announce();
  }

  /** Undoes or redoes the last step of this editor. */
  takeBack(which: 'undo' | 'redo'): void {
    this.settle(true);
    this.history[which]();
    this.shared.undone();
  }

  /** A suggested move: a copy in the new place, with the old one suggested to go. */
  #suggestMove(old: readonly Block[], move: Move): void {
    const { operations, delta } = this.suggest.turn(copied(move), old);
    if (delta === null) return;
    this.#write(operations, () => this.suggest.note(this.shared.text, operations));
    this.#showShared(null);
    this.#announce();
  }

  /** Runs an action after what is under way now. */
  soon(action: () => void): true {
    queueMicrotask(() => {
      if (!this.#destroyed) action();
    });
    return true;
  }

  destroy(): void {
    this.#destroyed = true;
    this.#stop();
    this.suggest.destroy();
    this.composition.destroy();
    this.history.destroy();
    this.shared.destroy();
  }

  // From the editor.

  /** An update of the editor is done; to be called for every one. */
  updated({ dirtyElements, dirtyLeaves, editorState }: UpdateListenerPayload): void {
    if (this.#screen.ownUpdate() || (dirtyElements.size === 0 && dirtyLeaves.size === 0)) return;
    editorState.read(() => this.#$read(dirtyElements.keys()), { editor: this.#editor });
  }

  #$read(dirty: Iterable<NodeKey>): void {
    this.#guard(() => {
      const { blocks, hint, inexact } = $readChange(this.keys, this.#index, this.local.shown, dirty);
      this.#screen.rewrite(inexact);
      this.local.add(blocks, hint);
      if (!this.local.pending && inexact.length === 0) return;
      if (this.#holds()) this.composition.started();
      else if (this.#stale || this.#broken || this.shared.busy || inexact.length > 0 || this.suggest.on)
        this.#settleSoon();
      else this.#send(false);
    });
    this.#announce();
  }

  /** During a composition the one block being composed is kept back; a second one or a new structure is not. */
  #holds(): boolean {
    return this.composition.active && (!this.local.pending || this.local.onlyBlock() !== null);
  }

  /** Writes the local changes. What waits from others stays waiting. `show`: whether the editor may be changed now. */
  #send(show: boolean): void {
    if (!this.local.pending) return;
    const { base, shown } = this.local;
    const { operations, delta } = this.suggest.turn(this.local.operations(), base);
    const rebased = this.waiting.rebase(operations);
    this.local.settle(shown);
    const turned = (): void => {
      if (delta === null) return;
      if (rebased.length > 0) this.suggest.note(this.shared.text, rebased);
      this.local.settle(afterOperations(base, operations, (blocks, change) => this.shared.apply(blocks, change)));
    };
    if (rebased.length > 0) this.#write(rebased, turned);
    else turned();
    if (delta !== null && show) this.#showTurned(shown, delta);
    else if (delta !== null) this.#rewriteChanged(shown);
    // Blocks that share a marker share its properties, and are numbered in order.
    const simple = rebased.every(
      (operation) => operation.type === 'format' || (operation.type === 'insert' && operation.length === 1),
    );
    if (!simple && shown.some(({ id, markerId }) => id !== markerId)) this.#stale = true;
    this.#compareLengths();
    if (this.#stale) this.#settleSoon();
  }

  #write(operations: readonly Operation[], written: () => void = () => undefined): void {
    this.history.group(operations);
    // Before observers are called: they may bring the next change.
    this.shared.write(operations, () => {
      written();
      if (!this.waiting.written(operations)) this.#stale = true;
    });
  }

  /** The editor shows `shown` where other blocks were written: their nodes are to be written again. */
  #rewriteChanged(shown: readonly Block[]): void {
    const before = new Set(shown);
    const changed = this.local.shown.filter((block) => !before.has(block));
    this.#screen.rewrite(changed.flatMap(({ id }) => this.keys.keyOf(id) ?? []));
    this.#settleSoon();
  }

  /** Shows what became of the editor's own change: text that it took away and that is only suggested to go. */
  #showTurned(shown: readonly Block[], delta: readonly DeltaOperation[]): void {
    const side = this.suggest.takeSide();
    const map: MapPlace = (id, offset) =>
      mapPosition(positionOf(shown, this.#index.of(shown, id), offset), delta, side);
    this.#show(shown, this.local.shown, { map });
  }

  // From the others.

  #onRemote(change: RemoteChange): void {
    this.#guard(() => {
      const busy = this.#editor._updating || this.#editor._pendingEditorState !== null;
      const paced = this.#pace !== undefined && change.origin !== this.history.manager && change.origin !== tidying;
      const later = paced || busy || this.waiting.any || this.#stale || this.#broken;
      if (!later && this.#showRemote(change)) {
        if (hasCopies(this.local.shown)) this.#settleSoon();
        return this.#compareLengths();
      }
      this.waiting.push(change, this.local.base);
      if (paced) this.#pace(this.#showPaced);
      else if (busy || !this.#holds()) this.#settleSoon();
    });
    this.#announce();
  }

  readonly #showPaced = (): void => this.settle(false);

  /** Shows a change of others, unless it touches what is kept back here. */
  #showRemote(change: RemoteChange): boolean {
    const { base, shown } = this.local;
    const next = this.shared.apply(base, change);
    if (this.local.pending) {
      if (!this.local.applyAround(next)) return false;
    } else if (this.composition.active && this.#touchesComposed(next)) return false;
    else this.local.settle(next);
    const undone = change.origin === this.history.manager;
    const map: MapPlace = (id, offset) => {
      const standing = this.#tidying?.kept.get(id)?.block.id ?? id;
      return mapPosition(positionOf(base, this.#index.of(base, standing), offset), change.delta);
    };
    this.#show(shown, this.local.shown, { map, caret: undone ? endOfChange(change.delta) : null }, undone);
    return true;
  }

  #touchesComposed(next: readonly Block[]): boolean {
    const key = this.composition.block;
    const id = key === null ? null : this.keys.idOf(key);
    const block = id === null ? undefined : this.local.shown[this.#index.of(this.local.shown, id)];
    return block === undefined || !next.includes(block);
  }

  // Both together.

  /** Writes and shows all that waits; not what a composition keeps back, unless `force`. */
  settle(force: boolean): void {
    if (this.#destroyed) return;
    if (this.#editor._updating || this.shared.busy) return this.#settleSoon();
    this.#editor.read(() => undefined); // commits a pending update, which comes back through the update listener
    this.#guard(() => {
      if (!force && this.#holds()) {
        while (this.waiting.first !== undefined && this.#showRemote(this.waiting.first)) this.waiting.shift();
        return;
      }
      this.#send(true);
      if (this.#broken) this.#repair();
      else if (this.#stale) this.#showShared(null);
      else if (this.waiting.any) this.#showWaiting();
      else if (this.#screen.inexact) this.#showSame();
      this.#tidy();
    });
    this.#announce();
  }

  /** Makes one of the copies that several moves of one block left. Whoever may only read leaves that to the others. */
  #tidy(): void {
    const { shown } = this.local;
    if (!hasCopies(shown) || !this.settled || this.composition.active || !this.#editor.isEditable()) return;
    this.#tidying = this.shared.planTidying(shown);
    if (this.#tidying !== null) this.shared.tidy(this.#tidying);
    this.#tidying = null;
  }

  /** Shows the changes of others in one go. Nothing local may be pending. */
  #showWaiting(): void {
    const { shown } = this.local;
    const next = this.waiting.blocksToShow(shown);
    this.local.settle(next);
    const map: MapPlace = (id, offset) => this.waiting.map(positionOf(shown, this.#index.of(shown, id), offset));
    this.#show(shown, next, { map });
    this.waiting.clear();
    this.#compareLengths();
  }

  /** Shows what the Y.Text holds, all of it. */
  #showShared(options: Pick<RenderOptions, 'rebuild'> | null): void {
    const { shown } = this.local;
    this.waiting.clear();
    this.#stale = false;
    const next = this.shared.blocks(shown);
    const matches = matchBlocks(shown, next, null);
    const map: MapPlace = (id, offset) =>
      mapThroughMatches(positionOf(shown, this.#index.of(shown, id), offset), matches);
    this.local.settle(next);
    this.#show(shown, next, { map, ...options });
  }

  /** Writes nodes again that hold what blocks can't. */
  #showSame(): void {
    const { shown } = this.local;
    this.#show(shown, shown, { map: (id, offset) => positionOf(shown, this.#index.of(shown, id), offset) });
  }

  #show(olds: readonly Block[], news: readonly Block[], options: RenderOptions, undone = false): void {
    this.#screen.show(olds, news, options, { pending: this.local.pending, undone });
  }

  #settleSoon(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.soon(() => {
      this.#scheduled = false;
      this.settle(false);
    });
  }

  // What must not happen.

  /** The cheap part of `check`, after every change. */
  #compareLengths(): void {
    const blocks = this.waiting.blocks(this.local.base);
    if (this.#stale || lengthOf(blocks, blocks.length) === this.shared.text.length) return;
    this.#broken = true;
    this.#settleSoon();
  }

  #guard(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#broken = true;
      this.#settleSoon();
      this.#editor._onError(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Shows the Y.Text anew in fresh nodes. */
  #repair(): void {
    this.#broken = false;
    this.repairs++;
    this.#showShared({ rebuild: true });
  }

  #announce(): void {
    if (this.#announced === this.local.shown) return;
    this.#announced = this.local.shown;
    this.blockListeners.call(this.local.shown);
  }

  /** Before a block is moved: text without a marker gets one, so that nothing moved before it swallows it. */
  #withRealStart(): readonly Block[] {
    const { shown } = this.local;
    const next = withRealStart(shown);
    const [first, before] = [next[0], shown[0]];
    if (next === shown || first === undefined || before === undefined) return shown;
    this.keys.set(first.id, this.keys.keyOf(before.id) ?? '');
    this.#write(diffBlocks(shown, next));
    this.local.settle(next);
    return next;
  }
}
