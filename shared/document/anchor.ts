/**
 * Anchors of comments (DESIGN.md section 5): a range of a chapter's text that follows its words. Two Yjs positions lead to
 * it through splits, joins, formats and everything typed; they are believed only while what stands between them still is
 * the quote (`stillQuoted`). Else the quote is looked for, as after cut and paste; where that isn't certain either, the
 * anchor is orphaned. So it is on its words, or nowhere; never on others.
 */
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import type { TextAnchor } from '../domain/comment-entries.ts';
import { flatText, piecesOf, type FlatText, type TextPiece } from './flat-text.ts';
import { findQuote, occursOnce, quoteOf, stillQuoted, type Span } from './quote-match.ts';
import type { Block } from './block.ts';

/** A place in a text: a block and an offset in it. */
export interface TextPoint {
  readonly block: string;
  readonly offset: number;
}

/** Where an anchor is. */
export interface FoundAnchor {
  /** The root text that it is in. */
  readonly root: string;
  /** In order; at least one. */
  readonly pieces: readonly TextPiece[];
}

/** The texts of a chapter, or of a description, that are on the page, by the names of their roots; its own comes first. */
export type ChapterTexts = ReadonlyMap<string, FlatText>;

/** Its own text as the only one. */
export function textsOf(blocks: readonly Block[], root = 'text'): ChapterTexts {
  return new Map([[root, flatText(blocks)]]);
}

/** An anchor on the characters between two points of a text, in either order; null where nothing is between them. */
export function makeAnchor(
  doc: Y.Doc,
  texts: ChapterTexts,
  root: string,
  a: TextPoint,
  b: TextPoint,
): TextAnchor | null {
  const flat = texts.get(root);
  if (flat === undefined) return null;
  const [first, second] = [positionIn(flat, a), positionIn(flat, b)];
  if (first === null || second === null) return null;
  const span = trimmed(flat.text, { from: Math.min(first, second), to: Math.max(first, second) });
  const [piece] = piecesOf(flat, span.from, span.to);
  if (piece === undefined) return null;
  const text = doc.getText(root);
  const quote = quoteOf(flat.text, span);
  return {
    on: 'text',
    root,
    block: piece.block,
    quote,
    once: occursOnce(flat.text, quote.exact),
    // The start holds on to the character behind it, the end to the one before it: what is typed at either edge stays out.
    start: encode(Y.createRelativePositionFromTypeIndex(text, span.from, 0)),
    end: encode(Y.createRelativePositionFromTypeIndex(text, span.to, -1)),
  };
}

/** Where an anchor is now; null when it is orphaned. */
export function findAnchor(doc: Y.Doc, texts: ChapterTexts, anchor: TextAnchor): FoundAnchor | null {
  const own = texts.get(anchor.root);
  if (own !== undefined) {
    const span = spanOf(doc, own, anchor);
    if (span !== null && stillQuoted(anchor.quote.exact, own.text.slice(span.from, span.to))) {
      return found(anchor.root, own, span);
    }
  }
  for (const [root, flat] of [[anchor.root, own] as const, ...texts]) {
    const span = flat === undefined ? null : findQuote(flat.text, anchor.quote, anchor.once);
    if (flat !== undefined && span !== null) return found(root, flat, span);
  }
  return null;
}

/** Where a block that was commented as a whole is now: by its id, else where the same words are a block; null for nowhere. */
export function findBlock(
  texts: ChapterTexts,
  { block, quote }: { readonly block: string; readonly quote: string },
): { readonly root: string; readonly block: string } | null {
  for (const [root, { blocks }] of texts) {
    const same = blocks.find(({ id }) => id === block);
    if (same !== undefined) return { root, block: same.id };
  }
  if (quote.length < 12) return null;
  const alike = [...texts].flatMap(([root, { blocks }]) =>
    blocks.filter(({ text }) => text.slice(0, blockQuoteLength) === quote).map(({ id }) => ({ root, block: id })),
  );
  const [only, ...more] = alike;
  return more.length === 0 ? (only ?? null) : null;
}

const blockQuoteLength = 200;

/** How a block that is commented as a whole is quoted. */
export const blockQuote = (block: Block): string => block.text.slice(0, blockQuoteLength);

function found(root: string, flat: FlatText, span: Span): FoundAnchor | null {
  const { from, to } = trimmed(flat.text, span);
  const pieces = piecesOf(flat, from, to);
  return pieces.length === 0 ? null : { root, pieces };
}

function positionIn({ blocks, starts }: FlatText, { block, offset }: TextPoint): number | null {
  const index = blocks.findIndex(({ id }) => id === block);
  const [found, start] = [blocks[index], starts[index]];
  return found === undefined || start === undefined ? null : start + Math.min(offset, found.text.length);
}

/** Without the line breaks and blanks at its ends, which a hasty selection takes along. */
function trimmed(text: string, { from, to }: Span): Span {
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return { from, to };
}

/** What the two positions lead to; null where one leads nowhere, or the text of the document isn't the one on the page. */
function spanOf(doc: Y.Doc, flat: FlatText, anchor: TextAnchor): Span | null {
  const text = doc.getText(anchor.root);
  if (text.length !== flat.text.length) return null;
  const from = decode(doc, text, anchor.start);
  const to = decode(doc, text, anchor.end);
  return from === null || to === null || from >= to ? null : { from, to };
}

function encode(position: Y.RelativePosition): string {
  return toBase64(Y.encodeRelativePosition(position));
}

/** Null for what is no position of this text: it comes from peers. */
function decode(doc: Y.Doc, text: Y.Text, position: string): number | null {
  try {
    const relative = Y.decodeRelativePosition(fromBase64(position));
    const absolute = Y.createAbsolutePositionFromRelativePosition(relative, doc);
    return absolute?.type === text ? absolute.index : null;
  } catch {
    return null;
  }
}
