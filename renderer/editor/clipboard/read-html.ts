/**
 * Cleans foreign HTML (Word, LibreOffice, Google Docs, web pages) into blocks. Works on a parsed, inert document and only
 * reads: what it does not know, it drops or looks through, so nothing of the source is ever executed or loaded.
 */
import { BlockBuilder } from './block-builder.ts';
import { formatsIn, isHidden, readStyle } from './inline-style.ts';
import { PLAIN, type Attributes, type BlockKind, type Format } from '../../../shared/document/block.ts';
import { pasteCaps, type Pasted } from './pasted-block.ts';
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

interface Context {
  readonly formats: ReadonlySet<Format>;
  readonly link: string | null;
  readonly verbatim: boolean;
  /** The kind of block that running text starts here. */
  readonly kind: BlockKind;
  readonly indent: number;
  /** Depth of the lists around, 0 outside. */
  readonly depth: number;
  readonly list: 'bullet' | 'number';
}

const none: ReadonlySet<Format> = new Set();
const blocks = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN NAV OL P PRE SECTION SUMMARY TABLE UL'.split(
    ' ',
  ),
);
const dropped = new Set(
  'SCRIPT STYLE HEAD TITLE META LINK BASE NOSCRIPT TEMPLATE IFRAME FRAME FRAMESET OBJECT EMBED APPLET SVG MATH CANVAS AUDIO VIDEO MAP INPUT BUTTON SELECT TEXTAREA DIALOG XML RT RP'.split(
    ' ',
  ),
);
const images = new Set(['IMG', 'PICTURE', 'V:IMAGEDATA', 'V:SHAPE']);
const headings: Readonly<Record<string, BlockKind>> = {
  H1: 'heading1',
  H2: 'heading2',
  H3: 'heading3',
  H4: 'heading4',
  H5: 'heading4',
  H6: 'heading4',
};

/** Reads the body of a parsed document. Pure: depends on the tree alone. */
export function readHtml(root: HtmlNode): Pasted {
  const builder = new BlockBuilder();
  let seen = 0;
  let pictures = 0;

  function walk(node: HtmlNode, context: Context, level: number): void {
    if (++seen > pasteCaps.nodes || level > pasteCaps.depth) {
      builder.cut = true;
      return;
    }
    if (node.nodeType === 3) return builder.text(node.nodeValue ?? '', attributesOf(context), context.verbatim);
    if (node.nodeType !== 1) return;
    const tag = node.nodeName.toUpperCase();
    if (images.has(tag)) pictures++;
    if (dropped.has(tag) || images.has(tag)) return;
    const attribute = (name: string): string | null => node.getAttribute?.(name) ?? null;
    const style = readStyle(attribute('style'));
    if (
      isHidden(style) ||
      attribute('hidden') !== null ||
      attribute('aria-hidden') === 'true' ||
      isWordFurniture(attribute('class') ?? '', style)
    )
      return;
    if (tag === 'BR')
      return attribute('class')?.includes('Apple-interchange-newline') === true ? undefined : builder.lineBreak();
    if (style.get('mso-spacerun') === 'yes' || attribute('class') === 'Apple-converted-space') {
      return builder.text((node.textContent ?? '').replaceAll('\u00A0', ' '), attributesOf(context), false);
    }
    if (tag === 'TABLE') return table(node, context, level);
    const inner = contextIn(tag, style, attribute, context);
    const isBlock = blocks.has(tag);
    if (isBlock) open(tag, style, attribute, node, inner, context);
    const inside = isBlock ? blockContext(tag, style, attribute, node, inner, context) : inner;
    for (const child of node.childNodes) walk(child, inside, level + 1);
    if (isBlock) {
      builder.end();
      builder.start(context.kind, context.indent);
    }
  }

  /** Starts the block that an element stands for, unless it is the first paragraph of an item that has just begun. */
  function open(
    tag: string,
    style: ReadonlyMap<string, string>,
    attribute: Attribute,
    node: HtmlNode,
    inner: Context,
    context: Context,
  ): void {
    const { kind, indent } = blockContext(tag, style, attribute, node, inner, context);
    builder.start(kind, indent);
  }

  /** Rows become paragraphs, cells joined by tabs; a table of one column only was a frame. */
  function table(node: HtmlNode, context: Context, level: number): void {
    const rows = [...descendants(node, 'TR', level)];
    const cellsOf = (row: HtmlNode): HtmlNode[] => [...row.childNodes].filter((cell) => /^T[DH]$/i.test(cell.nodeName));
    const isFrame = rows.every((row) => cellsOf(row).length <= 1);
    for (const row of rows) {
      if (isFrame) {
        for (const cell of cellsOf(row)) {
          builder.start(context.kind, context.indent);
          for (const child of cell.childNodes) walk(child, context, level + 3);
        }
      } else {
        builder.start('paragraph', 0);
        cellsOf(row).forEach((cell, index) => {
          if (index > 0) builder.text('\t', PLAIN, true);
          seen += 1;
          builder.text((cell.textContent ?? '').replace(/\s+/g, ' ').trim(), PLAIN, false);
        });
      }
      builder.end();
    }
    builder.start(context.kind, context.indent);
  }

  walk(root, { formats: none, link: null, verbatim: false, kind: 'paragraph', indent: 0, depth: 0, list: 'bullet' }, 0);
  builder.end();
  return { blocks: builder.blocks, images: pictures, cut: builder.cut };
}

function attributesOf({ formats, link }: Context): Attributes {
  if (formats.size === 0 && link === null) return PLAIN;
  const attributes: Record<string, unknown> = {};
  for (const format of formats) attributes[format] = true;
  if (link !== null) attributes['link'] = link;
  return attributes;
}

type Attribute = (name: string) => string | null;

function contextIn(tag: string, style: ReadonlyMap<string, string>, attribute: Attribute, context: Context): Context {
  const space = style.get('white-space') ?? '';
  const href = tag === 'A' ? pastedLink(attribute('href') ?? '') : null;
  return {
    ...context,
    formats: formatsIn(context.formats, tag, style),
    link: href ?? context.link,
    verbatim: tag === 'PRE' || (space === '' ? context.verbatim : space.startsWith('pre') && !blocks.has(tag)),
  };
}

/** What running text inside a block element belongs to. */
function blockContext(
  tag: string,
  style: ReadonlyMap<string, string>,
  attribute: Attribute,
  node: HtmlNode,
  inner: Context,
  outer: Context,
): Context {
  const heading = headings[tag];
  // Headings are bold by their kind; only what stands out from it would be worth keeping.
  if (heading !== undefined) return { ...inner, kind: heading, indent: 0, formats: without(inner.formats, 'b') };
  if (tag === 'UL' || tag === 'OL')
    return { ...inner, list: tag === 'OL' ? 'number' : 'bullet', depth: inner.depth + 1 };
  if (tag === 'LI') {
    const said = Number(attribute('aria-level') ?? attribute('data-aria-level') ?? Number.NaN);
    const indent = said >= 1 && said <= 9 ? said - 1 : Math.max(0, inner.depth - 1);
    return { ...inner, kind: inner.list, indent };
  }
  if (tag === 'BLOCKQUOTE') return { ...inner, kind: 'quote', indent: 0 };
  const wordLevel = wordListLevel(style);
  if (wordLevel !== null) return { ...inner, kind: kindOfMarker(wordMarker(node)), indent: wordLevel };
  const wordClass = attribute('class') ?? '';
  if (/^Mso(Title|Heading1)\b/.test(wordClass))
    return { ...inner, kind: 'heading1', indent: 0, formats: without(inner.formats, 'b') };
  if (/^Mso(Intense)?Quote\b/.test(wordClass)) return { ...inner, kind: 'quote', indent: 0 };
  if (attribute('role') === 'heading') {
    const level = Math.min(4, Math.max(1, Number(attribute('aria-level') ?? 2) || 2));
    return { ...inner, kind: headings[`H${level}`] ?? 'heading2', indent: 0 };
  }
  return { ...inner, kind: outer.kind, indent: outer.indent };
}

/** The text of the marker that Word writes in front of a pseudo list item. */
function wordMarker(node: HtmlNode): string {
  for (const child of node.childNodes) {
    if (child.nodeType !== 1) continue;
    if (readStyle(child.getAttribute?.('style') ?? null).get('mso-list') === 'ignore') return child.textContent ?? '';
    const inside = wordMarker(child);
    if (inside !== '') return inside;
  }
  return '';
}

/** Markers of pseudo lists, comment references and comment texts of Word. */
function isWordFurniture(className: string, style: ReadonlyMap<string, string>): boolean {
  const element = style.get('mso-element') ?? '';
  return (
    style.get('mso-list') === 'ignore' ||
    /\bMsoComment(Reference|Text)\b|\bmsocom(anchor|off|txt)\b/.test(className) ||
    element.startsWith('comment')
  );
}

function* descendants(node: HtmlNode, tag: string, level: number): Generator<HtmlNode> {
  if (level > pasteCaps.depth) return;
  for (const child of node.childNodes) {
    if (child.nodeName.toUpperCase() === tag) yield child;
    else if (child.nodeType === 1 && child.nodeName.toUpperCase() !== 'TABLE')
      yield* descendants(child, tag, level + 1);
  }
}

function without(formats: ReadonlySet<Format>, format: Format): ReadonlySet<Format> {
  return new Set([...formats].filter((each) => each !== format));
}
