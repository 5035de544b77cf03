/** One change for each place: so that whoever decides can take one and leave another. Pure. */
import type { Block } from './block.ts';
import type { Operation } from './operations.ts';
import { locate, lengthOf } from './position.ts';

/** Characters that may lie between two operations of one change: a space between two replaced words. */
const NEAR = 1;

/** The operations in groups that belong together, in order. */
export function grouped(operations: readonly Operation[], blocks: readonly Block[]): readonly (readonly Operation[])[] {
  const groups: Operation[][] = [];
  let end = -Infinity;
  for (const operation of operations) {
    if (operation.type === 'property') continue;
    const last = groups[groups.length - 1];
    if (last !== undefined && operation.at <= end + NEAR) last.push(operation);
    else groups.push([operation]);
    end = Math.max(end, operation.type === 'insert' ? operation.at : operation.at + operation.length);
  }
  for (const operation of operations) {
    if (operation.type !== 'property') continue;
    const group = groups.find((each) => each.some((other) => concerns(other, operation.block, blocks)));
    if (group === undefined) groups.push([operation]);
    else group.unshift(operation);
  }
  return groups;
}

/** Whether an operation brings a block, or touches one whose property changes. */
function concerns(operation: Operation, block: string, blocks: readonly Block[]): boolean {
  if (operation.type === 'insert' && operation.pieces.some((piece) => 'marker' in piece && piece.marker === block))
    return true;
  if (operation.type === 'property') return operation.block === block;
  const { index } = locate(blocks, operation.at);
  return blocks[index]?.markerId === block && operation.at <= lengthOf(blocks, index + 1);
}
