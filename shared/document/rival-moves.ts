/**
 * Several suggested moves of one block. Each is a copy in another place (`suggested-move.ts`), which names in its property
 * `from` the block and the suggestion: `<block>@<suggestion>`. It keeps the name when it is accepted, so that whoever accepts
 * a second move finds where the block is by now: it is there once, whatever is accepted in which order. Pure.
 */
import { NO_PROPERTIES } from './properties.ts';
import type { Block } from './block.ts';

export interface SuggestedMove {
  /** The copy. */
  readonly block: Block;
  /** The marker of the block that was there first. */
  readonly root: string;
  /** The suggestion that brought the copy. */
  readonly id: string;
}

/** What a block's property `from` says; null for a block that is no copy. */
export function moveOf(block: Block): SuggestedMove | null {
  const from = block.props === NO_PROPERTIES ? undefined : block.props['from'];
  if (typeof from !== 'string') return null;
  const at = from.lastIndexOf('@');
  return at < 1 ? null : { block, root: from.slice(0, at), id: from.slice(at + 1) };
}

/** Whether a move is still a suggestion. */
export const isPending = ({ block, id }: SuggestedMove): boolean => block.props['ins'] === id;

/** The suggested moves among blocks that nobody has decided on. */
export const pendingMoves = (blocks: readonly Block[]): readonly SuggestedMove[] =>
  blocks.flatMap((block) => moveOf(block) ?? []).filter(isPending);

/** What a block is told apart by: copies whose move was accepted are the block that they were made of. */
export function identityOf(block: Block): string {
  const move = moveOf(block);
  return move === null || block.props['ins'] !== undefined ? block.markerId : move.root;
}

/** Where an accepted move has brought the block of another one by now; null where that stands where it was. */
export const standsNow = (blocks: readonly Block[], { root, block }: SuggestedMove): Block | null =>
  blocks.find((other) => other !== block && other.markerId !== root && identityOf(other) === root) ?? null;

/**
 * The suggestions that can't be accepted with the others of `ids`: of several moves of one block the last in the text is,
 * and the others stay open; none is whose block an accepted move brought elsewhere, and was changed there since.
 */
export function heldBack(blocks: readonly Block[], ids: ReadonlySet<string>): ReadonlySet<string> {
  const held = new Set<string>();
  const last = new Map<string, string>();
  for (const move of pendingMoves(blocks)) {
    if (!ids.has(move.id)) continue;
    const elsewhere = standsNow(blocks, move);
    if (elsewhere !== null && elsewhere.text !== move.block.text && !isStruck(elsewhere, move.id)) held.add(move.id);
    else {
      const before = last.get(move.root);
      if (before !== undefined && before !== move.id) held.add(before);
      last.set(move.root, move.id);
    }
  }
  return held;
}

/** Whether a suggestion strikes anything of a block. */
export const isStruck = ({ props, runs }: Block, id: string): boolean =>
  props['del'] === id || runs.some(({ attrs }) => attrs[`del:${id}`] === true);
