/** Blocks as clean HTML and as plain text for the clipboard of other programs. Pure. */
import { headingLevel, type Format, type Run } from '../../../shared/document/block.ts';
import { directionOf, PAPER_LANGUAGE } from '../../../shared/german/languages.ts';
import { isSafeLink } from '../../../shared/document/link.ts';
import { isListKind } from '../block-commands.ts';
import { assetAttribute, projectAttribute } from './html-image.ts';
import { languageAttribute } from './html-meaning.ts';
import { textOf, type PastedBlock } from './pasted-block.ts';
import { tableHtml, tableText } from './pasted-table.ts';

const tags: Readonly<Record<Format, string>> = { b: 'strong', i: 'em', u: 'u', s: 's', sub: 'sub', sup: 'sup' };
const formats = Object.keys(tags) as Format[];

/** `inline`: part of a single block, so that other programs put it into the line at hand. `project`: whose pictures they are. */
export function writeHtml(blocks: readonly PastedBlock[], inline: boolean, project = ''): string {
  const own = blocks.map((block) => (block.kind === 'image' && project !== '' ? { ...block, from: project } : block));
  const body = inline ? own.map(inlineHtml).join('') : structured(own);
  return `<html lang="${PAPER_LANGUAGE}"><meta charset="utf-8">${body}</html>`;
}

function inlineHtml(block: PastedBlock): string {
  const language = languageOf(block);
  return language === '' ? htmlOf(block.runs) : `<span${language}>${htmlOf(block.runs)}</span>`;
}

/** For other programs, and for our own editor: what foreign programs call the language of a text is too often wrong. */
function languageOf({ props }: PastedBlock): string {
  const lang = props?.['lang'];
  if (typeof lang !== 'string') return '';
  return ` lang="${escaped(lang)}" dir="${directionOf(lang)}" ${languageAttribute}="${escaped(lang)}"`;
}

/** One line per block; list items with a marker, so that the list can still be seen. */
export function writeText(blocks: readonly PastedBlock[], inline: boolean): string {
  const counters: number[] = [];
  const lines = blocks.map((block) => {
    const count = countAt(counters, block);
    if (block.table !== undefined)
      return [textOf(block), tableText(block.table)].filter((part) => part !== '').join('\n');
    if (inline || !isListKind(block.kind)) return textOf(block);
    return `${'  '.repeat(block.indent)}${block.kind === 'number' ? `${count}.` : '•'} ${textOf(block)}`;
  });
  return lines.join('\n');
}

/** Numbers a list as the page does: it goes on until a block of another kind on its level or further out. */
function countAt(counters: number[], block: PastedBlock): number {
  const numbered = block.kind === 'number';
  counters.length = Math.min(counters.length, numbered ? block.indent + 1 : block.indent);
  if (!numbered) return 0;
  const count = (counters[block.indent] ?? 0) + 1;
  counters[block.indent] = count;
  return count;
}

function structured(blocks: readonly PastedBlock[]): string {
  const out: string[] = [];
  /** Open lists from the outermost in; every one but the innermost stands inside an open item. */
  const open: string[] = [];
  const closeTo = (depth: number): void => {
    while (open.length > depth) out.push(`</li></${open.pop() ?? 'ul'}>`);
  };
  for (const block of blocks) {
    if (block.kind === 'image') {
      closeTo(0);
      out.push(imageHtml(block));
      continue;
    }
    if (block.table !== undefined) {
      closeTo(0);
      out.push(tableHtml(block.table, structured, htmlOf(block.runs)));
      continue;
    }
    const content = htmlOf(block.runs) || '<br>';
    if (!isListKind(block.kind)) {
      closeTo(0);
      const level = headingLevel(block.kind);
      const tag = level !== null ? `h${level}` : block.kind === 'quote' ? 'blockquote' : 'p';
      const indent = block.indent > 0 ? ` data-indent="${block.indent}"` : '';
      out.push(`<${tag}${indent}${languageOf(block)}>${content}</${tag}>`);
      continue;
    }
    const tag = block.kind === 'number' ? 'ol' : 'ul';
    closeTo(block.indent + 1);
    if (open.length === block.indent + 1 && open[block.indent] !== tag) closeTo(block.indent);
    if (open.length === block.indent + 1) out.push(`</li><li${languageOf(block)}>`);
    else
      while (open.length <= block.indent) {
        open.push(tag);
        out.push(`<${tag}><li${open.length > block.indent ? languageOf(block) : ''}>`);
      }
    out.push(content);
  }
  closeTo(0);
  return out.join('');
}

/** Its picture does not go along; an editor of the same project knows it by its hash, one of another asks for it there. */
function imageHtml({ props = {}, runs, from }: PastedBlock): string {
  const { asset, alt, decorative, width } = props;
  const attributes = [
    `alt="${typeof alt === 'string' ? escaped(alt) : ''}"`,
    ...(typeof asset === 'string' ? [`${assetAttribute}="${escaped(asset)}"`] : []),
    ...(from === undefined ? [] : [`${projectAttribute}="${escaped(from)}"`]),
    ...(decorative === true ? ['data-decorative="true"'] : []),
    ...(typeof width === 'number' ? [`data-width="${width}"`] : []),
  ];
  const caption = htmlOf(runs);
  return `<figure><img ${attributes.join(' ')}>${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;
}

function htmlOf(runs: readonly Run[]): string {
  return runs
    .map(({ text, attrs }) => {
      const used = formats.filter((format) => attrs[format] === true).map((format) => tags[format]);
      const link = attrs['link'];
      if (isSafeLink(link)) used.unshift('a');
      const start = used
        .map((tag) => (tag === 'a' && isSafeLink(link) ? `<a href="${escaped(link)}">` : `<${tag}>`))
        .join('');
      const end = used
        .map((tag) => `</${tag}>`)
        .reverse()
        .join('');
      const html = escaped(text).replaceAll('\n', '<br>');
      // A browser would show several blanks or a tab as one blank.
      return `${start}${/ {2}|\t/.test(text) ? `<span style="white-space:pre-wrap">${html}</span>` : html}${end}`;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
