/** What the rest of the editor sees of the binding. */
import type { NodeKey } from 'lexical';
import type { Block } from '../../../shared/document/block.ts';
import type { Operation } from '../../../shared/document/operations.ts';
import type { Range } from '../../../shared/document/parts.ts';

/** The selection as Yjs relative positions (JSON, association to the left); `focus` equals `anchor` for a caret. */
export interface SharedSelection {
  readonly anchor: unknown;
  readonly focus: unknown;
}

export interface ResolvedPosition {
  readonly block: string;
  /** Lexical key of the block's node. */
  readonly key: NodeKey;
  /** Characters from the start of the block. */
  readonly offset: number;
}

/** A place in the text: a block by its id, and characters from its start. */
export interface BlockPlace {
  readonly block: string;
  readonly offset: number;
}

export interface HistoryState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Y.Text, mirror and Lexical tree as text, where they are not the same. */
export interface Mismatch {
  readonly shared: string;
  readonly mirror: string;
  readonly editor: string;
}

export type Unsubscribe = () => void;

/** Keeps one Lexical editor and one Y.Text the same. Serves UNDO_COMMAND and REDO_COMMAND itself. */
export interface Binding {
  /** The blocks as last synchronised; a block that did not change stays the same object. */
  readonly blocks: readonly Block[];
  /** Called after every change of `blocks`, local or remote, and when the last of them has its node (see `drawLater`). */
  onBlocks(listener: (blocks: readonly Block[]) => void): Unsubscribe;
  /** The blocks at the end that have no node yet: a long text is drawn in pieces. `flush` draws them. */
  readonly undrawn: readonly Block[];
  /** Called after each piece that was drawn. */
  onDrawn(listener: () => void): Unsubscribe;

  /** Take back, or do again, the last step of this editor alone; not within `editor.update`. */
  undo(): void;
  redo(): void;
  readonly history: HistoryState;
  onHistory(listener: (history: HistoryState) => void): Unsubscribe;
  /** The next change starts a new undo step (paste, blur …; Enter and formats do so by themselves). */
  closeUndoStep(): void;

  /** Whether nothing waits: what is typed is in the Y.Text, and what the Y.Text holds is shown. */
  readonly settled: boolean;
  /** Sends what is still pending in the editor, shows what is still waiting; not within `editor.update`. */
  settle(): void;
  /** The same, and draws all. */
  flush(): void;

  /** The selection for awareness; null without one. */
  selection(): SharedSelection | null;
  onSelection(listener: (selection: SharedSelection | null) => void): Unsubscribe;
  /** Where a relative position of a peer (JSON) is on this screen; null where it is gone or no position. */
  resolve(position: unknown): ResolvedPosition | null;
  /** Null for a block that isn't in the text, or not drawn yet. */
  blockKey(id: string): NodeKey | null;
  blockId(key: NodeKey): string | null;

  /** From now on changes, to all texts of the chapter, are suggestions of this person (an id); with null no longer. */
  suggestAs(person: string | null): void;
  readonly suggesting: boolean;
  /**
   * Accepts or rejects suggestions by their ids in the name of a person, as one undo step: in the whole chapter, its cells
   * and notes included, or only within a part of its own text.
   */
  decide(ids: ReadonlySet<string>, accept: boolean, by: string, within?: Range | null): void;

  /**
   * Writes the operations that `plan` makes for the blocks as one undo step, as a suggestion while one suggests; not within
   * `editor.update`. False where nothing was to do, or nothing can be written now.
   */
  edit(plan: (blocks: readonly Block[]) => readonly Operation[]): boolean;

  /** Remembers that a part of the text is copied: where it is pasted it stays its authors'. A place is a block and an offset. */
  noteCopied(from: BlockPlace, to: BlockPlace): void;

  /** Moves a block, with everything in it, before another (null: to the end), as one undo step. */
  moveBlock(id: string, before: string | null): void;

  /** Null while Y.Text, mirror and Lexical are the same; meant for tests and the repair. Costs the whole text. */
  check(): Mismatch | null;
  /** How often the editor had to be rebuilt from the Y.Text because of a mismatch or an error; should stay 0. */
  readonly repairs: number;
  destroy(): void;
}

export interface BindingOptions {
  /**
   * Called when changes of others are there: calls back when it is time to show them. At once by default. Only the
   * latest `show` has to be called.
   */
  readonly pace?: (show: () => void) => void;
  /**
   * Called with what writes a change that is shown already, one character more or less: a key need not wait for it. At once
   * by default. Any other change and whoever asks for the text (`settle`) has it written first. Only the latest `write` has
   * to be called.
   */
  readonly writeLater?: (write: () => void) => void;
  /**
   * Called with what draws the next piece of a long text; only its beginning is drawn at once. Without it all is. Only the
   * latest `draw` has to be called.
   */
  readonly drawLater?: (draw: () => void) => void;
  /** What such a piece may cost, in characters. */
  readonly pieceSize?: number;
  /** Milliseconds of typing that make one undo step. */
  readonly captureTimeout?: number;
  /** Longest time in milliseconds that remote changes of a block wait for an IME composition in it. */
  readonly compositionLimit?: number;
  /** Root types: a chapter's text by default; else a footnote's or a cell's. */
  readonly text?: string;
  readonly properties?: string;
}
