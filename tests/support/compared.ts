/** The blocks that a comparison came from: what any comparison is held to. */
import { makeBlock, type Block, type Run } from '../../shared/document/block.ts';
import type { ComparedPiece, ComparedRow } from '../../shared/document/compare/compared.ts';

/** Reads one side out of the rows, as `ComparedRow` says. */
export function blocksFrom(rows: readonly ComparedRow[], side: 'before' | 'after'): Block[] {
  const absent = side === 'before' ? 'inserted' : 'deleted';
  const found: { readonly block: Block; readonly pieces: ComparedPiece[] }[] = [];
  /** What kept words of rows that this side doesn't have belong to. */
  let open: ComparedPiece[] = [];
  for (const row of rows) {
    if (row.moved && row.mark === absent) continue;
    const block = row[side];
    if (row.mark !== absent && block !== null) {
      const pieces = [...row.pieces];
      found.push({ block, pieces });
      if (!row.moved) open = pieces;
    } else open.push(...row.pieces);
  }
  return found.map(({ block, pieces }) =>
    makeBlock(
      block.id,
      block,
      pieces.flatMap((piece) => runOf(piece, side)),
      block,
    ),
  );
}

function runOf({ state, run, before }: ComparedPiece, side: 'before' | 'after'): readonly Run[] {
  if (state === (side === 'before' ? 'inserted' : 'deleted')) return [];
  return [side === 'before' && before !== undefined ? { ...run, attrs: before } : run];
}
