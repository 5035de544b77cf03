/** Blocks as Markdown: headings, paragraphs, nested lists, quotations, pictures, tables, lists of contents. */
import type { BlockContent, DefinitionContent, List, ListItem, Paragraph, PhrasingContent } from 'mdast';
import { headingLevel, type Block } from '../../../shared/document/block.ts';
import { listTargets, type ContentsKind } from '../../../shared/document/contents.ts';
import { imageOf } from '../../../shared/document/images.ts';
import { tableOf } from '../../../shared/document/table.ts';
import { translate } from '../../../shared/i18n/catalogue.ts';
import { describeTarget } from '../../../shared/i18n/describe-target.ts';
import type { PaperChapter } from '../paper.ts';
import type { PictureBook } from './picture-book.ts';
import { markdownTable } from './table.ts';
import { joined, phrasing, words, type Naming } from './words.ts';

export interface Around extends Naming {
  readonly tables: PaperChapter['tables'];
  readonly pictures: PictureBook;
  /** Whether numbers of paragraphs are printed; not in cells and footnotes. */
  readonly paragraphNumbers: boolean;
}

type Content = BlockContent | DefinitionContent;

const paragraph = (children: PhrasingContent[]): Paragraph[] =>
  children.length === 0 ? [] : [{ type: 'paragraph', children }];

/** Neighbouring list items become nested lists, neighbouring quotations one. */
export function markdownBlocks(blocks: readonly Block[], around: Around): Content[] {
  const out: Content[] = [];
  /** The lists that are open, the outer first. */
  let open: List[] = [];
  for (const block of blocks) {
    if (block.kind === 'bullet' || block.kind === 'number') {
      open = intoList(out, open, block, around);
      continue;
    }
    open = [];
    const last = out.at(-1);
    if (block.kind === 'quote' && last?.type === 'blockquote' && last.data === undefined)
      last.children.push(...paragraph(joined([...label(block, around), ...phrasing(block, around, 'line')])));
    else out.push(...one(block, around));
  }
  return out;
}

/** Adds an item to the list of its depth, which is begun where there is none of its kind; the lists that are then open. */
function intoList(out: Content[], open: readonly List[], block: Block, around: Around): List[] {
  const ordered = block.kind === 'number';
  const item: ListItem = { type: 'listItem', spread: false, children: paragraph(phrasing(block, around, 'line')) };
  const depth = Math.min(block.indent, open.length);
  const lists = open.slice(0, depth + 1);
  const own = lists[depth];
  if (own?.ordered === ordered) {
    own.children.push(item);
    return lists;
  }
  const list: List = { type: 'list', ordered, spread: false, children: [item] };
  const above = lists[depth - 1]?.children.at(-1);
  (above === undefined ? out : above.children).push(list);
  return [...lists.slice(0, depth), list];
}

function one(block: Block, around: Around): Content[] {
  const level = headingLevel(block.kind);
  const own = phrasing(block, around, level === null ? 'line' : 'space');
  const content = joined([...label(block, around), ...own]);
  // The title is of the first level and a chapter of the second.
  if (level !== null) return [{ type: 'heading', depth: Math.min(6, level + 2) as 3 | 4 | 5 | 6, children: content }];
  switch (block.kind) {
    case 'image':
      return [...paragraph(around.pictures.shown(imageOf(block))), ...caption(content)];
    case 'table': {
      const table = around.tables.get(tableOf(block));
      return [...caption(content), ...(table === undefined ? [] : markdownTable(block, table, around))];
    }
    case 'contents':
      return contents(block, around);
    case 'rule':
      return [{ type: 'thematicBreak' }];
    case 'pagebreak':
      return [];
    case 'quote':
      return [{ type: 'blockquote', children: paragraph(content) }];
    case 'callout':
      // Marked, so that no quotation behind it becomes part of it.
      return [{ type: 'blockquote', data: {}, children: paragraph(content) }];
    default:
      return paragraph(content);
  }
}

const caption = (content: PhrasingContent[]): Paragraph[] =>
  content.length === 0 ? [] : paragraph([{ type: 'emphasis', children: content }]);

/** What stands before a heading, a caption or a numbered paragraph. */
function label(block: Block, { index, chapter, headingNumbers, paragraphNumbers }: Around): PhrasingContent[] {
  const target = index.chapter(chapter.id)?.numbers.get(block.id);
  if (target === undefined) return [];
  if (target.kind === 'paragraph') return paragraphNumbers && block.text !== '' ? words(`(${target.number}) `) : [];
  if (target.kind === 'heading') return headingNumbers ? words(`${target.number} `) : [];
  const name = describeTarget('de', target, headingNumbers);
  return words(block.text === '' ? name : `${translate('de', 'numbers.caption', { label: name })} `);
}

const titles = {
  headings: 'numbers.contentsHeadings',
  tables: 'numbers.contentsTables',
  figures: 'numbers.contentsFigures',
} as const;

function contents({ props }: Block, { index, headingNumbers }: Around): Content[] {
  const { of } = props;
  const kind: ContentsKind = of === 'tables' || of === 'figures' ? of : 'headings';
  const title = paragraph([{ type: 'strong', children: words(translate('de', titles[kind])) }]);
  const items = listTargets(index, kind).map((target): ListItem => {
    const { depth, text, number } = target;
    const numbered = headingNumbers || depth === 0 ? `${number} ` : '';
    const before = kind === 'headings' ? numbered : `${describeTarget('de', target, headingNumbers)}: `;
    const shown = text === '' ? translate('de', 'numbers.contentsNoCaption') : text;
    return { type: 'listItem', spread: false, children: paragraph(words(before + shown)) };
  });
  if (items.length === 0) return [...title, ...paragraph(words(translate('de', 'numbers.contentsNone')))];
  return [...title, { type: 'list', ordered: false, spread: false, children: items }];
}
