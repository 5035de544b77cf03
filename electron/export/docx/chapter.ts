/** A chapter: its heading, and its text in order. */
import { makeBlock, type Block } from '../../../shared/document/block.ts';
import { compareBlocks } from '../../../shared/document/compare/compare-blocks.ts';
import type { ComparedRow } from '../../../shared/document/compare/compared.ts';
import type { Scope } from '../comparison/scope.ts';
import type { Book, TextScope } from './book.ts';
import { flowOf, type FlowItem } from './flow.ts';
import { CHAPTER_KIND } from './forms.ts';
import { frame } from './frames.ts';
import type { Markup } from './markup.ts';
import { paragraph } from './paragraph.ts';

/** A chapter at a place in the file. One that moved is there twice: it goes at one place and comes at the other. */
export interface PlacedChapter {
  readonly scope: Scope;
  readonly heading: readonly FlowItem[];
  readonly items: readonly FlowItem[];
}

/** The id of the heading's block, which no block of a text has. */
const HEADING = '\u0000title';

export function placeChapter(scope: Scope, rows: readonly ComparedRow[]): PlacedChapter {
  const { before, after } = scope;
  const title = (each: Scope['before']): Block[] =>
    each === null
      ? []
      : [
          makeBlock(
            HEADING,
            { kind: CHAPTER_KIND, indent: 0 },
            each.title === '' ? [] : [{ text: each.title, attrs: {} }],
          ),
        ];
  return { scope, heading: flowOf(compareBlocks(title(before), title(after)), true), items: flowOf(rows, true) };
}

export function chapterMarkup(book: Book, { scope, heading, items }: PlacedChapter): Markup[] {
  const at: TextScope = { chapter: scope, text: '', place: 'body' };
  book.lists.close();
  const body = items.flatMap((item) => {
    const block = blockOf(item);
    const threads = block === null ? [] : book.comments.on(scope.id, '', block);
    if (item.type === 'paragraph')
      return [
        paragraph(book, at, item, { threads, target: block === null ? null : { chapter: scope.id, block: block.id } }),
      ];
    book.lists.close();
    return frame(book, at, item, threads);
  });
  // Behind its text, since it has the comments that found no place there.
  book.lists.close();
  const head = heading.flatMap((item) => {
    if (item.type === 'frame') return [];
    const threads = scope.after === null ? [] : book.comments.rest(scope.id);
    return [paragraph(book, at, item, { threads, target: { chapter: scope.id, block: null } })];
  });
  return [...head, ...body];
}

/** The block that begins with an item; of the newer state where it has one. */
function blockOf(item: FlowItem): Block | null {
  return item.type === 'frame' ? (item.after ?? item.before) : (item.begins.after ?? item.begins.before);
}
