/** Lists of contents, of tables and of figures: what Writer makes anew, with entries that name their pages until then. */
import { el, join, NOTHING, words, type Markup } from '../docx/markup.ts';
import type { ShownBlock } from '../pdf/shown.ts';
import type { Listed, OdtBook } from './odt-book.ts';
import { SEQUENCES } from './odt-file.ts';
import { plain } from './odt-inline.ts';
import { encoded, styled } from './odt-named.ts';

type Contents = Pick<Extract<ShownBlock, { kind: 'contents' }>, 'of' | 'title' | 'none'> & {
  /** Of headings that are listed; default all. */
  readonly levels?: number;
};

const KINDS = {
  headings: { tag: 'text:table-of-content', template: 'table-of-content' },
  tables: { tag: 'text:table-index', template: 'table-index' },
  figures: { tag: 'text:illustration-index', template: 'illustration-index' },
} as const;
const LEVELS = [1, 2, 3, 4, 5];
const LINK = encoded('Index Link');

export function contentsMarkup(book: OdtBook, { of, title, none, levels = 5 }: Contents): Markup {
  const { tag } = KINDS[of];
  const entries = book.listed.filter((each) => each.of === of);
  const heading = styled('Contents Heading', plain(title));
  return el(
    tag,
    { 'text:name': `Contents${book.next('contents')}`, 'text:protected': 'true' },
    source(of, title, levels),
    el(
      'text:index-body',
      {},
      el('text:index-title', { 'text:name': `Contents${book.next('contents')}` }, heading),
      ...(entries.length === 0 ? [styled(styleOf(of, 1), words(none ?? ''))] : entries.map(entry)),
    ),
  );
}

const styleOf = (of: Contents['of'], level: number): string =>
  of === 'headings' ? `Contents ${Math.min(5, level)}` : of === 'tables' ? 'Table index 1' : 'Figure Index 1';

function entry({ of, level, text, place }: Listed): Markup {
  const page =
    place === null
      ? NOTHING
      : join([
          el('text:tab'),
          el('text:bookmark-ref', { 'text:reference-format': 'page', 'text:ref-name': place }, words('')),
        ]);
  const said =
    place === null
      ? plain(text)
      : el(
          'text:a',
          {
            'xlink:type': 'simple',
            'xlink:href': `#${place}`,
            'text:style-name': LINK,
            'text:visited-style-name': LINK,
          },
          plain(text),
        );
  return styled(styleOf(of, level), said, page);
}

function source(of: Contents['of'], title: string, levels: number): Markup {
  const { tag, template } = KINDS[of];
  const parts = (hasChapter: boolean): Markup[] => [
    el('text:index-entry-link-start'),
    ...(hasChapter ? [el('text:index-entry-chapter'), el('text:index-entry-span', {}, words(' '))] : []),
    el('text:index-entry-text'),
    el('text:index-entry-link-end'),
    el('text:index-entry-tab-stop', { 'style:type': 'right', 'style:leader-char': '.' }),
    el('text:index-entry-page-number'),
  ];
  const titleTemplate = el(
    'text:index-title-template',
    { 'text:style-name': encoded('Contents Heading') },
    plain(title),
  );
  if (of !== 'headings')
    return el(
      `${tag}-source`,
      {
        'text:caption-sequence-name': SEQUENCES[of === 'tables' ? 'table' : 'figure'],
        'text:caption-sequence-format': 'text',
      },
      titleTemplate,
      el(`text:${template}-entry-template`, { 'text:style-name': encoded(styleOf(of, 1)) }, ...parts(false)),
    );
  return el(
    `${tag}-source`,
    { 'text:outline-level': levels, 'text:use-index-marks': 'false' },
    titleTemplate,
    ...LEVELS.map((level) =>
      el(
        `text:${template}-entry-template`,
        { 'text:outline-level': level, 'text:style-name': encoded(styleOf(of, level)) },
        ...parts(true),
      ),
    ),
  );
}
