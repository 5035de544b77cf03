/** Moving a block: a command of its own, since it deletes the block's text in one place and writes it in another. */
import { blockLength, type Block } from './block.ts';
import { newBlockId } from './blocks.ts';
import { diffBlocks } from './diff.ts';
import type { Operation, Piece } from './operations.ts';
import { lengthOf } from './position.ts';
import { tableOf } from './table.ts';

export interface Move {
  readonly operations: readonly Operation[];
  /** The blocks in their new order. */
  readonly blocks: readonly Block[];
  /** The one of them that is moved. */
  readonly moved: Block;
}

/**
 * Moves the block `id` to stand before `before` (null: to the end). Null where there is nothing to do. The first block
 * must have a marker, else it would become part of a block moved before it.
 */
export function planMove(blocks: readonly Block[], id: string, before: string | null): Move | null {
  const from = blocks.findIndex((block) => block.id === id);
  const to = before === null ? blocks.length : blocks.findIndex((block) => block.id === before);
  const block = blocks[from];
  if (block === undefined || to < 0 || to === from || to === from + 1 || blocks[0]?.virtual === true) return null;
  const pieces: Piece[] = [{ marker: block.markerId }, ...block.runs];
  const length = blockLength(block);
  const remove: Operation = { type: 'delete', at: lengthOf(blocks, from), length };
  const insert: Operation = { type: 'insert', at: lengthOf(blocks, to), pieces, length, left: null };
  const others = blocks.filter((other) => other !== block);
  others.splice(to > from ? to - 1 : to, 0, block);
  return { operations: to < from ? [insert, remove] : [remove, insert], blocks: others, moved: block };
}

/** The move as a copy under a new id, of which the original then goes: what a suggested move is made of. */
export function copied({ operations, moved }: Move): readonly Operation[] {
  const id = newBlockId();
  // Whoever suggested the block itself suggested the one that goes.
  const props = Object.fromEntries(Object.entries(moved.props).filter(([name]) => name !== 'ins' && name !== 'from'));
  // A table keeps its rows and cells, which hang on the id that it has had so far.
  const kept = moved.kind === 'table' ? { ...props, table: tableOf(moved) } : props;
  const copy = { ...moved, id, markerId: id, props: kept };
  return [
    ...diffBlocks([], [copy]).filter(({ type }) => type === 'property'),
    ...operations.map((operation) =>
      operation.type === 'insert'
        ? { ...operation, pieces: operation.pieces.map((piece) => ('marker' in piece ? { marker: id } : piece)) }
        : operation,
    ),
  ];
}

/** Blocks of which the first has a marker, where there are several; what has to be written before one of them moves. */
export function withRealStart(blocks: readonly Block[]): readonly Block[] {
  const [first, ...others] = blocks;
  if (first?.virtual !== true || others.length === 0) return blocks;
  const id = newBlockId();
  return [{ ...first, id, markerId: id, virtual: false }, ...others];
}
