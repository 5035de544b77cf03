/** Words that went from one place to another: gone here, come there, in any of the texts that are compared. */
import type { ComparedPiece, ComparedRow } from './compared.ts';

/** What is shorter is too likely to be written twice, in characters and in words. */
const LEAST_CHARACTERS = 25;
const LEAST_WORDS = 4;

/** The texts, with a number on words that moved: the same one where they went and where they came. */
export function withMovedWords(texts: readonly (readonly ComparedRow[])[]): (readonly ComparedRow[])[] {
  const gone = new Map<string, ComparedPiece[]>();
  const come = new Map<string, ComparedPiece[]>();
  for (const piece of texts.flat().flatMap(({ moved, pieces }) => (moved ? [] : pieces))) {
    const side = piece.state === 'deleted' ? gone : piece.state === 'inserted' ? come : null;
    const words = side === null ? null : wordsIn(piece);
    if (side !== null && words !== null) side.set(words, [...(side.get(words) ?? []), piece]);
  }
  const moves = new Map<ComparedPiece, number>();
  for (const [words, from] of gone)
    for (const [index, piece] of (come.get(words) ?? []).slice(0, from.length).entries()) {
      const origin = from[index];
      const move = moves.size / 2 + 1;
      if (origin !== undefined) moves.set(origin, move).set(piece, move);
    }
  if (moves.size === 0) return [...texts];
  const marked = (piece: ComparedPiece): ComparedPiece => {
    const move = moves.get(piece);
    return move === undefined ? piece : { ...piece, move };
  };
  return texts.map((rows) =>
    rows.map((row) =>
      row.pieces.some((piece) => moves.has(piece)) ? { ...row, pieces: row.pieces.map(marked) } : row,
    ),
  );
}

/** Without the spaces and signs at both ends, which stay behind or come along by chance; null for what is too short. */
function wordsIn({ run }: ComparedPiece): string | null {
  const words = run.text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').replace(/\s+/gu, ' ');
  return words.length < LEAST_CHARACTERS || words.split(' ').length < LEAST_WORDS ? null : words;
}
