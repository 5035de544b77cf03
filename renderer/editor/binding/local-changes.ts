/**
 * What this editor changed and has not written yet. Kept as matches between the blocks as written and as shown, step by
 * step: a character that stood there before is never taken for a new one, however many steps come together.
 */
import { blockLength, type Block } from '../../../shared/document/block.ts';
import { operationsFromMatches } from '../../../shared/document/diff.ts';
import { matchBlocks, type CaretHint } from '../../../shared/document/match.ts';
import { composeMatches, matchesAround, matchesWithin, type Match } from '../../../shared/document/matches.ts';
import type { Operation } from '../../../shared/document/operations.ts';
import { lengthOf } from '../../../shared/document/position.ts';

export class LocalChanges {
  /** The blocks as the Y.Text had them, without deltas that still wait. */
  base: readonly Block[];
  /** The blocks as the editor shows them. */
  shown: readonly Block[];
  #matches: readonly Match[] | null = null;

  constructor(blocks: readonly Block[]) {
    this.base = this.shown = blocks;
  }

  get pending(): boolean {
    return this.#matches !== null;
  }

  /** The editor shows `blocks` now. */
  add(blocks: readonly Block[], hint: CaretHint | null): void {
    if (blocks === this.shown) return;
    const step = matchBlocks(this.shown, blocks, hint);
    this.#matches = this.#matches === null ? step : composeMatches(this.#matches, step);
    this.shown = blocks;
  }

  operations(): Operation[] {
    return this.#matches === null ? [] : operationsFromMatches(this.base, this.shown, this.#matches);
  }

  /** Written and shown are the same now. */
  settle(blocks: readonly Block[]): void {
    this.base = this.shown = blocks;
    this.#matches = null;
  }

  /** The index of the only changed block, if there is exactly one and blocks neither came nor went. */
  onlyBlock(): number | null {
    if (this.base.length !== this.shown.length) return null;
    let only: number | null = null;
    for (const [index, block] of this.base.entries()) {
      const now = this.shown[index];
      if (now === block) continue;
      if (only !== null || now?.id !== block.id) return null;
      only = index;
    }
    return only;
  }

  /**
   * Takes in a change of others around the only changed block. False, and nothing done, where it touches that block or
   * there is not just one.
   */
  applyAround(next: readonly Block[]): boolean {
    const index = this.onlyBlock();
    const before = index === null ? undefined : this.base[index];
    const now = index === null ? undefined : this.shown[index];
    if (index === null || before === undefined || now === undefined || this.#matches === null) return false;
    const place = next.indexOf(before);
    if (place < 0) return false;
    const start = lengthOf(this.base, index);
    const inner = matchesWithin(this.#matches, start, start, blockLength(before));
    const head = lengthOf(next, place);
    const tail = lengthOf(next, next.length) - head - blockLength(before);
    this.base = next;
    this.shown = next.map((block) => (block === before ? now : block));
    this.#matches = matchesAround(head, inner, blockLength(before), blockLength(now), tail);
    return true;
  }
}
