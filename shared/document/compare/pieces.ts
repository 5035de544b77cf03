/** From the tokens of a comparison to runs of characters. */
import { equalAttributes, pushRun, sliceRuns, type Run } from '../block.ts';
import { withoutSuggestions } from '../suggest.ts';
import type { ComparedPiece } from './compared.ts';
import type { Token } from './tokens.ts';

/** Characters of one block that only one of the two has. */
export function piecesOfTokens(tokens: readonly Token[], state: 'inserted' | 'deleted'): ComparedPiece[] {
  return stretches(tokens).flatMap(({ first, last }) =>
    plainRuns(sliceRuns(first.block.runs, first.from, last.to)).map((run) => ({ state, run })),
  );
}

/** Characters that both have, told apart by whether their attributes are the same. */
export function piecesOfBoth(before: readonly Token[], after: readonly Token[]): ComparedPiece[] {
  const olds = runsOf(before);
  const news = runsOf(after);
  const pieces: ComparedPiece[] = [];
  let [i, j, oldAt, newAt] = [0, 0, 0, 0];
  for (let old = olds[i], now = news[j]; old !== undefined && now !== undefined; old = olds[i], now = news[j]) {
    const length = Math.min(old.text.length - oldAt, now.text.length - newAt);
    const run: Run = length === now.text.length ? now : { ...now, text: now.text.slice(newAt, newAt + length) };
    const same = equalAttributes(old.attrs, now.attrs);
    pieces.push(same ? { state: 'same', run } : { state: 'formatted', run, before: old.attrs });
    oldAt += length;
    newAt += length;
    if (oldAt === old.text.length) [i, oldAt] = [i + 1, 0];
    if (newAt === now.text.length) [j, newAt] = [j + 1, 0];
  }
  return pieces;
}

/** Appends a piece; one that goes on like the one before becomes part of it. */
export function pushPiece(pieces: ComparedPiece[], piece: ComparedPiece): void {
  const last = pieces.at(-1);
  if (last === undefined || !goesOn(last, piece)) pieces.push(piece);
  else pieces[pieces.length - 1] = { ...last, run: { text: last.run.text + piece.run.text, attrs: last.run.attrs } };
}

const goesOn = (last: ComparedPiece, { state, run, before, move }: ComparedPiece): boolean =>
  last.state === state &&
  last.move === move &&
  last.run.embed === undefined &&
  run.embed === undefined &&
  equalAttributes(last.run.attrs, run.attrs) &&
  equalAttributes(last.before ?? {}, before ?? {});

/** Tokens that follow each other in one block. */
function stretches(tokens: readonly Token[]): { first: Token; last: Token }[] {
  const found: { first: Token; last: Token }[] = [];
  for (const token of tokens) {
    const open = found.at(-1);
    if (open !== undefined && open.last.block === token.block && open.last.to === token.from) open.last = token;
    else found.push({ first: token, last: token });
  }
  return found;
}

const runsOf = (tokens: readonly Token[]): Run[] =>
  stretches(tokens).flatMap(({ first, last }) => plainRuns(sliceRuns(first.block.runs, first.from, last.to)));

/** The runs without what is suggested in them: a comparison is about the text as it stands. */
function plainRuns(runs: readonly Run[]): Run[] {
  const plain: Run[] = [];
  for (const run of runs) pushRun(plain, { ...run, attrs: withoutSuggestions(run.attrs) });
  return plain;
}
