/** Accepting suggested moves of blocks, so that each block is there once (`rival-moves.ts`). Within the decision's transaction; `own` is the text that they are in. */
import type * as Y from 'yjs';
import { blockLength, isFrameKind, markerLength, type Block } from './block.ts';
import { readBlocks } from './blocks.ts';
import { blockPlaces, blockProperties } from './chapter.ts';
import { claimPlace, missingFormats } from './copies.ts';
import { applyOperations, type Operation } from './operations.ts';
import { lengthOf } from './position.ts';
import { isStruck, pendingMoves, standsNow, type SuggestedMove } from './rival-moves.ts';
import { seenIn } from './seen.ts';
import { noteSuggestion, readSuggestion } from './suggestions.ts';

/**
 * Where somebody accepted another move of a block without knowing of this one, the block goes from there; `heldBack` has
 * seen to it that both say the same. True where something was written.
 */
export function takeFromWhereItStands(doc: Y.Doc, own: Y.Text, moves: readonly SuggestedMove[]): boolean {
  let wrote = false;
  for (const move of moves) {
    const blocks = readBlocks(doc, own);
    const copy = blocks.find(({ id }) => id === move.block.id);
    const there = copy === undefined ? null : standsNow(blocks, { ...move, block: copy });
    if (copy === undefined || there === null || isStruck(there, move.id) || there.text !== copy.text) continue;
    const start = lengthOf(blocks, blocks.indexOf(there));
    const formats = missingFormats({ block: copy, at: lengthOf(blocks, blocks.indexOf(copy)) }, there, new Set());
    const remove: Operation = { type: 'delete', at: start, length: blockLength(there) };
    write(
      doc,
      own,
      [...formats, remove].sort((a, b) => a.at - b.at),
    );
    wrote = true;
  }
  return wrote;
}

/** After moves were accepted: their copies count, and whoever suggested another move of the same block moves it from there. */
export function settleMoves(doc: Y.Doc, own: Y.Text, moves: readonly SuggestedMove[]): void {
  for (const { block, root } of moves) {
    const blocks = readBlocks(doc, own);
    const index = blocks.findIndex(({ id }) => id === block.id);
    const copy = blocks[index];
    if (copy === undefined || copy.props['ins'] !== undefined) continue;
    claimPlace(own, blockPlaces(doc), blocks, index);
    removeOrigin(doc, own, root);
    for (const rival of pendingMoves(readBlocks(doc, own))) if (rival.root === root) strike(doc, own, copy, rival.id);
  }
}

/** The marker names one suggestion that would take it: where that is another move, it would stay behind, empty. */
function removeOrigin(doc: Y.Doc, own: Y.Text, root: string): void {
  const blocks = readBlocks(doc, own);
  const index = blocks.findIndex(({ markerId }) => markerId === root);
  const block = blocks[index];
  if (block === undefined || blocks.length === 1 || (block.text !== '' && !isFrameKind(block.kind))) return;
  write(doc, own, [{ type: 'delete', at: lengthOf(blocks, index), length: 1 }]);
}

/** Suggests in the name of a move that a block goes, as its author had seen it. */
function strike(doc: Y.Doc, own: Y.Text, copy: Block, id: string): void {
  const blocks = readBlocks(doc, own);
  const index = blocks.findIndex((each) => each.id === copy.id);
  const block = blocks[index];
  if (block === undefined) return;
  const at = lengthOf(blocks, index);
  const length = block.text.length;
  const properties: Operation[] =
    block.props['del'] === undefined ? [{ type: 'property', block: block.markerId, name: 'del', value: id }] : [];
  const start = at + markerLength(block);
  const formats: Operation[] =
    length === 0 ? [] : [{ type: 'format', at: start, length, attributes: { [`del:${id}`]: true } }];
  write(doc, own, [...properties, ...formats]);
  const { by, at: when } = readSuggestion(doc, id);
  noteSuggestion(doc, id, by, when, length === 0 ? {} : seenIn(own, [[start, length]]));
}

const write = (doc: Y.Doc, own: Y.Text, operations: readonly Operation[]): void =>
  applyOperations(own, blockProperties(doc), operations);
