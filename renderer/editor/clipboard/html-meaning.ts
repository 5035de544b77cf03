/** What the elements of foreign HTML mean: which are dropped, which begin a block and of what kind, which format text. */
import { headingLevel, PLAIN, type Attributes, type TextKind, type Format } from '../../../shared/document/block.ts';
import { checkedProperty } from '../../../shared/document/properties.ts';
import { formatsIn, isHidden } from './inline-style.ts';
import { pastedLink } from './safe-link.ts';
import { kindOfMarker, wordListLevel } from './word-list.ts';

/** The part of a DOM node that is read here. */
export interface HtmlNode {
  /** 1 element, 3 text, 8 comment … as in the DOM. */
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly textContent: string | null;
  readonly childNodes: Iterable<HtmlNode>;
  getAttribute?(name: string): string | null;
}

/** An element with what was read of it. */
export interface HtmlElement {
  readonly node: HtmlNode;
  /** Upper case. */
  readonly tag: string;
  readonly style: ReadonlyMap<string, string>;
  readonly attribute: (name: string) => string | null;
}

/** What holds inside an element. */
export interface Context {
  readonly formats: ReadonlySet<Format>;
  readonly link: string | null;
  readonly verbatim: boolean;
  /** The kind of block that running text begins here. */
  readonly kind: TextKind;
  readonly indent: number;
  /** Depth of the lists around, 0 outside. */
  readonly depth: number;
  readonly list: 'bullet' | 'number';
  /** How many blocks there were when the list item around began; null outside of lists. */
  readonly item: number | null;
  /** Of the block, where it was copied from here. */
  readonly lang: string | null;
}

/** Carries the language of a block from one of our editors to another. */
export const languageAttribute = 'data-ratschrift-lang';

export const outermost: Context = {
  formats: new Set(),
  link: null,
  verbatim: false,
  kind: 'paragraph',
  indent: 0,
  depth: 0,
  list: 'bullet',
  item: null,
  lang: null,
};

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const blockTags = words(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN NAV OL P PRE SECTION SUMMARY UL',
);
const droppedTags = words(
  'SCRIPT STYLE HEAD TITLE META LINK BASE NOSCRIPT TEMPLATE IFRAME FRAME FRAMESET OBJECT EMBED APPLET SVG MATH CANVAS AUDIO VIDEO MAP INPUT BUTTON SELECT TEXTAREA DIALOG XML RT RP COMMENT',
);
/** What Word draws with; where there is a picture for it, an IMG stands beside it. */
const drawingTags = words('V:IMAGEDATA V:SHAPE');
const headings: readonly TextKind[] = ['heading1', 'heading2', 'heading3', 'heading4', 'heading4', 'heading4'];

export const isBlock = ({ tag }: HtmlElement): boolean => blockTags.has(tag);
export const isImage = ({ tag }: HtmlElement): boolean => tag === 'IMG' || tag === 'V:IMAGEDATA';

/** Without any text of its own: scripts, controls, hidden parts, markers and comments of Word and of Calc. */
export function isDropped({ tag, style, attribute }: HtmlElement): boolean {
  return (
    droppedTags.has(tag) ||
    drawingTags.has(tag) ||
    isHidden(style) ||
    attribute('hidden') !== null ||
    attribute('aria-hidden') === 'true' ||
    // What Word shows as deleted while it tracks changes; else struck words are meant.
    (tag === 'DEL' && (attribute('datetime') ?? attribute('cite')) !== null) ||
    style.get('mso-list') === 'ignore' ||
    style.get('mso-element')?.startsWith('comment') === true ||
    /\bMsoComment(Reference|Text)\b|\bmsocom(anchor|off|txt)\b/.test(attribute('class') ?? '')
  );
}

/** The number of a footnote before its words, as LibreOffice writes it, close to the first of them. */
export const isNoteSign = ({ attribute }: HtmlElement): boolean =>
  /\bsd(?:foot|end)notesym\b/.test(attribute('class') ?? '');

/** Blanks that Word and browsers write as no-break spaces to keep them. */
export const isBlanks = ({ style, attribute }: HtmlElement): boolean =>
  style.get('mso-spacerun') === 'yes' || attribute('class') === 'Apple-converted-space';

/** What an inline element, or a block apart from its kind, changes. */
export function formatContext({ tag, style, attribute }: HtmlElement, context: Context): Context {
  const space = style.get('white-space') ?? '';
  const verbatim = space === '' ? context.verbatim : space.startsWith('pre') && !blockTags.has(tag);
  return {
    ...context,
    formats: formatsIn(context.formats, tag, style),
    link: (tag === 'A' ? pastedLink(attribute('href') ?? '') : null) ?? context.link,
    verbatim: tag === 'PRE' || verbatim,
  };
}

/** What running text inside a block element belongs to; `count` blocks have been read before it. */
export function blockContext(element: HtmlElement, context: Context, count: number): Context {
  const { node, tag, style, attribute } = element;
  const named = checkedProperty('lang', attribute(languageAttribute));
  const lang = typeof named === 'string' ? named : tag === 'LI' ? null : context.lang;
  const inner = { ...formatContext(element, context), lang };
  const as = (kind: TextKind, indent = 0): Context => ({ ...inner, kind, indent });
  // Our own say their kind: their levels on the page are those below a chapter's title.
  const own = headingLevel(attribute('data-kind') ?? '');
  const level =
    own ?? /^H([1-6])$/.exec(tag)?.[1] ?? (attribute('role') === 'heading' ? (attribute('aria-level') ?? '2') : null);
  if (level !== null) return as(headings[Number(level) - 1] ?? 'heading4');
  if (tag === 'UL' || tag === 'OL')
    return { ...inner, list: tag === 'OL' ? 'number' : 'bullet', depth: inner.depth + 1 };
  if (tag === 'LI') {
    const said = Number(attribute('aria-level') ?? attribute('data-aria-level') ?? Number.NaN);
    const indent = said >= 1 && said <= 9 ? said - 1 : Math.max(0, inner.depth - 1);
    return { ...as(inner.list, indent), item: count };
  }
  if (tag === 'BLOCKQUOTE') return as('quote');
  const wordLevel = wordListLevel(style);
  if (wordLevel !== null) return as(kindOfMarker(wordMarker(node)), wordLevel);
  const className = attribute('class') ?? '';
  if (/^Mso(Title|Heading1)\b/.test(className)) return as('heading1');
  if (/^Mso(Intense)?Quote\b/.test(className)) return as('quote');
  return continued(inner, count);
}

/** What running text belongs to where `count` blocks have been read: a list item goes on as an indented paragraph. */
export function continued(context: Context, count: number): Context {
  if (context.item === null || count === context.item || context.kind === 'paragraph') return context;
  return { ...context, kind: 'paragraph', indent: context.indent + 1 };
}

/** Headings are bold and links underlined by what they are; only what stands out from that is worth keeping. */
export function attributesOf({ formats, link, kind }: Context): Attributes {
  if (formats.size === 0 && link === null) return PLAIN;
  const attributes: Record<string, unknown> = {};
  for (const format of formats) {
    if (format === 'b' && headingLevel(kind) !== null) continue;
    if (format === 'u' && link !== null) continue;
    attributes[format] = true;
  }
  if (link !== null) attributes['link'] = link;
  return attributes;
}

/** The text of the marker that Word writes in front of a pseudo list item; it comes within a few elements, or there is none. */
function wordMarker(node: HtmlNode, left = { nodes: 40 }): string {
  for (const child of node.childNodes) {
    if (--left.nodes < 0) return '';
    if (child.nodeType !== 1) continue;
    if (/mso-list:\s*ignore/i.test(child.getAttribute?.('style') ?? '')) return child.textContent ?? '';
    const inside = wordMarker(child, left);
    if (inside !== '') return inside;
  }
  return '';
}
