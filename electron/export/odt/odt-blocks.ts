/** Blocks as an OpenDocument text has them: paragraphs, headings, lists, tables, pictures, lists of contents. */
import { el, join, NOTHING, words, type Markup } from '../docx/markup.ts';
import type { ShownBlock, ShownInline, ShownItem } from '../pdf/shown.ts';
import { pictureFrame, pictureIn } from './odt-frame.ts';
import type { OdtBook } from './odt-book.ts';
import { contentsMarkup } from './odt-contents.ts';
import { SEQUENCES } from './odt-file.ts';
import { bookmark, inlines, plainWords } from './odt-inline.ts';
import { encoded, styled } from './odt-named.ts';
import { LISTS } from './odt-styles.ts';
import { tableMarkup } from './odt-table.ts';

/** `style`: of their paragraphs, where that is another than the text's. */
export function blocksMarkup(book: OdtBook, blocks: readonly ShownBlock[], style = 'Text body'): Markup[] {
  return blocks.flatMap((block) => blockMarkup(book, block, style));
}

function blockMarkup(book: OdtBook, block: ShownBlock, style: string): Markup[] {
  const { at, lang, rtl } = block;
  const look = { lang, rtl };
  switch (block.kind) {
    case 'heading':
      return [heading(book, block)];
    case 'paragraph':
    case 'quote':
    case 'callout': {
      const own =
        block.kind === 'quote'
          ? 'Quotations'
          : block.kind === 'callout'
            ? 'Callout'
            : block.number === undefined
              ? style
              : 'Numbered text';
      const number =
        block.number === undefined
          ? NOTHING
          : join([
              el('text:span', { 'text:style-name': encoded('Paragraph number') }, words(block.number)),
              el('text:tab'),
            ]);
      const name = book.paragraph(own, { ...look, indent: block.indent });
      return [el('text:p', { 'text:style-name': name }, bookmark(at), number, inlines(book, block.words))];
    }
    case 'list':
      return [...broken(book), list(book, block.items, style)];
    case 'table': {
      const caption = block.caption ?? [];
      const place = caption.length === 0 ? at : undefined;
      return [
        ...broken(book),
        ...(caption.length === 0 ? [] : [captionMarkup(book, 'table', caption, at)]),
        tableMarkup(book, block, plainWords(caption), place),
      ];
    }
    case 'image':
      return image(book, block);
    case 'contents':
      return [...broken(book), contentsMarkup(book, block)];
    case 'rule':
      return [el('text:p', { 'text:style-name': book.paragraph('Horizontal Line', {}) }, bookmark(at))];
    case 'pagebreak':
      book.breaks = true;
      return [];
    case 'gone':
      return [];
  }
}

/** A page that ends before something that is no paragraph. */
const broken = (book: OdtBook): Markup[] =>
  book.breaks ? [el('text:p', { 'text:style-name': book.paragraph('Standard', {}) })] : [];

function heading(book: OdtBook, block: Extract<ShownBlock, { kind: 'heading' }>): Markup {
  const { at, look, number, words: said, lang, rtl } = block;
  return headingMarkup(book, {
    level: Math.min(10, look + 1),
    number,
    content: join([bookmark(at), inlines(book, said)]),
    counted: at !== undefined && book.targets.get(at)?.kind === 'heading',
    lang,
    rtl,
  });
}

export interface HeadingParts {
  /** 1 for chapters. */
  readonly level: number;
  readonly number: string | undefined;
  readonly content: Markup;
  /** Whether the file counts it; else its number is written. */
  readonly counted: boolean;
  readonly lang?: string | undefined;
  readonly rtl?: true | undefined;
}

export function headingMarkup(book: OdtBook, parts: HeadingParts): Markup {
  const { level, number, content, counted, lang, rtl } = parts;
  return el(
    'text:h',
    {
      'text:style-name': book.paragraph(`Heading ${Math.min(5, level)}`, { lang, rtl }),
      'text:outline-level': level,
      'text:is-list-header': counted ? undefined : 'true',
    },
    counted || number === undefined ? NOTHING : words(`${number} `),
    content,
  );
}

function list(book: OdtBook, items: readonly ShownItem[], style: string): Markup {
  const ordered = items[0]?.ordered === true;
  const own = style === 'Text body' ? 'List' : style;
  return el(
    'text:list',
    { 'text:style-name': ordered ? LISTS.numbers : LISTS.bullets },
    ...items.map((item, index) => {
      const { at, lang, rtl, count, words: said, inside } = item;
      const last = items[index - 1]?.count ?? 0;
      return el(
        'text:list-item',
        { 'text:start-value': ordered && count !== last + 1 ? count : undefined },
        el('text:p', { 'text:style-name': book.paragraph(own, { lang, rtl }) }, bookmark(at), inlines(book, said)),
        ...blocksMarkup(book, inside, style),
      );
    }),
  );
}

/** `Tabelle 3: Kosten`, whose number the file counts where it is the next one. */
export function captionMarkup(
  book: OdtBook,
  kind: 'table' | 'figure',
  caption: readonly ShownInline[],
  at: string | undefined,
): Markup {
  const target = at === undefined ? undefined : book.targets.get(at);
  const [first, ...rest] = caption;
  const style = kind === 'table' ? 'Table' : 'Figure';
  if (target === undefined || target.kind === 'heading' || first === undefined || !('text' in first))
    return styled(style, bookmark(at), inlines(book, caption));
  const start = first.text.indexOf(target.number);
  const name = SEQUENCES[kind];
  const number = el(
    'text:sequence',
    {
      'text:ref-name': target.sequence,
      'text:name': name,
      'text:formula': `ooow:${name}+1`,
      'style:num-format': '1',
    },
    words(target.number),
  );
  return styled(
    style,
    bookmark(at),
    inlines(book, [{ text: first.text.slice(0, start) }]),
    number,
    inlines(book, [{ text: first.text.slice(start + target.number.length) }, ...rest]),
  );
}

function image(book: OdtBook, block: Extract<ShownBlock, { kind: 'image' }>): Markup[] {
  const { file, alt, missing, width, caption = [], at } = block;
  const picture = file === undefined ? null : book.picture(file);
  const style = book.paragraph('Picture', {});
  const place = caption.length === 0 ? at : undefined;
  const shown =
    picture === null
      ? words(missing)
      : pictureFrame(
          book,
          { width, height: Math.max(0.1, Math.round(width * picture.ratio * 100) / 100), alt },
          pictureIn(picture),
        );
  return [
    el('text:p', { 'text:style-name': style }, bookmark(place), shown),
    ...(caption.length === 0 ? [] : [captionMarkup(book, 'figure', caption, at)]),
  ];
}
