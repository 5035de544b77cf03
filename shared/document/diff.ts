/** From two states of the blocks to the operations between them. Pure. */
import { DEFAULT_PROPERTIES, equalAttributes, equalValues, sliceRuns, type Attributes, type Block } from './block.ts';
import { commonBlocks, matchBlocks, type CaretHint } from './match.ts';
import type { Match } from './matches.ts';
import { pieceLength, type Operation, type Piece } from './operations.ts';
import { lengthOf } from './position.ts';

/** The smallest change from `olds` to `news`; `hint` is the caret in `news`. */
export function diffBlocks(olds: readonly Block[], news: readonly Block[], hint: CaretHint | null = null): Operation[] {
  return operationsFromMatches(olds, news, matchBlocks(olds, news, hint));
}

/** The operations that leave the matches alone, format them where they differ, and replace everything else. */
export function operationsFromMatches(
  olds: readonly Block[],
  news: readonly Block[],
  matches: readonly Match[],
): Operation[] {
  const { prefix, suffix } = commonBlocks(olds, news);
  const oldWindow = olds.slice(prefix, olds.length - suffix);
  const newWindow = news.slice(prefix, news.length - suffix);
  const operations: Operation[] = propertyChanges(oldWindow, newWindow);
  const base = lengthOf(olds, prefix);
  const before = new PieceReader(piecesOf(oldWindow));
  const after = new PieceReader(piecesOf(newWindow));
  const oldEnd = lengthOf(oldWindow, oldWindow.length);
  const newEnd = lengthOf(newWindow, newWindow.length);
  let from = 0;
  let to = 0;
  const replace = (oldStop: number, newStop: number) => {
    const left = before.last;
    const removed = before.read(oldStop - from);
    const pieces = after.read(newStop - to);
    if (pieces.length > 0) {
      // What a line break or marker carries in the Y.Text is not known here.
      const attributes = left === null || 'marker' in left || left.text.endsWith('\n') ? null : left.attrs;
      operations.push({ type: 'insert', at: base + from, pieces, length: newStop - to, left: attributes });
    }
    if (removed.length > 0) operations.push({ type: 'delete', at: base + from, length: oldStop - from });
    from = oldStop;
    to = newStop;
  };
  for (const match of matches) {
    const shift = match.to - match.from;
    const start = Math.max(match.from - base, 0, -shift);
    const stop = Math.min(match.from - base + match.length, oldEnd, newEnd - shift);
    if (stop <= start) continue;
    replace(start, start + shift);
    compareFormats(operations, base + from, before.read(stop - start), after.read(stop - start));
    from = stop;
    to = stop + shift;
  }
  replace(oldEnd, newEnd);
  return operations;
}

function propertyChanges(olds: readonly Block[], news: readonly Block[]): Operation[] {
  const before = new Map(olds.map((block) => [block.markerId, block]));
  const operations: Operation[] = [];
  for (const block of news) {
    if (block.virtual) continue;
    const old = before.get(block.markerId) ?? DEFAULT_PROPERTIES;
    for (const name of ['kind', 'indent'] as const) {
      if (old[name] !== block[name])
        operations.push({ type: 'property', block: block.markerId, name, value: block[name] });
    }
    if (old.props === block.props) continue;
    for (const name of new Set([...Object.keys(old.props), ...Object.keys(block.props)])) {
      const value = block.props[name] ?? null;
      if ((old.props[name] ?? null) !== value)
        operations.push({ type: 'property', block: block.markerId, name, value });
    }
  }
  return operations;
}

function piecesOf(blocks: readonly Block[]): Piece[] {
  return blocks.flatMap((block): Piece[] =>
    block.virtual ? [...block.runs] : [{ marker: block.markerId }, ...block.runs],
  );
}

/** Reads pieces from left to right, cutting them where asked. */
class PieceReader {
  /** The last piece read so far. */
  last: Piece | null = null;
  readonly #pieces: readonly Piece[];
  #index = 0;
  #offset = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  read(count: number): Piece[] {
    const out: Piece[] = [];
    let left = count;
    while (left > 0) {
      const piece = this.#pieces[this.#index];
      if (piece === undefined) break;
      const take = Math.min(left, pieceLength(piece) - this.#offset);
      if ('marker' in piece) out.push(piece);
      else out.push(...sliceRuns([piece], this.#offset, this.#offset + take));
      this.last = out[out.length - 1] ?? this.last;
      left -= take;
      this.#offset += take;
      if (this.#offset >= pieceLength(piece)) {
        this.#index++;
        this.#offset = 0;
      }
    }
    return out;
  }
}

/** Attribute changes of characters that stay; both lists cover the same characters. */
function compareFormats(operations: Operation[], start: number, olds: readonly Piece[], news: readonly Piece[]): void {
  let at = start;
  const before = new PieceReader(olds);
  for (const piece of news) {
    for (const old of before.read(pieceLength(piece))) {
      const length = pieceLength(old);
      if (!('marker' in piece) && !('marker' in old) && !equalAttributes(old.attrs, piece.attrs)) {
        operations.push({ type: 'format', at, length, attributes: attributeChanges(old.attrs, piece.attrs) });
      }
      at += length;
    }
  }
}

function attributeChanges(old: Attributes, now: Attributes): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(now)) if (!equalValues(old[key], value)) changes[key] = value;
  for (const key of Object.keys(old)) if (!(key in now)) changes[key] = null;
  return changes;
}
