/** A paragraph of the flow as a paragraph of Word: its form now and before, whose mark it is, and what stands in it. */
import { headingLevel, type Block } from '../../../shared/document/block.ts';
import type { Author } from '../comparison/comparison.ts';
import type { StateNumbers } from '../comparison/numbers.ts';
import { authorOf, type Book, type TextScope } from './book.ts';
import type { PlacedThread } from './comments.ts';
import { contentOf, markProperties, moveRange } from './content.ts';
import { plainly, type FlowParagraph } from './flow.ts';
import { formOf, type Form } from './forms.ts';
import { HEADINGS, listPlace, NO_LIST } from './lists.ts';
import { el, join, NOTHING, type Markup } from './markup.ts';

export interface ParagraphOptions {
  readonly threads?: readonly PlacedThread[];
  /** Markup before the words: the mark of a footnote. */
  readonly lead?: Markup;
  /** What refers to this paragraph; null for nothing. */
  readonly target?: { readonly chapter: string; readonly block: string | null } | null;
}

export function paragraph(book: Book, scope: TextScope, item: FlowParagraph, options: ParagraphOptions = {}): Markup {
  const { threads = [], lead = NOTHING, target = null } = options;
  const { now, was } = formsOf(book, scope, item);
  const move = item.move === null ? null : (book.moves.get(blockMove(scope, item.move)) ?? null);
  const moved = move === null ? null : item.end === 'deleted' ? 'away' : 'here';
  const lang = { now: now.lang, was: was.lang };
  const content = contentOf(
    book,
    scope,
    item.move !== null && moved === null ? plainly(item.end, item.pieces) : item.pieces,
    { lang, moved, threads },
  );
  const words = target === null ? content : book.bookmarks.around(target.chapter, target.block, join(content));
  const author = markAuthor(book, scope, item);
  const properties = paragraphProperties(book, scope, item, { now, was, moved, author });
  if (move === null || moved === null) return el('w:p', {}, properties, lead, ...words);
  // The mark is part of what moved, so the end stands behind the paragraph.
  const [start = NOTHING, inner = NOTHING, end = NOTHING] = moveRange(
    book,
    moved === 'away' ? 'From' : 'To',
    move,
    author,
    join(words),
  );
  return join([el('w:p', {}, properties, lead, start, inner), end]);
}

/** The key of a paragraph's move among the names of moves. */
export const blockMove = ({ chapter, text }: TextScope, id: string): string => `${chapter.id} ${text} ${id}`;

function formsOf(
  { lists, before, after }: Book,
  { place, chapter }: TextScope,
  { now, was, end, begins }: FlowParagraph,
): { now: Form; was: Form } {
  const isThere = end !== 'deleted' || begins.after !== null;
  if (isThere && now.kind !== 'bullet' && now.kind !== 'number') lists.close();
  const list = isThere && now.kind === 'number' ? lists.next() : lists.current;
  // What is in one state only is numbered there alone.
  const of = { now: end === 'deleted' ? before : after, was: end === 'inserted' ? after : before };
  const form = (block: Block, numbers: StateNumbers): Form =>
    formOf(block, place, list, undefined, countedAs(numbers, chapter.id, block));
  return { now: form(now, of.now), was: form(was, of.was) };
}

/** Word counts a level that is left out as nought: a heading below is put where the paper counts it. In a table, or without words, it isn't counted. */
function countedAs(numbers: StateNumbers, chapter: string, block: Block): Markup | undefined {
  const level = headingLevel(block.kind);
  if (level === null || !numbers.settings.headingNumbers) return undefined;
  const depth = numbers.of(chapter, block)?.depth;
  if (depth === undefined) return NO_LIST;
  return depth === level ? undefined : listPlace(HEADINGS, depth);
}

/** Whose the mark at the end is: whoever changed the words before it in the same way, else whoever changed the block. */
function markAuthor(book: Book, scope: TextScope, { end, pieces, begins, now, was }: FlowParagraph): Author {
  const [last] = pieces.filter(({ state }) => state === end || (end !== 'same' && state === 'same')).slice(-1);
  const side = end === 'deleted' ? 'before' : 'after';
  if (end !== 'same' && last !== undefined)
    return authorOf(book, scope, side, last.block, last.from, last.from + last.run.text.length);
  const block = end === 'deleted' ? (begins.before ?? was) : (begins.after ?? now);
  return authorOf(book, scope, side, block.id, 0);
}

interface Marked {
  readonly now: Form;
  readonly was: Form;
  readonly moved: 'away' | 'here' | null;
  readonly author: Author;
}

function paragraphProperties(book: Book, scope: TextScope, item: FlowParagraph, marked: Marked): Markup {
  const { now, was, moved, author } = marked;
  const { revisions } = book;
  const tag =
    item.end === 'same'
      ? null
      : moved !== null
        ? moved === 'away'
          ? 'w:moveFrom'
          : 'w:moveTo'
        : item.end === 'inserted'
          ? 'w:ins'
          : 'w:del';
  const mark = tag === null ? NOTHING : markProperties(tag, revisions.attributes(author));
  const changed = now.properties.join('') !== was.properties.join('');
  const by = changed ? authorOf(book, scope, 'after', item.now.id, 0) : null;
  const change =
    by === null ? NOTHING : el('w:pPrChange', revisions.attributes(by), el('w:pPr', {}, ...was.properties));
  const all = [...now.properties, mark, change].filter((each) => each !== '');
  return all.length === 0 ? NOTHING : el('w:pPr', {}, ...all);
}
