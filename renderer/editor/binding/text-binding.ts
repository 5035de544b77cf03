/** One Lexical editor bound to one Y.Text, as the rest of the editor sees it; the changes flow in `exchange.ts`. */
import type { LexicalEditor, NodeKey } from 'lexical';
import type * as Y from 'yjs';
import { rememberCopied } from '../../../shared/document/blame/note-origins.ts';
import type { Block } from '../../../shared/document/block.ts';
import type { Operation } from '../../../shared/document/operations.ts';
import type { Range } from '../../../shared/document/parts.ts';
import type {
  Binding,
  BlockPlace,
  BindingOptions,
  HistoryState,
  Mismatch,
  ResolvedPosition,
  SharedSelection,
  Unsubscribe,
} from './binding-types.ts';
import type { Composition } from './composition.ts';
import { Exchange } from './exchange.ts';
import { registerHistoryCommands } from './history-commands.ts';
import { mismatch } from './mismatch.ts';
import { SelectionSharing } from './selection-sharing.ts';
import type { TextState } from './text-state.ts';

export class TextBinding implements Binding {
  readonly #editor: LexicalEditor;
  readonly #exchange: Exchange;
  readonly #state: TextState;
  readonly #selection: SelectionSharing;
  readonly #stops: readonly Unsubscribe[];

  constructor(editor: LexicalEditor, doc: Y.Doc, options: BindingOptions) {
    this.#editor = editor;
    const exchange = new Exchange(editor, doc, this, options);
    const { state } = exchange;
    this.#exchange = exchange;
    this.#state = state;
    this.#selection = new SelectionSharing(
      editor,
      state.shared.text,
      state.keys,
      () => state.local.base,
      state.waiting,
    );
    this.#stops = [
      editor.registerUpdateListener((update) => {
        exchange.updated(update);
        this.#selection.changed();
      }),
      registerHistoryCommands(editor, this, (action) => state.soon(action)),
      () => this.#selection.destroy(),
      () => exchange.destroy(),
    ];
  }

  get blocks(): readonly Block[] {
    return this.#state.local.shown;
  }

  onBlocks(listener: (blocks: readonly Block[]) => void): Unsubscribe {
    return this.#state.blockListeners.add(listener);
  }

  get undrawn(): readonly Block[] {
    const { local, screen } = this.#state;
    return screen.undrawn === 0 ? [] : local.shown.slice(-screen.undrawn);
  }

  onDrawn(listener: () => void): Unsubscribe {
    return this.#exchange.drawnListeners.add(listener);
  }

  undo(): void {
    this.#exchange.steps.takeBack('undo');
  }

  redo(): void {
    this.#exchange.steps.takeBack('redo');
  }

  get history(): HistoryState {
    return this.#state.history.can;
  }

  onHistory(listener: (history: HistoryState) => void): Unsubscribe {
    return this.#state.history.onChange(listener);
  }

  closeUndoStep(): void {
    this.#exchange.outgoing.sendWaiting();
    this.#state.history.close();
  }

  settle(): void {
    this.#exchange.settle(false);
  }

  flush(): void {
    this.settle();
    this.#exchange.drawAll();
  }

  selection(): SharedSelection | null {
    return this.#selection.read();
  }

  onSelection(listener: (selection: SharedSelection | null) => void): Unsubscribe {
    return this.#selection.onChange(listener);
  }

  resolve(position: unknown): ResolvedPosition | null {
    return this.#selection.resolve(position);
  }

  blockKey(id: string): NodeKey | null {
    return this.#state.keys.keyOf(id);
  }

  blockId(key: NodeKey): string | null {
    return this.#state.keys.idOf(key);
  }

  edit(plan: (blocks: readonly Block[]) => readonly Operation[]): boolean {
    return this.#exchange.steps.edit(plan);
  }

  noteCopied(from: BlockPlace, to: BlockPlace): void {
    const { local, shared } = this.#state;
    const [start, end] = [from, to].map(({ block, offset }) => this.#state.position(local.shown, block, offset));
    if (start !== undefined && end !== undefined) rememberCopied(shared.text, start, end - start);
  }

  moveBlock(id: string, before: string | null): void {
    this.#exchange.steps.moveBlock(id, before);
  }

  suggestAs(person: string | null): void {
    this.#exchange.settle(true);
    this.#state.suggest.person = person;
    this.#state.history.close();
  }

  decide(ids: ReadonlySet<string>, accept: boolean, by: string, within: Range | null = null): void {
    this.#exchange.steps.decide({ ids, accept, by, at: Date.now(), within });
  }

  get suggesting(): boolean {
    return this.#state.suggest.on;
  }

  get settled(): boolean {
    return this.#state.settled && this.#state.screen.undrawn === 0;
  }

  get composition(): Composition {
    return this.#state.composition;
  }

  get repairs(): number {
    return this.#state.repairs;
  }

  check(): Mismatch | null {
    const { keys, shared, local } = this.#state;
    return mismatch(this.#editor, keys, shared.blocks(), local.base);
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
  }
}
