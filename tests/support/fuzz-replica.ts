/** One replica of a text, as blocks: edits them as blocks and shows what others changed, without an editor. */
import * as Y from 'yjs';
import type { Block } from '../../shared/document/block.ts';
import { deltaOf, propertyReader, withMarkers } from '../../shared/document/blocks.ts';
import { blockPlaces } from '../../shared/document/chapter.ts';
import { claimPlace, planTidying } from '../../shared/document/copies.ts';
import { applyDelta, blocksFromDelta, type DeltaOperation } from '../../shared/document/delta.ts';
import { diffBlocks } from '../../shared/document/diff.ts';
import type { Move } from '../../shared/document/move.ts';
import { applyOperations, rebaseOperations, type Operation } from '../../shared/document/operations.ts';

interface Change {
  readonly delta: readonly DeltaOperation[];
  readonly changed: ReadonlySet<string>;
}

export class Replica {
  readonly doc = new Y.Doc();
  readonly history: Y.UndoManager;
  readonly inbox: Uint8Array[] = [];
  blocks: readonly Block[] = [];
  /** Changes of others that the blocks do not show yet. */
  waiting: Change[] = [];
  readonly #text = this.doc.getText('text');
  readonly #map: Y.Map<unknown> = this.doc.getMap('blocks');
  readonly #places: Y.Map<unknown> = blockPlaces(this.doc);
  readonly #properties = propertyReader(this.#map);

  constructor(number: number) {
    this.doc.clientID = number + 1;
    this.history = new Y.UndoManager([this.#text, this.#map], {
      trackedOrigins: new Set([this]),
      captureTimeout: 0,
    });
    this.blocks = this.read();
    let delta: readonly DeltaOperation[] = [];
    let changed = new Set<string>();
    this.#text.observe((event, transaction) => {
      if (transaction.origin !== this) delta = event.delta as DeltaOperation[];
    });
    this.#map.observe((event, transaction) => {
      if (transaction.origin === this) return;
      for (const key of event.keysChanged) changed.add(String(key).slice(0, String(key).lastIndexOf(':')));
    });
    this.doc.on('afterTransaction', () => {
      if (delta.length > 0 || changed.size > 0) this.waiting.push({ delta, changed });
      delta = [];
      changed = new Set();
    });
  }

  read(): Block[] {
    return blocksFromDelta(deltaOf(this.#text), this.#properties);
  }

  /** Shows what waits. */
  show(): void {
    for (const { delta, changed } of this.waiting)
      this.blocks = applyDelta(this.blocks, delta, this.#properties, changed);
    this.waiting = [];
  }

  /** Turns the blocks into `next`; with changes waiting the operations are moved over them first. */
  edit(edited: readonly Block[]): void {
    const next = withMarkers(edited);
    this.write(diffBlocks(this.blocks, next), next);
  }

  /** Makes one of equal copies; nothing may be waiting. True when there were any. */
  tidy(): boolean {
    const plan = planTidying(this.#text, this.#places, this.blocks);
    if (plan === null) return false;
    this.doc.transact(() => applyOperations(this.#text, this.#map, plan.operations), 'tidy');
    this.show();
    return true;
  }

  move({ operations, blocks, moved }: Move): void {
    this.doc.transact(() => {
      applyOperations(this.#text, this.#map, operations);
      claimPlace(this.#text, this.#places, blocks, blocks.indexOf(moved));
    }, this);
    this.blocks = this.read();
  }

  takeBack(kind: 'undo' | 'redo'): void {
    this.show();
    this.history[kind]();
    this.show();
  }

  write(operations: readonly Operation[], next: readonly Block[] | null): void {
    const rebased = rebaseOperations(
      operations,
      this.waiting.map(({ delta }) => delta),
    );
    this.doc.transact(() => applyOperations(this.#text, this.#map, rebased), this);
    const late = next === null || this.waiting.length > 0 || next.some((block) => block.id !== block.markerId);
    this.blocks = late ? this.read() : next;
    this.waiting = [];
  }
}
