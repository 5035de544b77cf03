/** What stands in a paragraph: words, links, references and footnotes. */
import { el, join, NOTHING, words, type Markup } from '../docx/markup.ts';
import type { ShownInline, ShownWords } from '../pdf/shown.ts';
import type { OdtBook } from './odt-book.ts';
import { encoded } from './odt-named.ts';
import { remarkMarkup } from './odt-remarks.ts';

export const inlines = (book: OdtBook, all: readonly ShownInline[]): Markup =>
  join(all.map((each) => ('note' in each ? note(book, each) : shownWords(book, each))));

export const plainWords = (all: readonly ShownInline[]): string =>
  all.map((each) => ('text' in each ? each.text : '')).join('');

/** Words as the format wants them: it takes several blanks for one, and knows tabulators and line ends as elements. */
export function plain(text: string): Markup {
  const parts = text.split(/(\n|\t| {2,}|^ | $)/).map((part): Markup => {
    if (part === '\n') return el('text:line-break');
    if (part === '\t') return el('text:tab');
    if (/^ +$/.test(part)) return el('text:s', part.length > 1 ? { 'text:c': part.length } : {});
    return words(part);
  });
  return join(parts);
}

export const bookmark = (name: string | undefined): Markup =>
  name === undefined ? NOTHING : el('text:bookmark', { 'text:name': name });

function shownWords(book: OdtBook, { text, formats = [], link, to, remark }: ShownWords): Markup {
  if (remark !== undefined) return remarkMarkup(remark);
  const style = book.words(formats);
  const inner = to === undefined ? plain(text) : reference(book, text, to);
  const said = style === null ? inner : el('text:span', { 'text:style-name': style }, inner);
  if (link === undefined) return said;
  return el(
    'text:a',
    { 'xlink:type': 'simple', 'xlink:href': link, 'text:style-name': encoded('Internet link') },
    said,
  );
}

/** A number that the file itself counts is a field; what else leads somewhere is a link. */
function reference(book: OdtBook, text: string, to: string): Markup {
  const target = book.targets.get(to);
  if (target === undefined || target.number === '' || !text.endsWith(target.number))
    return el('text:a', { 'xlink:type': 'simple', 'xlink:href': `#${to}` }, plain(text));
  const before = plain(text.slice(0, text.length - target.number.length));
  const number = words(target.number);
  return join([
    before,
    target.kind === 'heading'
      ? el('text:bookmark-ref', { 'text:reference-format': 'number-all-superior', 'text:ref-name': to }, number)
      : el('text:sequence-ref', { 'text:reference-format': 'value', 'text:ref-name': target.sequence }, number),
  ]);
}

function note(book: OdtBook, { note: number, blocks }: Extract<ShownInline, { note: number }>): Markup {
  const body = book.draw(blocks, 'Footnote');
  return el(
    'text:note',
    { 'text:id': `ftn${book.next('note')}`, 'text:note-class': 'footnote' },
    el('text:note-citation', {}, words(String(number))),
    el('text:note-body', {}, ...(body.length === 0 ? [el('text:p', { 'text:style-name': 'Footnote' })] : body)),
  );
}
