/**
 * What the parts of an exchange between one Lexical editor and one Y.Text work on: the text, the blocks as written and as
 * shown, what waits, and the ways to write and to show. Who decides what is done when: `exchange.ts`.
 */
import type { LexicalEditor } from 'lexical';
import type * as Y from 'yjs';
import type { Block } from '../../../shared/document/block.ts';
import type { Place } from '../../../shared/document/blame/note-origins.ts';
import { matchBlocks } from '../../../shared/document/match.ts';
import { mapThroughMatches } from '../../../shared/document/matches.ts';
import type { Operation } from '../../../shared/document/operations.ts';
import { lengthOf, positionOf } from '../../../shared/document/position.ts';
import { suggestionMap } from '../../../shared/document/suggestions.ts';
import type { BindingOptions } from './binding-types.ts';
import { BlockKeys } from './block-keys.ts';
import { Composition } from './composition.ts';
import { History } from './history.ts';
import type { LineKeeper } from './line-keeper.ts';
import { Listeners } from './listeners.ts';
import { LocalChanges } from './local-changes.ts';
import { BlockIndex } from './read-editor.ts';
import type { MapPlace, RenderOptions } from './render.ts';
import { PIECE_SIZE } from './pieces.ts';
import { Screen } from './screen.ts';
import { SharedText, type RemoteChange } from './shared-text.ts';
import { SuggestMode } from './suggest-mode.ts';
import { WaitingChanges } from './waiting-changes.ts';

const DEFAULT_CAPTURE_TIMEOUT = 500;
const DEFAULT_COMPOSITION_LIMIT = 10_000;

export interface StateEvents {
  /** Somebody else changed the text. */
  readonly onRemote: (change: RemoteChange) => void;
  /** What waits is to be settled now. */
  readonly settle: (force: boolean) => void;
}

export class TextState {
  readonly editor: LexicalEditor;
  readonly composition: Composition;
  readonly shared: SharedText;
  readonly history: History;
  readonly lines: LineKeeper;
  readonly keys = new BlockKeys();
  readonly index = new BlockIndex();
  readonly #local: LocalChanges;
  /** Takes in a change of the editor that is shown and not read yet. */
  #unread: (() => void) | null = null;
  readonly waiting: WaitingChanges;
  readonly suggest: SuggestMode;
  readonly screen: Screen;
  readonly blockListeners = new Listeners<readonly Block[]>();
  /** Whether the blocks have to be read from the Y.Text again. */
  stale = false;
  /** Whether the text has to be shown anew after a fault. */
  broken = false;
  /** How often that was done. */
  repairs = 0;
  destroyed = false;
  readonly #settle: StateEvents['settle'];
  #scheduled = false;
  #announced: readonly Block[];

  /** `origin` marks this editor's own transactions. */
  constructor(
    editor: LexicalEditor,
    doc: Y.Doc,
    origin: unknown,
    options: BindingOptions,
    { onRemote, settle }: StateEvents,
  ) {
    const { captureTimeout = DEFAULT_CAPTURE_TIMEOUT, compositionLimit = DEFAULT_COMPOSITION_LIMIT } = options;
    const pieceSize = options.drawLater === undefined ? Infinity : (options.pieceSize ?? PIECE_SIZE);
    this.editor = editor;
    this.#settle = settle;
    this.shared = new SharedText(
      doc,
      { text: options.text ?? 'text', properties: options.properties ?? 'blocks' },
      origin,
      () => (this.stale || this.broken ? null : this.waiting.blocks(this.#local.base)),
      onRemote,
    );
    this.screen = new Screen(editor, this.keys, pieceSize);
    this.waiting = new WaitingChanges((blocks, change) => this.shared.apply(blocks, change));
    const scope = [this.shared.text, this.shared.properties, suggestionMap(doc)];
    this.history = new History(doc, scope, origin, captureTimeout);
    this.lines = this.history.state.lines;
    this.suggest = new SuggestMode(editor, doc);
    const blocks = this.shared.blocks();
    this.#local = new LocalChanges(blocks);
    this.#announced = blocks;
    this.composition = new Composition(editor, compositionLimit, () => settle(true));
  }

  /** What this editor changed; read whatever of it is still to be read. */
  get local(): LocalChanges {
    this.readNow();
    return this.#local;
  }

  /** `read` is called before anybody asks what the editor holds. */
  readLater(read: () => void): void {
    this.#unread = read;
  }

  readNow(): void {
    const read = this.#unread;
    this.#unread = null;
    read?.();
  }

  /** Whether nothing waits, in either direction. */
  get settled(): boolean {
    const { pending } = this.local;
    const waiting = this.waiting.any || this.stale || this.screen.inexact || this.broken;
    return !waiting && !pending && this.editor._pendingEditorState === null;
  }

  /** During a composition the one block being composed is kept back; a second one or a new structure is not. */
  get holds(): boolean {
    return this.composition.active && (!this.local.pending || this.local.onlyBlock() !== null);
  }

  /** The position in the flat text of a place in a block. */
  position(blocks: readonly Block[], id: string, offset: number): number {
    return positionOf(blocks, this.index.of(blocks, id), offset);
  }

  write(operations: readonly Operation[], written: () => void = () => undefined, moved: readonly Place[] = []): void {
    this.history.group(operations);
    // Before observers are called: they may bring the next change.
    this.shared.write(
      operations,
      () => {
        written();
        if (!this.waiting.written(operations)) this.stale = true;
      },
      moved,
    );
  }

  show(olds: readonly Block[], news: readonly Block[], options: RenderOptions, undone = false): void {
    this.screen.show(olds, news, options, { pending: this.local.pending, undone });
  }

  /** Shows what the Y.Text holds, all of it. */
  showShared(options: Pick<RenderOptions, 'rebuild'> | null = null): void {
    const { shown } = this.local;
    this.waiting.clear();
    this.stale = false;
    const next = this.shared.blocks(shown);
    const matches = matchBlocks(shown, next, null);
    const map: MapPlace = (id, offset) => mapThroughMatches(this.position(shown, id, offset), matches);
    this.local.settle(next);
    this.show(shown, next, { map, ...options });
  }

  /** Writes nodes again that hold what blocks can't. */
  showSame(): void {
    const { shown } = this.local;
    this.show(shown, shown, { map: (id, offset) => this.position(shown, id, offset) });
  }

  /** Shows the Y.Text anew in fresh nodes. */
  repair(): void {
    this.broken = false;
    this.repairs++;
    this.showShared({ rebuild: true });
  }

  /** The cheap part of a binding's `check`, after every change. */
  compareLengths(): void {
    const blocks = this.waiting.blocks(this.local.base);
    if (this.stale || lengthOf(blocks, blocks.length) === this.shared.text.length) return;
    this.broken = true;
    this.settleSoon();
  }

  /** Tells of the blocks, where they are others than those told last. */
  announce(): void {
    if (this.#announced === this.local.shown) return;
    this.#announced = this.local.shown;
    this.blockListeners.call(this.local.shown);
  }

  /** Runs an action; where it fails, the text is shown anew. */
  guard(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.broken = true;
      this.settleSoon();
      this.editor._onError(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Runs an action after what is under way now. */
  soon(action: () => void): true {
    queueMicrotask(() => {
      if (!this.destroyed) action();
    });
    return true;
  }

  settleSoon(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.soon(() => {
      this.#scheduled = false;
      this.#settle(false);
    });
  }

  destroy(): void {
    this.destroyed = true;
    this.suggest.destroy();
    this.composition.destroy();
    this.history.destroy();
    this.shared.destroy();
  }
}
