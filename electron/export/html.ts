/** The paper as one accessible HTML file: real headings, lists and quotations, no script, no outside resource. */
import { headingLevel, isFrameKind, type Block, type Run } from '../../shared/document/block.ts';
import { directionOf } from '../../shared/german/languages.ts';
import { isSafeLink } from '../../shared/document/link.ts';
import { tableOf } from '../../shared/document/table.ts';
import { translate } from '../../shared/i18n/catalogue.ts';
import { anchorOf, indexOf, References, referenceStyle } from './html-references.ts';
import { imageHtml, type Pictures } from './html-image.ts';
import { tableHtml } from './html-table.ts';
import { paperAsItStands, type Paper, type PaperChapter } from './paper.ts';

const style = `
:root { color-scheme: light dark; }
body { font: 1.05rem/1.65 "Source Serif 4", Georgia, serif; max-width: 42rem; margin: 3rem auto; padding: 0 1.25rem; }
h1, h2, h3, h4, h5, h6 { font-family: "Source Sans 3", system-ui, sans-serif; line-height: 1.25; margin: 2em 0 0.5em; }
blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid; }
.callout { padding: .6em 1em; border: 1px solid; }
figure { margin: 1.5em 0; }
img { max-width: 100%; height: auto; }
figcaption { font-size: 0.9em; }
table { width: 100%; border-collapse: collapse; margin: 1.5em 0; font: 0.95rem/1.45 "Source Sans 3", system-ui, sans-serif; }
caption { text-align: left; font-weight: 600; padding-bottom: .4em; }
th, td { border: 1px solid; padding: .35em .6em; text-align: left; vertical-align: top; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
td > p, th > p { margin: 0 0 .3em; }
.page-break { break-after: page; }
.group { font-family: "Source Sans 3", system-ui, sans-serif; margin-top: -0.25em; }
@media print { body { margin: 0; max-width: none; } }`;

const formatTags = [
  ['b', 'strong'],
  ['i', 'em'],
  ['u', 'u'],
  ['s', 's'],
  ['sub', 'sub'],
  ['sup', 'sup'],
] as const;

/** Renders the whole paper; the same input gives the same bytes. `pictures` of its images, as far as they are there. */
export function exportHtml(written: Paper, pictures: Pictures = new Map()): string {
  const paper = paperAsItStands(written);
  const index = indexOf(paper);
  const named = new Map<string, number>();
  const chapters = paper.chapters
    .map((chapter) => {
      const references = new References(index, chapter, paper.settings, escape, named);
      return chapterHtml(chapter, { tables: chapter.tables, pictures, references });
    })
    .join('\n');
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(paper.title)}</title>
<style>${style}${referenceStyle}
</style>
</head>
<body>
<header>
<h1>${escape(paper.title)}</h1>
${paper.owner === '' ? '' : `<p>${escape(paper.owner)}</p>\n`}</header>
<main>
${chapters}
</main>
</body>
</html>
`;
}

function chapterHtml(chapter: PaperChapter, inside: Inside): string {
  const heading = `chapter-${chapter.number}`;
  const group =
    chapter.group === null
      ? ''
      : `<p class="group">${escape(translate('de', 'people.group', { name: chapter.group.name }))}</p>\n`;
  return `<section aria-labelledby="${heading}">
<h2 id="${heading}">${chapter.number} ${escape(chapter.title)}</h2>
${group}${blocksHtml(chapter.blocks, inside)}${inside.references.notes((note) => blocksHtml(note, inNote(inside)))}
</section>`;
}

type ListTag = 'ul' | 'ol';

/** What blocks stand for besides their text. */
interface Inside {
  readonly tables: PaperChapter['tables'];
  readonly pictures: Pictures;
  readonly references: References;
  /** Whether nothing leads to the blocks and nothing counts them: in cells and footnotes. */
  readonly nested?: boolean;
}
const inNote = ({ references }: Inside): Inside => ({
  tables: new Map(),
  pictures: new Map(),
  references,
  nested: true,
});

/** Blocks in order; neighbouring list items become nested lists, neighbouring quotations one. */
function blocksHtml(blocks: readonly Block[], inside: Inside): string {
  const html: string[] = [];
  const open: ListTag[] = [];
  let inQuote = false;
  const closeLists = (depth: number): void => {
    while (open.length > depth) html.push(`</li></${open.pop() ?? 'ul'}>`);
  };
  for (const block of blocks) {
    const list: ListTag | null = block.kind === 'bullet' ? 'ul' : block.kind === 'number' ? 'ol' : null;
    const quote = block.kind === 'quote';
    if (inQuote && !quote) html.push('</blockquote>');
    if (list === null) closeLists(0);
    if (quote && !inQuote) html.push('<blockquote>');
    inQuote = quote;
    if (list === null) {
      html.push(plainBlock(block, inside));
      continue;
    }
    const depth = block.indent + 1;
    closeLists(depth);
    if (open.length === depth && open[depth - 1] !== list) closeLists(depth - 1);
    else if (open.length === depth) html.push('</li>');
    while (open.length < depth) {
      // A level that is skipped still needs an item to hang the deeper list on.
      html.push(`<${list}>`, open.length + 1 < depth ? '<li>' : '');
      open.push(list);
    }
    html.push(`<li${idOf(block, inside)}${language(block)}>${runsHtml(block.runs, inside)}`);
  }
  closeLists(0);
  if (inQuote) html.push('</blockquote>');
  return html.join('');
}

function plainBlock(block: Block, inside: Inside): string {
  const { tables, pictures, references } = inside;
  const level = headingLevel(block.kind);
  const own = runsHtml(block.runs, inside);
  const content = references.label(block) + (isFrameKind(block.kind) ? inLanguage(block, own) : own);
  // The title is h1 and a chapter h2, so a chapter's own headings start at h3.
  // A heading without a word would be one that nobody hears.
  if (level !== null && content.trim() !== '')
    return `<h${level + 2} id="${anchorOf(block.id)}"${language(block)}>${content}</h${level + 2}>`;
  if (block.kind === 'image') return imageHtml(block, content, pictures, escape);
  if (block.kind === 'table') {
    const blocks = (cell: readonly Block[]): string => cellHtml(cell, inside);
    const isEmpty = block.text === '' && (tables.get(tableOf(block))?.rows.length ?? 0) === 0;
    const writers = { blocks, caption: isEmpty ? '' : content, id: anchorOf(block.id) };
    return tableHtml(block, tables.get(tableOf(block)), writers);
  }
  if (block.kind === 'contents') return references.contents(block);
  if (block.kind === 'rule') return '<hr>';
  if (block.kind === 'pagebreak') return '<div class="page-break"></div>';
  const note = block.kind === 'callout' ? ' class="callout"' : '';
  const number = inside.nested === true ? '' : references.paragraph(block);
  return block.text === '' ? '' : `<p${note}${idOf(block, inside)}${number}${language(block)}>${content}</p>`;
}

/** `lang` and `dir` of a block that isn't in the paper's language. */
function language({ props }: Block): string {
  const { lang } = props;
  return typeof lang === 'string' ? ` lang="${escape(lang)}" dir="${directionOf(lang)}"` : '';
}

/** The same where the text has no element of its own. */
function inLanguage(block: Block, html: string): string {
  const attributes = language(block);
  return attributes === '' || html === '' ? html : `<span${attributes}>${html}</span>`;
}

/** What is in a cell: a lone paragraph without a tag of its own. Its blocks carry no ids that anything leads to. */
function cellHtml(blocks: readonly Block[], inside: Inside): string {
  const [only, ...more] = blocks.filter(({ text }) => text !== '');
  if (only === undefined) return '';
  if (more.length > 0 || only.kind !== 'paragraph') return blocksHtml(blocks, inNote(inside));
  return inLanguage(only, runsHtml(only.runs, inside));
}

/** ` id="…"`; none for blocks that nothing leads to. */
const idOf = ({ id }: Block, { nested }: Inside): string => (nested === true ? '' : ` id="${anchorOf(id)}"`);

function runsHtml(runs: readonly Run[], inside: Inside): string {
  return runs.map((run) => runHtml(run, inside)).join('');
}

function runHtml(run: Run, { references }: Inside): string {
  if (run.embed !== undefined) return references.embed(run.embed);
  let html = escape(run.text).replaceAll('\n', '<br>');
  for (const [attribute, tag] of formatTags) if (run.attrs[attribute] === true) html = `<${tag}>${html}</${tag}>`;
  const { link } = run.attrs;
  return isSafeLink(link) ? `<a href="${escape(link)}">${html}</a>` : html;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '',
    );
}
