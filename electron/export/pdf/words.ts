/** What stands in a paragraph (words, links, footnotes, references), each with what a comparison says of it; and texts in cells and footnotes. */
import { FORMATS, headingLevel, type Attributes } from '../../../shared/document/block.ts';
import { plainText } from '../../../shared/document/blocks.ts';
import type { ComparedPiece, ComparedRow } from '../../../shared/document/compare/compared.ts';
import { noteText, readEmbed } from '../../../shared/document/embeds.ts';
import { isSafeLink } from '../../../shared/document/link.ts';
import { listCounts } from '../../../shared/document/list-counts.ts';
import { noteRows } from '../comparison/one-sided.ts';
import type { Scope } from '../comparison/scope.ts';
import { nested, type Flat } from './nest-lists.ts';
import type { PdfBook } from './pdf-book.ts';
import { languageOf } from './row-state.ts';
import type { ShownBlock, ShownInline, ShownWords, WordMark } from './shown.ts';

export interface WordsOptions {
  /** In headings no words lead anywhere: they stand in lists of contents, too, which lead to them. */
  readonly plain?: boolean;
  /** In a footnote another one is told among its words. */
  readonly inNote?: boolean;
}

export function wordsOf(
  book: PdfBook,
  scope: Scope,
  pieces: readonly ComparedPiece[],
  options: WordsOptions = {},
): ShownInline[] {
  return pieces.flatMap((piece): ShownInline[] => {
    const { run } = piece;
    const mark = markOf(piece);
    const marked = mark === null ? {} : { mark };
    if (run.embed !== undefined) return embedOf(book, scope, piece, marked, options);
    const link = options.plain === true || !isSafeLink(run.attrs['link']) ? {} : { link: run.attrs['link'] };
    return run.text === ''
      ? []
      : [{ text: book.whole ? run.text : lined(run.text), ...formatsOf(run.attrs), ...link, ...marked }];
  });
}

/** Words alone. */
export const said = (text: string): ShownWords => ({ text: lined(text) });

/** Tabulators have no stops on this paper, and what never ends would run over its edge: there it may break (zero-width spaces). */
const lined = (text: string): string =>
  text.replaceAll('\t', '\u2003').replace(ENDLESS, (word) => (word.match(/.{1,12}/gsu) ?? [word]).join('\u200b'));
const ENDLESS = /[^\s\u00ad\u200b-]{40,}/gu;

function markOf({ state, move }: ComparedPiece): WordMark | null {
  if (state === 'same') return null;
  if (state === 'formatted') return 'formatted';
  if (move === undefined) return state;
  return state === 'inserted' ? 'movedHere' : 'movedAway';
}

function formatsOf(attrs: Attributes): { formats?: readonly string[] } {
  const formats = FORMATS.filter((format) => attrs[format] === true);
  return formats.length === 0 ? {} : { formats };
}

function embedOf(
  book: PdfBook,
  scope: Scope,
  piece: ComparedPiece,
  marked: { mark?: WordMark },
  options: WordsOptions,
): ShownInline[] {
  const isAway = piece.state === 'deleted';
  const numbers = isAway ? book.before : book.after;
  const value = readEmbed(piece.run.embed);
  if (value === null || !('note' in value)) {
    const text = numbers.embed(piece.run.embed) ?? '';
    const to = value !== null && 'ref' in value && !isAway && options.plain !== true ? numbers.place(value.ref) : null;
    const place = to === null ? null : book.places.to(to.chapter, to.block);
    return [{ text, ...(place === null ? {} : { to: place }), ...marked }];
  }
  const rows = noteRows(scope, value.note, piece.state);
  if (options.inNote === true) {
    const text = rows
      .flatMap(({ after, before }) => after ?? before ?? [])
      .map(plainText)
      .join(' ');
    return [{ text: book.say('comparison.noteInNote', { text }), ...marked }];
  }
  const note = numbers.index.chapter(scope.id)?.notes.get(value.note);
  if (note === undefined) return [];
  const shown: ShownInline = { note, blocks: storyOf(book, scope, rows, { inNote: true }), ...marked };
  return [...(book.remarks?.onNote(scope.id, noteText(value.note), shown) ?? [shown])];
}

export interface StoryOptions {
  readonly inNote?: boolean;
  /** The text that a row is of, where comments may be on it. */
  readonly textOf?: (row: ComparedRow) => string | undefined;
}

/** A text without frames. Nothing leads to its paragraphs and nothing counts them. */
export function storyOf(
  book: PdfBook,
  scope: Scope,
  rows: readonly ComparedRow[],
  options: StoryOptions = {},
): ShownBlock[] {
  const counts = listCounts(rows.flatMap(({ after }) => after ?? []));
  const flat = rows.flatMap((row): Flat[] => {
    const block = row.after ?? row.before;
    const drawn = wordsOf(book, scope, row.pieces, options);
    const text = options.textOf?.(row);
    const words =
      block === null || text === undefined || book.remarks === null
        ? drawn
        : [...book.remarks.onBlock(scope.id, { text, block: block.id }, drawn)];
    if (block === null || (row.moved && row.mark === 'deleted') || words.length === 0) return [];
    // Their words say what changed; there is no room for more.
    const about = languageOf(block);
    const { kind, indent } = block;
    if (kind === 'bullet' || kind === 'number')
      return [
        { item: { ordered: kind === 'number', depth: indent, count: counts.get(block.id) ?? 1, words, ...about } },
      ];
    // What doesn't belong here (a peer may have put it there) is told by its words.
    const strong = headingLevel(kind) !== null;
    const plain = strong ? words.map((each) => ('text' in each ? { ...each, formats: ['b'] } : each)) : words;
    return [{ block: { kind: kind === 'quote' ? 'quote' : 'paragraph', words: plain, ...about } }];
  });
  return nested(flat);
}
