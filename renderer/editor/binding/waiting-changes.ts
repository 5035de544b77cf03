/**
 * Changes of others that are in the Y.Text and not yet in the editor. They are kept as if they had come after everything
 * written here, so that one may go on typing while they wait.
 */
import { equalBlocks, type Block } from '../../../shared/document/block.ts';
import {
  deltaAfter,
  deltaOfOperation,
  mapPosition,
  rebaseOperations,
  unmapPosition,
  type Operation,
} from '../../../shared/document/operations.ts';
import type { RemoteChange } from './shared-text.ts';

export type ApplyChange = (
  blocks: readonly Block[],
  change: Pick<RemoteChange, 'delta' | 'changed'>,
) => readonly Block[];

/** With more operations at once it is cheaper to read the text anew. */
const MANY = 40;
const nothing: ReadonlySet<string> = new Set();

export class WaitingChanges {
  readonly #apply: ApplyChange;
  #changes: readonly RemoteChange[] = [];
  /** The blocks with all of the changes: those of the Y.Text. */
  #blocks: readonly Block[] = [];

  constructor(apply: ApplyChange) {
    this.#apply = apply;
  }

  get any(): boolean {
    return this.#changes.length > 0;
  }

  get first(): RemoteChange | undefined {
    return this.#changes[0];
  }

  /** `base` are the blocks without any of the waiting changes. */
  push(change: RemoteChange, base: readonly Block[]): void {
    this.#blocks = this.#apply(this.blocks(base), change);
    this.#changes = [...this.#changes, change];
  }

  /** The first one is shown. */
  shift(): void {
    this.#changes = this.#changes.slice(1);
  }

  /** All are shown. */
  clear(): void {
    this.#changes = [];
    this.#blocks = [];
  }

  /** The blocks of the Y.Text. */
  blocks(base: readonly Block[]): readonly Block[] {
    return this.any ? this.#blocks : base;
  }

  /** The same for showing: blocks equal to those of `base` are the same objects. */
  blocksToShow(base: readonly Block[]): readonly Block[] {
    const known = new Map(base.map((block) => [block.id, block]));
    return this.blocks(base).map((block) => {
      const old = known.get(block.id);
      return old !== undefined && equalBlocks(old, block) ? old : block;
    });
  }

  /** From a position without the changes to one in the Y.Text. */
  map(position: number): number {
    return this.#changes.reduce((at, { delta }) => mapPosition(at, delta), position);
  }

  /** From a position in the Y.Text to one without the changes. */
  unmap(position: number): number {
    return this.#changes.reduceRight((at, { delta }) => unmapPosition(at, delta), position);
  }

  /** Operations made without the changes, as they have to be written; the changes then come after them. */
  rebase(operations: readonly Operation[]): readonly Operation[] {
    let rebased = operations;
    this.#changes = this.#changes.map((change) => {
      const delta = deltaAfter(change.delta, rebased);
      rebased = rebaseOperations(rebased, [change.delta]);
      return { ...change, delta };
    });
    return rebased;
  }

  /** What `rebase` gave is written. False where the blocks have to be read anew. */
  written(rebased: readonly Operation[]): boolean {
    if (!this.any) return true;
    if (rebased.length > MANY) return false;
    this.#blocks = afterOperations(this.#blocks, rebased, this.#apply);
    return true;
  }
}

/** The blocks after operations that have just been written. */
export function afterOperations(
  blocks: readonly Block[],
  operations: readonly Operation[],
  apply: ApplyChange,
): readonly Block[] {
  return operations.reduceRight((before, operation) => {
    const changed = operation.type === 'property' ? new Set([operation.block]) : nothing;
    return apply(before, { delta: deltaOfOperation(operation), changed });
  }, blocks);
}
