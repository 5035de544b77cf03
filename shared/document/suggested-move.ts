/**
 * A move as a suggestion: a copy in the new place, while the old one is suggested to go. What is suggested within the block
 * goes along with it, in every move: who had struck words of it had seen them, although they are other characters then.
 */
import type * as Y from 'yjs';
import { blockLength, markerLength, type Block } from './block.ts';
import { newBlockId } from './blocks.ts';
import { markerIdOf } from './delta.ts';
import { copied, type Move } from './move.ts';
import type { Operation, Piece } from './operations.ts';
import { inOrder } from './parts.ts';
import { lengthOf } from './position.ts';
import { identityOf, moveOf, pendingMoves } from './rival-moves.ts';
import { seenBy } from './seen-by.ts';
import { suggestionOf } from './suggest.ts';
import { turned, type SuggestionTurn } from './suggesting.ts';
import { noteRestored, readSuggestion } from './suggestions.ts';

/** The move as a suggestion of `person`; `blocks` are those that it was planned for. */
export function suggestedMove(doc: Y.Doc, person: string, move: Move, blocks: readonly Block[]): SuggestionTurn {
  const root = rootOf(move.moved);
  const others = pendingMoves(blocks).filter((each) => each.root === root && each.block !== move.moved);
  const rivals = new Set(others.map(({ id }) => id));
  // One's own earlier proposal of where the block should stand gives way to the new one, unless it has words of its own.
  const earlier = others
    .filter(({ id, block }) => readSuggestion(doc, id).by === person && block.text === move.moved.text)
    .map(({ block }): Operation => {
      const at = lengthOf(blocks, blocks.indexOf(block));
      return { type: 'delete', at, length: blockLength(block) };
    });
  const kept = copied(move).filter(
    (each) => !(each.type === 'property' && each.name === 'del' && rivals.has(String(each.value))),
  );
  const plain = earlier.length === 0 ? kept : inOrder([...kept, ...earlier]);
  // A suggestion of its own: by taking it back all of it is known to be taken back. A copy that is moved on stays the same one.
  const own = pendingMoves([move.moved]).find(({ id }) => readSuggestion(doc, id).by === person);
  const turn = turned(doc, person, plain, blocks, own?.id ?? newBlockId());
  const given = piecesOf(plain);
  const operations = turn.operations.map((each) =>
    each.type === 'insert' ? { ...each, pieces: each.pieces.map((piece, index) => marked(piece, given[index])) } : each,
  );
  if (root === null) return { ...turn, operations };
  const from: Operation = { type: 'property', block: copyIn(turn), name: 'from', value: `${root}@${turn.id}` };
  return { ...turn, operations: [from, ...operations] };

  /** The block that was there first; null for a copy that somebody else suggests, which is theirs to bring. */
  function rootOf(block: Block): string | null {
    const { ins } = block.props;
    const own = typeof ins !== 'string' || readSuggestion(doc, ins).by === person;
    return own ? (moveOf(block)?.root ?? (ins === undefined ? block.markerId : null)) : null;
  }

  /** With what others suggest of these words, but for moving them elsewhere; one's own suggestion is the new one. */
  function marked(piece: Piece, before: Piece | undefined): Piece {
    if ('marker' in piece || before === undefined || 'marker' in before) return piece;
    const kept = Object.entries(before.attrs).filter(([key]) => {
      const part = suggestionOf(key);
      if (part === null || (part.part === 'del' && rivals.has(part.id))) return false;
      return !(part.part === 'ins' && readSuggestion(doc, part.id).by === person);
    });
    return kept.length === 0 ? piece : { ...piece, attrs: { ...piece.attrs, ...Object.fromEntries(kept) } };
  }
}

/**
 * The block that a person's suggested move of block `id` takes: the copy that they suggested before, where there is one, with
 * all that was written in it since.
 */
export function blockToMove(doc: Y.Doc, person: string, blocks: readonly Block[], id: string): string {
  const block = blocks.find((each) => each.id === id);
  if (block === undefined || block.props.ins !== undefined) return id;
  const copies = pendingMoves(blocks).filter(({ root }) => root === identityOf(block));
  return copies.find((copy) => readSuggestion(doc, copy.id).by === person)?.block.id ?? id;
}

const piecesOf = (operations: readonly Operation[]): readonly Piece[] =>
  operations.flatMap((each) => (each.type === 'insert' ? each.pieces : []));

/** The marker of the copy that a suggested move makes. */
export const copyIn = ({ operations }: Pick<SuggestionTurn, 'operations'>): string =>
  piecesOf(operations).flatMap((piece) => ('marker' in piece ? [piece.marker] : []))[0] ?? '';

/** By suggestion: the characters of a block, as [offset, length], that it strikes and that its author had seen. */
export type Struck = ReadonlyMap<string, readonly (readonly [number, number])[]>;

/** What is struck in the block that a move takes; to be asked before it is written. */
export function struckIn(doc: Y.Doc, text: Y.Text, blocks: readonly Block[], { moved }: Move): Struck {
  return struckFrom(doc, text, [moved], lengthOf(blocks, blocks.indexOf(moved)));
}

/** The same for a whole text. */
export const struckInText = (doc: Y.Doc, text: Y.Text, blocks: readonly Block[]): Struck =>
  struckFrom(doc, text, blocks, 0);

/** Of blocks that follow each other from a position of the text; offsets count their markers. */
function struckFrom(doc: Y.Doc, text: Y.Text, blocks: readonly Block[], start: number): Struck {
  const struck = new Map<string, (readonly [number, number])[]>();
  const seen = seenBy(doc, text);
  let at = start;
  for (const block of blocks) {
    at += markerLength(block);
    for (const run of block.runs) {
      const ids = Object.keys(run.attrs).flatMap((key) => {
        const part = suggestionOf(key);
        return part?.part === 'del' ? [part.id] : [];
      });
      for (const id of ids)
        for (let index = at; index < at + run.text.length; index++)
          if (seen(id, index)) struck.set(id, [...(struck.get(id) ?? []), [index - start, 1]]);
      at += run.text.length;
    }
  }
  return struck;
}

/** Notes it for a moved block as it stands now; within the transaction that has written the move. */
export function carryStruck(doc: Y.Doc, text: Y.Text, marker: string, struck: Struck): void {
  if (struck.size > 0) noteClocks(doc, clocksIn(text, doc.clientID, marker), struck);
}

/** Notes it for characters by their clocks, in the order of what `struck` counts. */
export function noteClocks(doc: Y.Doc, clocks: readonly number[], struck: Struck): void {
  for (const [id, ranges] of struck) {
    const found: [number, number][] = [];
    for (const [offset, length] of ranges)
      for (let index = offset; index < offset + length; index++) {
        const clock = clocks[index];
        const last = found[found.length - 1];
        if (clock === undefined || clock < 0) continue;
        if (last !== undefined && last[0] + last[1] === clock) last[1]++;
        else found.push([clock, 1]);
      }
    if (found.length > 0) noteRestored(doc, id, found);
  }
}

/**
 * The clocks of a text's positions, or of those from the last marker of a name up to the next one; -1 for those of other
 * clients.
 */
export function clocksIn(text: Y.Text, client: number, marker: string | null = null): number[] {
  let clocks: number[] = [];
  let inside = marker === null;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const [content] = item.content.getContent() as readonly unknown[];
    const id = marker === null ? null : markerIdOf(content);
    if (id !== null) {
      inside = id === marker;
      if (inside) clocks = [];
    }
    for (let index = 0; inside && index < item.length; index++)
      clocks.push(item.id.client === client ? item.id.clock + index : -1);
  }
  return clocks;
}
