import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBlock, type Block } from '../../../shared/document/block.ts';
import { canonicalBlocks } from '../../../shared/document/blocks.ts';
import { applyDelta, type DeltaOperation } from '../../../shared/document/delta.ts';
import { deltaAfter, deltaOfOperation, rebaseOperations, type Operation } from '../../../shared/document/operations.ts';
import { lengthOf } from '../../../shared/document/position.ts';

const properties = () => ({ kind: 'paragraph', indent: 0 });
const LENGTH = 12;
/** One block of twelve positions: its marker and eleven characters, some of them bold. */
const start: readonly Block[] = [
  makeBlock('a', properties(), [
    { text: 'Rathaus', attrs: {} },
    { text: 'plan', attrs: { b: true } },
  ]),
];

type Step =
  | { readonly type: 'insert'; readonly text: string; readonly bold: boolean }
  | { readonly type: 'keep' | 'delete'; readonly length: number }
  | { readonly type: 'format'; readonly length: number; readonly key: string; readonly value: true | null };

const length = fc.integer({ min: 1, max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ type: fc.constant('insert' as const), text: fc.constantFrom('x', 'yz'), bold: fc.boolean() }),
  fc.record({ type: fc.constantFrom('keep' as const, 'delete' as const), length }),
  fc.record({
    type: fc.constant('format' as const),
    length,
    key: fc.constantFrom('b', 'i'),
    value: fc.constantFrom(true as const, null),
  }),
);
const steps = fc.array(step, { maxLength: 6 });

/** Steps from left to right behind the marker, as one delta. */
function deltaOf(list: readonly Step[]): DeltaOperation[] {
  const delta: DeltaOperation[] = [{ retain: 1 }];
  let left = LENGTH - 1;
  for (const one of list) {
    if (one.type === 'insert') delta.push({ insert: one.text, attributes: one.bold ? { b: true } : {} });
    else {
      const size = Math.min(one.length, left);
      left -= size;
      if (size === 0) continue;
      if (one.type === 'delete') delta.push({ delete: size });
      else delta.push({ retain: size, ...(one.type === 'format' ? { attributes: { [one.key]: one.value } } : {}) });
    }
  }
  return delta;
}

/** The same steps as operations. */
function operationsOf(list: readonly Step[]): Operation[] {
  const operations: Operation[] = [];
  let at = 1;
  for (const one of list) {
    if (one.type === 'insert') {
      const pieces = [{ text: one.text.toUpperCase(), attrs: one.bold ? { b: true } : {} }];
      operations.push({ type: 'insert', at, pieces, length: one.text.length, left: null });
      continue;
    }
    const size = Math.min(one.length, LENGTH - at);
    if (size === 0) continue;
    if (one.type === 'delete') operations.push({ type: 'delete', at, length: size });
    if (one.type === 'format')
      operations.push({ type: 'format', at, length: size, attributes: { [one.key]: one.value } });
    at += size;
  }
  return operations;
}

const applyDeltaTo = (blocks: readonly Block[], delta: readonly DeltaOperation[]) =>
  applyDelta(blocks, delta, properties);
const applyOperationsTo = (blocks: readonly Block[], operations: readonly Operation[]) =>
  operations.reduceRight<readonly Block[]>((now, operation) => applyDeltaTo(now, deltaOfOperation(operation)), blocks);

describe('own operations and the delta of others', () => {
  it('DM23 lead to the same blocks whichever of them is applied first, also where both set a format', () => {
    expect(lengthOf(start, 1)).toBe(LENGTH);
    fc.assert(
      fc.property(steps, steps, (theirs, ours) => {
        const delta = deltaOf(theirs);
        const operations = operationsOf(ours);
        const theirsFirst = applyOperationsTo(applyDeltaTo(start, delta), rebaseOperations(operations, [delta]));
        const oursFirst = applyDeltaTo(applyOperationsTo(start, operations), deltaAfter(delta, operations));
        expect(canonicalBlocks(oursFirst)).toBe(canonicalBlocks(theirsFirst));
      }),
      { numRuns: 5000, seed: 51 },
    );
  });
});
