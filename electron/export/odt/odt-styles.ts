/** `styles.xml`: named styles, numbers of headings and lists, and the page with head and foot. */
import { el, NOTHING, type Markup } from '../docx/markup.ts';
import { colour, encoded, family, NAMESPACES, points, QUIET, textStyle } from './odt-named.ts';
import { paragraphStyles } from './odt-paragraph-styles.ts';

/** How a file looks; sizes in points, margins in millimetres. */
export interface OdtLook {
  readonly text: string;
  readonly heads: string;
  readonly titleSize: number;
  /** Of chapters and the four levels below. */
  readonly headingSizes: readonly number[];
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly chaptersOnPages: boolean;
  /** Levels whose headings have numbers. */
  readonly numbered: (level: number) => boolean;
  /** Every how many lines a number stands at the margin; null for none. */
  readonly lineStep: number | null;
  readonly noteNumbers: 'document' | 'chapter';
  /** Styles of its own. */
  readonly own?: readonly Markup[];
}

export interface OdtPage {
  /** `de`, `DE`. */
  readonly lang: string;
  readonly region: string;
  readonly look: OdtLook;
  /** Paragraphs at the head and foot of each page; of the first page, where they are others. */
  readonly head: readonly Markup[];
  readonly foot: readonly Markup[];
  readonly first?: { readonly head: readonly Markup[]; readonly foot: readonly Markup[] };
}

const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const aligned = (level: number, wide: number): Markup =>
  el(
    'style:list-level-properties',
    { 'text:list-level-position-and-space-mode': 'label-alignment' },
    el('style:list-level-label-alignment', {
      'text:label-followed-by': 'listtab',
      'fo:text-indent': `-${wide}mm`,
      'fo:margin-left': `${level * wide}mm`,
    }),
  );

/** Names of the two kinds of lists. */
export const LISTS = { bullets: 'Bullets', numbers: 'Numbers' } as const;

const lists: readonly Markup[] = [
  el(
    'text:list-style',
    { 'style:name': LISTS.bullets },
    ...LEVELS.map((level) =>
      el(
        'text:list-level-style-bullet',
        { 'text:level': level, 'text:bullet-char': ['•', '–', '▪'][(level - 1) % 3] ?? '•' },
        aligned(level, 6.3),
      ),
    ),
  ),
  el(
    'text:list-style',
    { 'style:name': LISTS.numbers },
    ...LEVELS.map((level) =>
      el(
        'text:list-level-style-number',
        {
          'text:level': level,
          'style:num-format': ['1', 'a', 'i'][(level - 1) % 3] ?? '1',
          'style:num-suffix': level % 3 === 2 ? ')' : '.',
        },
        aligned(level, 6.3),
      ),
    ),
  ),
];

/** Chapters are the first level. */
const outline = (numbered: OdtLook['numbered']): Markup =>
  el(
    'text:outline-style',
    { 'style:name': 'Outline' },
    ...LEVELS.map((level) =>
      el(
        'text:outline-level-style',
        {
          'text:level': level,
          'style:num-format': numbered(level) ? '1' : '',
          'text:display-levels': numbered(level) && level > 1 ? level : undefined,
        },
        el(
          'style:list-level-properties',
          { 'text:list-level-position-and-space-mode': 'label-alignment' },
          el('style:list-level-label-alignment', {
            'text:label-followed-by': numbered(level) ? 'space' : 'nothing',
          }),
        ),
      ),
    ),
  );

export function odtStyles({ lang, region, look, head, foot, first }: OdtPage): Markup {
  const { margins } = look;
  const face = (name: string): Markup =>
    el('style:font-face', { 'style:name': name, 'svg:font-family': name.includes(' ') ? `'${name}'` : name });
  const language = {
    'fo:language': lang,
    'fo:country': region,
    'style:language-asian': lang,
    'style:country-asian': region,
    'style:language-complex': 'ar',
    'style:country-complex': 'SA',
  };
  const defaults = el(
    'style:default-style',
    { 'style:family': 'paragraph' },
    el('style:paragraph-properties', { 'style:tab-stop-distance': '12.5mm', 'style:writing-mode': 'lr-tb' }),
    el('style:text-properties', {
      ...family(look.text),
      ...points(10.5),
      ...language,
      'fo:hyphenate': 'true',
      'fo:hyphenation-remain-char-count': 2,
      'fo:hyphenation-push-char-count': 2,
    }),
  );
  const edge = (content: readonly Markup[], tag: string): Markup => el(tag, {}, ...content);
  return el(
    'office:document-styles',
    NAMESPACES,
    el('office:font-face-decls', {}, ...[...new Set([look.text, look.heads])].map(face)),
    el(
      'office:styles',
      {},
      defaults,
      ...paragraphStyles(look),
      ...(look.own ?? []),
      textStyle('Internet link', {
        ...colour('#1f4e79'),
        'style:text-underline-style': 'solid',
        'style:text-underline-color': 'font-color',
      }),
      textStyle('Index Link', {}),
      textStyle('Footnote Symbol', {}),
      textStyle('Footnote anchor', { 'style:text-position': 'super 58%' }),
      textStyle('Paragraph number', { ...family(look.heads), ...points(8), ...colour(QUIET) }),
      outline(look.numbered),
      ...lists,
      el('text:notes-configuration', {
        'text:note-class': 'footnote',
        'text:default-style-name': 'Footnote',
        'text:citation-style-name': encoded('Footnote Symbol'),
        'text:citation-body-style-name': encoded('Footnote anchor'),
        'style:num-format': '1',
        'text:start-value': 0,
        'text:footnotes-position': 'page',
        'text:start-numbering-at': look.noteNumbers,
      }),
      look.lineStep === null
        ? NOTHING
        : el('text:linenumbering-configuration', {
            'text:number-lines': 'true',
            'text:increment': look.lineStep,
            'text:number-position': 'left',
            'text:offset': '5mm',
            'style:num-format': '1',
            'text:count-empty-lines': 'false',
          }),
    ),
    el(
      'office:automatic-styles',
      {},
      el(
        'style:page-layout',
        { 'style:name': 'Page' },
        el('style:page-layout-properties', {
          'fo:page-width': '210mm',
          'fo:page-height': '297mm',
          'style:print-orientation': 'portrait',
          'fo:margin-top': '12.5mm',
          'fo:margin-bottom': '12.5mm',
          'fo:margin-left': `${margins.left}mm`,
          'fo:margin-right': `${margins.right}mm`,
        }),
        el('style:header-style', {}, edgeSpace('fo:margin-bottom', margins.top)),
        el('style:footer-style', {}, edgeSpace('fo:margin-top', margins.bottom)),
      ),
    ),
    el(
      'office:master-styles',
      {},
      el(
        'style:master-page',
        { 'style:name': 'Standard', 'style:page-layout-name': 'Page' },
        edge(head, 'style:header'),
        first === undefined ? NOTHING : edge(first.head, 'style:header-first'),
        edge(foot, 'style:footer'),
        first === undefined ? NOTHING : edge(first.foot, 'style:footer-first'),
      ),
    ),
  );
}

/** Between the edge of the paper and the text stand 12.5 mm and the head or foot. */
const edgeSpace = (name: string, margin: number): Markup =>
  el('style:header-footer-properties', { 'fo:min-height': `${Math.max(8, margin - 12.5)}mm`, [name]: '4mm' });
