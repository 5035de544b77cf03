/**
 * Cleans foreign HTML (Word, LibreOffice, Google Docs, web pages) into blocks. Works on a parsed, inert document and only
 * reads: what it does not know, it drops or looks through, so nothing of the source is ever executed or loaded.
 */
import { PLAIN, type Run } from '../../../shared/document/block.ts';
import { BlockBuilder } from './block-builder.ts';
import {
  attributesOf,
  blockContext,
  continued,
  formatContext,
  isBlanks,
  isBlock,
  isDropped,
  isImage,
  isNoteSign,
  outermost,
  type Context,
  type HtmlElement,
  type HtmlNode,
} from './html-meaning.ts';
import { readStyle } from './inline-style.ts';
import { readImage, type ImageReading } from './html-image.ts';
import { pasteCaps, type Pasted, type PastedBlock } from './pasted-block.ts';
import { columnWidths, layOutTable, withoutTables, type SourceRow } from './pasted-table.ts';

/** Reads the body of a parsed document. Pure: depends on the tree, and on what `reading` says of its pictures. */
export function readHtml(root: HtmlNode, reading?: ImageReading): Pasted {
  let builder = new BlockBuilder();
  let seen = 0;
  let images = 0;
  const caps = { cut: false, table: false };

  function walk(node: HtmlNode, context: Context, level: number): void {
    if (++seen > pasteCaps.nodes || level > pasteCaps.depth) {
      caps.cut = true;
      return;
    }
    if (node.nodeType === 3) return builder.text(node.nodeValue ?? '', attributesOf(context), context.verbatim);
    if (node.nodeType !== 1) return;
    const element = elementOf(node);
    const { tag, attribute } = element;
    if (isDropped(element)) return;
    if (isImage(element)) return image(element, context);
    if (isBlanks(element))
      return builder.text((node.textContent ?? '').replaceAll('\u00A0', ' '), attributesOf(context), false);
    // As at the place that it belongs to: raised, and apart from the words.
    if (isNoteSign(element)) {
      builder.text(node.textContent ?? '', { ...attributesOf(context), sup: true }, false);
      return builder.text(' ', attributesOf(context), false);
    }
    if (tag === 'TABLE') return table(node, context, level);
    if (tag === 'BR') {
      if (attribute('class')?.includes('Apple-interchange-newline') !== true) builder.lineBreak();
    } else if (tag === 'FIGCAPTION' && builder.caption(inOneLine(node, level + 1))) {
      return;
    } else if (isBlock(element)) {
      builder.end();
      const inner = blockContext(element, context, builder.blocks.length);
      builder.start(inner.kind, inner.indent, inner.lang);
      children(node, inner, level);
      goOn(context);
    } else children(node, formatContext(element, context), level);
  }

  function image(element: HtmlElement, context: Context): void {
    const found = readImage(element, reading);
    if (found.kind === 'image') return builder.image(found.image);
    if (found.kind === 'none') return;
    if (found.kind === 'note') images += 1;
    builder.text(found.text, found.kind === 'note' ? { i: true } : attributesOf(context), false);
  }

  function children(node: HtmlNode, context: Context, level: number): void {
    for (const child of node.childNodes) walk(child, context, level + 1);
  }

  /** Behind a block, running text of the element around it begins a block of its own. */
  function goOn(context: Context): void {
    builder.end();
    const { kind, indent } = continued(context, builder.blocks.length);
    builder.start(kind, indent, context.lang);
  }

  /** A table of one column only was a frame around text. */
  function table(node: HtmlNode, context: Context, level: number): void {
    const rows = [...rowsOf(node, level)];
    if (rows.every(({ cells }) => cells.length <= 1)) {
      for (const { cells } of rows) {
        goOn(context);
        for (const cell of cells) children(cell, context, level + 3);
      }
    } else {
      builder.end();
      const caption = [...node.childNodes].find(({ nodeName }) => nodeName.toUpperCase() === 'CAPTION');
      const laidOut = layOutTable(rows, (cell) => withoutTables(inside(cell, level + 3, cellContext(cell))));
      caps.table ||= laidOut.cut;
      const widths = columnWidths(node, laidOut.table.columns);
      builder.table(
        widths === null ? laidOut.table : { ...laidOut.table, widths },
        caption === undefined ? [] : (inside(caption, level + 1)[0]?.runs ?? []),
      );
    }
    goOn(context);
  }

  /** What is in a cell. */
  function inside(cell: HtmlNode, level: number, context = outermost): readonly PastedBlock[] {
    const outer = builder;
    builder = new BlockBuilder();
    children(cell, context, level);
    builder.end();
    const { blocks } = builder;
    caps.cut ||= builder.cut;
    builder = outer;
    return blocks;
  }

  /** The text of an element, its blocks joined by blanks. */
  function inOneLine(node: HtmlNode, level: number): readonly Run[] {
    return inside(node, level).flatMap(({ runs }, index) =>
      index === 0 ? runs : [{ text: ' ', attrs: PLAIN }, ...runs],
    );
  }

  walk(root, outermost, 0);
  builder.end();
  return { blocks: builder.blocks, images, cut: caps.cut || builder.cut, tableCut: caps.table };
}

function elementOf(node: HtmlNode): HtmlElement {
  const attribute = (name: string): string | null => node.getAttribute?.(name) ?? null;
  return { node, tag: node.nodeName.toUpperCase(), style: readStyle(attribute('style')), attribute };
}

/** Spreadsheets set the format of a cell on the cell itself. */
function cellContext(cell: HtmlNode): Context {
  const element = elementOf(cell);
  return element.tag === 'TD' ? formatContext(element, outermost) : outermost;
}

function* rowsOf(node: HtmlNode, level: number, inHead = false): Generator<SourceRow> {
  if (level > pasteCaps.depth) return;
  for (const child of node.childNodes) {
    const tag = child.nodeName.toUpperCase();
    if (tag === 'TR') yield { inHead, cells: [...child.childNodes].filter((cell) => /^T[DH]$/i.test(cell.nodeName)) };
    else if (child.nodeType === 1 && tag !== 'TABLE') yield* rowsOf(child, level + 1, inHead || tag === 'THEAD');
  }
}
