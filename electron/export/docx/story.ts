/** A text without frames: what is in a cell or a footnote. */
import type { ComparedRow } from '../../../shared/document/compare/compared.ts';
import { plainText } from '../../../shared/document/blocks.ts';
import type { Book, TextScope } from './book.ts';
import { flowOf, type FlowItem, type FlowParagraph } from './flow.ts';
import { NOTHING, type Markup } from './markup.ts';
import { paragraph } from './paragraph.ts';

/** Its paragraphs; `lead` stands before the words of the first. */
export function story(book: Book, scope: TextScope, rows: readonly ComparedRow[], lead: Markup = NOTHING): Markup[] {
  const items = flowOf(rows, false).flatMap(asWords);
  return items.map((item, index) => {
    const block = scope.place === 'note' ? null : item.begins.after;
    const threads = block === null ? [] : book.comments.on(scope.chapter.id, scope.text, block);
    // There is always a last mark.
    const whole: FlowParagraph = index === items.length - 1 ? { ...item, end: 'same' } : item;
    return paragraph(book, scope, whole, { threads, ...(index === 0 && { lead }) });
  });
}

/** What doesn't belong here (a peer may have put it there) is told by its words. */
function asWords(item: FlowItem): FlowParagraph[] {
  if (item.type === 'paragraph') return [item];
  const block = item.after ?? item.before;
  if (block === null || plainText(block) === '') return [];
  const { pieces, state: end, before, after } = item;
  return [
    {
      type: 'paragraph',
      pieces,
      end,
      now: after ?? block,
      was: before ?? block,
      begins: { before, after },
      move: null,
    },
  ];
}
