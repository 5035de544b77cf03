/** Word's own styles with our looks. They have their English names in the file; Word shows „Überschrift 1“ to whoever works in German. */
import { el, join, NOTHING, val, type Markup } from './markup.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const INK = '1C2B33';
export const QUIET = '5B6770';

/** How a file looks that is not the strategy paper; all sizes in half points. */
export interface WordLook {
  /** Families for the text, and for heads, tables and small print. */
  readonly text: string;
  readonly heads: string;
  readonly titleSize: number;
  /** Of chapters and the four levels below. */
  readonly headingSizes: readonly number[];
  /** Whether chapters have numbers. */
  readonly chapterNumbers: boolean;
  /** Millimetres; those of the strategy paper where they are left out. */
  readonly margins?: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  /** Styles of its own. */
  readonly own?: readonly Style[];
}

export const PAPER_LOOK: WordLook = {
  text: 'Source Serif 4',
  heads: 'Source Sans 3',
  titleSize: 48,
  headingSizes: [36, 28, 25, 22, 21],
  chapterNumbers: true,
};

export const fonts = (name: string): Markup =>
  el('w:rFonts', { 'w:ascii': name, 'w:hAnsi': name, 'w:eastAsia': name, 'w:cs': name });
/** In half points. */
export const size = (halves: number): Markup => join([val('w:sz', halves), val('w:szCs', halves)]);
export const bold = join([el('w:b'), el('w:bCs')]);
const italic = join([el('w:i'), el('w:iCs')]);
export const colour = (hex: string): Markup => val('w:color', hex);
export const spacing = (before: number, after: number, line = 276): Markup =>
  el('w:spacing', { 'w:before': before, 'w:after': after, 'w:line': line, 'w:lineRule': 'auto' });

export interface Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn?: string | null;
  readonly next?: string;
  readonly paragraph?: readonly Markup[];
  readonly run?: readonly Markup[];
}

function paragraphStyle({ id, name, basedOn = 'Normal', next, paragraph = [], run = [] }: Style): Markup {
  return el(
    'w:style',
    { 'w:type': 'paragraph', 'w:styleId': id, ...(basedOn === null ? { 'w:default': 1 } : {}) },
    val('w:name', name),
    basedOn === null ? NOTHING : val('w:basedOn', basedOn),
    next === undefined ? NOTHING : val('w:next', next),
    el('w:qFormat'),
    paragraph.length === 0 ? NOTHING : el('w:pPr', {}, ...paragraph),
    run.length === 0 ? NOTHING : el('w:rPr', {}, ...run),
  );
}

const characterStyle = (id: string, name: string, run: readonly Markup[], isDefault = false): Markup =>
  el(
    'w:style',
    { 'w:type': 'character', 'w:styleId': id, ...(isDefault ? { 'w:default': 1 } : {}) },
    val('w:name', name),
    isDefault ? el('w:semiHidden') : val('w:basedOn', 'DefaultParagraphFont'),
    run.length === 0 ? NOTHING : el('w:rPr', {}, ...run),
  );

/** Chapters are the first level. */
const headings = ({ heads, headingSizes }: WordLook, onPages: boolean): Markup[] =>
  headingSizes.map((halves, level) =>
    paragraphStyle({
      id: `Heading${level + 1}`,
      name: `heading ${level + 1}`,
      next: 'Normal',
      paragraph: [
        el('w:keepNext'),
        el('w:keepLines'),
        onPages && level === 0 ? el('w:pageBreakBefore') : NOTHING,
        el('w:numPr', {}, level === 0 ? NOTHING : val('w:ilvl', level), val('w:numId', 1)),
        spacing(level === 0 ? 480 : 320, level === 0 ? 160 : 100, 252),
        val('w:outlineLvl', level),
      ],
      run: [fonts(heads), bold, colour(INK), size(halves)],
    }),
  );

/** Numbers of pages at the right margin. */
const pageNumberTab = el('w:tabs', {}, el('w:tab', { 'w:val': 'right', 'w:pos': 9_070 }));

const line = (name: string, space: number): Markup =>
  el(name, { 'w:val': 'single', 'w:sz': 6, 'w:space': space, 'w:color': QUIET });

const paragraphs = ({ heads, titleSize }: WordLook): readonly Style[] => [
  { id: 'Normal', name: 'Normal', basedOn: null },
  {
    id: 'Title',
    name: 'Title',
    next: 'Normal',
    paragraph: [spacing(0, 120, 240)],
    run: [fonts(heads), bold, colour(INK), size(titleSize)],
  },
  {
    id: 'Subtitle',
    name: 'Subtitle',
    next: 'Normal',
    paragraph: [spacing(0, 280)],
    run: [fonts(heads), colour(QUIET), size(26)],
  },
  {
    id: 'FrontHeading',
    name: 'Ratschrift front heading',
    next: 'Normal',
    paragraph: [el('w:keepNext'), spacing(360, 120, 252)],
    run: [fonts(heads), bold, colour(INK), size(26)],
  },
  { id: 'ListBullet', name: 'List Bullet', paragraph: [el('w:spacing', { 'w:after': 60 })] },
  { id: 'ListNumber', name: 'List Number', paragraph: [el('w:spacing', { 'w:after': 60 })] },
  {
    id: 'Quote',
    name: 'Quote',
    paragraph: [el('w:pBdr', {}, line('w:left', 12)), el('w:ind', { 'w:left': 357, 'w:right': 357 })],
    run: [italic],
  },
  {
    id: 'Callout',
    name: 'Ratschrift callout',
    paragraph: [el('w:ind', { 'w:left': 170, 'w:right': 170 })],
    run: [fonts(heads)],
  },
  {
    id: 'Caption',
    name: 'caption',
    paragraph: [el('w:keepLines'), spacing(160, 100, 252)],
    run: [fonts(heads), bold, size(19)],
  },
  { id: 'Figure', name: 'Ratschrift figure', paragraph: [spacing(160, 60, 240)] },
  { id: 'TableText', name: 'Ratschrift table text', paragraph: [spacing(30, 30, 252)], run: [fonts(heads), size(19)] },
  { id: 'TableHead', name: 'Ratschrift table head', basedOn: 'TableText', run: [bold] },
  {
    id: 'TableNumber',
    name: 'Ratschrift table number',
    basedOn: 'TableText',
    paragraph: [val('w:jc', 'right')],
  },
  {
    id: 'TableHeadNumber',
    name: 'Ratschrift table head number',
    basedOn: 'TableHead',
    paragraph: [val('w:jc', 'right')],
  },
  { id: 'FrontText', name: 'Ratschrift front text', paragraph: [spacing(200, 120)] },
  {
    id: 'FrontNote',
    name: 'Ratschrift front note',
    paragraph: [spacing(120, 120)],
    run: [fonts(heads), colour(QUIET), size(18)],
  },
  { id: 'FootnoteText', name: 'footnote text', paragraph: [spacing(0, 40, 240)], run: [size(18)] },
  { id: 'CommentText', name: 'annotation text', paragraph: [spacing(0, 0, 240)], run: [fonts(heads), size(20)] },
  ...[0, 1, 2, 3, 4].map((level) => ({
    id: `TOC${level + 1}`,
    name: `toc ${level + 1}`,
    paragraph: [
      pageNumberTab,
      spacing(level === 0 ? 80 : 0, 40, 252),
      el('w:ind', { 'w:left': 240 * level, 'w:right': 600 }),
    ],
    run: [fonts(heads), ...(level === 0 ? [bold] : [])],
  })),
  {
    id: 'TableofFigures',
    name: 'table of figures',
    paragraph: [pageNumberTab, spacing(0, 40, 252)],
    run: [fonts(heads)],
  },
  {
    id: 'Header',
    name: 'header',
    paragraph: [el('w:pBdr', {}, line('w:bottom', 4)), spacing(0, 0, 240)],
    run: [fonts(heads), colour(QUIET), size(17)],
  },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: [spacing(0, 0, 240), val('w:jc', 'right')],
    run: [fonts(heads), colour(QUIET), size(17)],
  },
];

/** `styles.xml`. `language`: of the document; `onPages`: whether chapters begin on pages of their own. */
export function styles(language: string, onPages: boolean, look: WordLook = PAPER_LOOK): Markup {
  const [normal, ...others] = paragraphs(look);
  const defaults = el(
    'w:docDefaults',
    {},
    el(
      'w:rPrDefault',
      {},
      el(
        'w:rPr',
        {},
        fonts(look.text),
        size(21),
        el('w:lang', { 'w:val': language, 'w:eastAsia': language, 'w:bidi': 'ar-SA' }),
      ),
    ),
    el('w:pPrDefault', {}, el('w:pPr', {}, spacing(0, 120))),
  );
  const tableDefault = el(
    'w:style',
    { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' },
    val('w:name', 'Normal Table'),
    el('w:semiHidden'),
    el(
      'w:tblPr',
      {},
      el('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }),
      el(
        'w:tblCellMar',
        {},
        ...['w:top', 'w:left', 'w:bottom', 'w:right'].map((side) =>
          el(side, { 'w:w': side === 'w:left' || side === 'w:right' ? 108 : 0, 'w:type': 'dxa' }),
        ),
      ),
    ),
  );
  const listDefault = el(
    'w:style',
    { 'w:type': 'numbering', 'w:default': 1, 'w:styleId': 'NoList' },
    val('w:name', 'No List'),
    el('w:semiHidden'),
  );
  return el(
    'w:styles',
    { 'xmlns:w': W },
    defaults,
    ...(normal === undefined ? [] : [paragraphStyle(normal)]),
    ...headings(look, onPages),
    characterStyle('DefaultParagraphFont', 'Default Paragraph Font', [], true),
    tableDefault,
    listDefault,
    ...[...others, ...(look.own ?? [])].map(paragraphStyle),
    characterStyle('FootnoteReference', 'footnote reference', [val('w:vertAlign', 'superscript')]),
    characterStyle('CommentReference', 'annotation reference', [size(16)]),
    characterStyle('Hyperlink', 'Hyperlink', [colour('1F4E79'), val('w:u', 'single')]),
  );
}

/** `fontTable.xml`: what stands in for our fonts where they are not installed. */
export function fontTable({ text, heads }: WordLook = PAPER_LOOK): Markup {
  const font = (name: string): Markup =>
    el(
      'w:font',
      { 'w:name': name },
      val('w:altName', name === PAPER_LOOK.text ? 'Cambria' : 'Calibri'),
      val('w:family', name === PAPER_LOOK.text ? 'roman' : 'swiss'),
      val('w:pitch', 'variable'),
    );
  return el('w:fonts', { 'xmlns:w': W }, ...[...new Set([text, heads])].map(font));
}
