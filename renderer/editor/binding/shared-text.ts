/** The Yjs side of a binding: reads the text, reports what others changed, writes what this editor changed. */
import type * as Y from 'yjs';
import { origins, type Place } from '../../../shared/document/blame/note-origins.ts';
import { blockLength, equalBlocks, type Block } from '../../../shared/document/block.ts';
import { deltaOf, propertyReader } from '../../../shared/document/blocks.ts';
import { blockPlaces } from '../../../shared/document/chapter.ts';
import { decideInChapter, textsOf, type Deciding } from '../../../shared/document/decide.ts';
import { claimPlace, isPartial, planTidying, type Tidying } from '../../../shared/document/copies.ts';
import { applyDelta, blocksFromDelta, type DeltaOperation } from '../../../shared/document/delta.ts';
import type { Move } from '../../../shared/document/move.ts';
import { applyOperations, type Operation } from '../../../shared/document/operations.ts';
import { lengthOf } from '../../../shared/document/position.ts';
import { tableMap } from '../../../shared/document/table.ts';
import { blockToMove, carryStruck, copyIn, struckIn, suggestedMove } from '../../../shared/document/suggested-move.ts';
import { noteTurn } from '../../../shared/document/suggesting.ts';
import { singleChange } from './single-change.ts';

/** Origin of the transactions that remove copies: a change like one of others, which undo leaves alone. */
export const tidying = Symbol('tidying');

/** One transaction of somebody else: another person, or this editor's undo manager. */
export interface RemoteChange {
  readonly delta: readonly DeltaOperation[];
  /** Markers whose properties changed. */
  readonly changed: ReadonlySet<string>;
  readonly origin: unknown;
}

export class SharedText {
  readonly text: Y.Text;
  readonly properties: Y.Map<unknown>;
  readonly #places: Y.Map<unknown>;
  readonly #doc: Y.Doc;
  readonly #root: string;
  readonly #origin: unknown;
  readonly #read;
  readonly #stop: () => void;

  /**
   * `origin` marks this editor's own transactions; `onRemote` is called after each transaction of others; `current`
   * gives the blocks if they are those of the text right now.
   */
  constructor(
    doc: Y.Doc,
    names: { text: string; properties: string },
    origin: unknown,
    current: () => readonly Block[] | null,
    onRemote: (change: RemoteChange) => void,
  ) {
    this.#doc = doc;
    // Moves of blocks and parts of decisions are those of a text that is in no other.
    this.#root = /^(cell|note):/.test(names.text) ? 'text' : names.text;
    this.#origin = origin;
    this.text = doc.getText(names.text);
    this.properties = doc.getMap(names.properties);
    this.#places = blockPlaces(doc);
    this.#read = propertyReader(this.properties);
    let delta: readonly DeltaOperation[] | null = null;
    let changed: Set<string> | null = null;
    const onText = (event: Y.YTextEvent, transaction: Y.Transaction) => {
      // Computed at once: a transaction that follows in the same breath would be counted in.
      if (transaction.origin === origin) return;
      const blocks = current();
      delta =
        (blocks === null ? null : singleChange(transaction, this.text, blocks)) ?? (event.delta as DeltaOperation[]);
    };
    const onProperties = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction) => {
      if (transaction.origin === origin) return;
      changed ??= new Set();
      for (const key of event.keysChanged) if (typeof key === 'string') changed.add(key.slice(0, key.lastIndexOf(':')));
    };
    const onEnd = (transaction: Y.Transaction) => {
      if (delta === null && changed === null) return;
      const change = {
        delta: delta ?? [],
        changed: changed ?? new Set<string>(),
        origin: transaction.origin as unknown,
      };
      delta = changed = null;
      onRemote(change);
    };
    this.text.observe(onText);
    this.properties.observe(onProperties);
    doc.on('afterTransaction', onEnd);
    this.#stop = () => {
      this.text.unobserve(onText);
      this.properties.unobserve(onProperties);
      doc.off('afterTransaction', onEnd);
    };
  }

  /** All blocks; those equal to one of `known` are the same objects. */
  blocks(known: readonly Block[] = []): Block[] {
    const fresh = blocksFromDelta(deltaOf(this.text), this.#read);
    return known.length === 0 ? fresh : reuse(fresh, known);
  }

  /** `blocks` after a change of others. */
  apply(blocks: readonly Block[], { delta, changed }: Pick<RemoteChange, 'delta' | 'changed'>): Block[] {
    return applyDelta(blocks, delta, this.#read, changed);
  }

  /** Whether a transaction or its observers are under way: nothing may be written then, nobody would see it in order. */
  get busy(): boolean {
    return this.#doc._transaction !== null || this.#doc._transactionCleanups.length > 0;
  }

  /** `written` is called before anybody is told of the change. `moved`: what of the text stands in another place then. */
  write(operations: readonly Operation[], written: () => void, moved: readonly Place[] = []): void {
    const noteOrigins = origins(this.text, operations, moved);
    this.#doc.transact(() => {
      applyOperations(this.text, this.properties, operations);
      noteOrigins?.();
      written();
    }, this.#origin);
  }

  /** Writes a move of one of the blocks `old`. Nothing may be waiting. */
  move(move: Move, old: readonly Block[]): void {
    const { operations, blocks, moved } = move;
    const struck = struckIn(this.#doc, this.text, old, move);
    const noteOrigins = origins(this.text, operations);
    this.#doc.transact(() => {
      applyOperations(this.text, this.properties, operations);
      noteOrigins?.();
      claimPlace(this.text, this.#places, blocks, blocks.indexOf(moved));
      carryStruck(this.#doc, this.text, moved.markerId, struck);
    }, this.#origin);
  }

  /** Whether changes wait for others that have not come. */
  get isPartial(): boolean {
    return isPartial(this.#doc);
  }

  /** The block that a person's suggested move of a block takes. */
  blockToMove(blocks: readonly Block[], id: string, person: string): string {
    return blockToMove(this.#doc, person, blocks, id);
  }

  /** The operations of a suggested move; `written` is to be called within the transaction that has written them. */
  planSuggestedMove(
    old: readonly Block[],
    move: Move,
    person: string,
  ): {
    readonly suggestion: string;
    readonly operations: readonly Operation[];
    readonly written: () => void;
    readonly moved: readonly Place[];
  } {
    const doc = this.#doc;
    const struck = struckIn(doc, this.text, old, move);
    const turn = suggestedMove(doc, person, move, old);
    const written = (): void => {
      noteTurn(doc, this.text, turn, { person, at: Date.now() });
      carryStruck(doc, this.text, copyIn(turn), struck);
    };
    const moved: Place = [lengthOf(old, old.indexOf(move.moved)), blockLength(move.moved)];
    return { suggestion: turn.id, operations: turn.operations, written, moved: [moved] };
  }

  /** What to do about copies; `blocks` are those of the text. */
  planTidying(blocks: readonly Block[]): Tidying | null {
    return planTidying(this.text, this.#places, blocks);
  }

  tidy({ operations }: Tidying): void {
    this.#doc.transact(() => applyOperations(this.text, this.properties, operations), tidying);
  }

  /** Accepts or rejects suggestions everywhere in the chapter. False where there was nothing to decide. */
  decide(deciding: Deciding): boolean {
    return decideInChapter(this.#doc, { ...deciding, root: this.#root }, this.#origin);
  }

  /** What a decision may change: all texts of the chapter, and its tables. */
  decidable(): readonly (Y.Text | Y.Map<unknown>)[] {
    return [...textsOf(this.#doc), tableMap(this.#doc)];
  }

  destroy(): void {
    this.#stop();
  }
}

function reuse(fresh: readonly Block[], known: readonly Block[]): Block[] {
  const byId = new Map(known.map((block) => [block.id, block]));
  return fresh.map((block) => {
    const old = byId.get(block.id);
    return old !== undefined && equalBlocks(old, block) ? old : block;
  });
}
