/** The words of a block as Markdown: formats, links, footnotes, references. What Markdown has no sign for stays HTML. */
import type { Html, PhrasingContent } from 'mdast';
import type { Block, Run } from '../../../shared/document/block.ts';
import { readEmbed } from '../../../shared/document/embeds.ts';
import { isSafeLink } from '../../../shared/document/link.ts';
import type { PaperIndex } from '../../../shared/document/paper-index.ts';
import { describeTarget } from '../../../shared/i18n/describe-target.ts';
import { cleanText } from '../clean-text.ts';

/** What one chapter's words may name. */
export interface Naming {
  readonly index: PaperIndex;
  readonly chapter: { readonly id: string; readonly number: number };
  /** Whether headings have numbers. */
  readonly headingNumbers: boolean;
}

export const noteLabel = (chapter: number, note: number): string => `${chapter}-${note}`;
export const html = (value: string): Html => ({ type: 'html', value });
export const words = (text: string): PhrasingContent[] =>
  cleanText(text) === '' ? [] : [{ type: 'text', value: cleanText(text) }];

/** How a line break is written: a heading is one line, and a table knows none but that of HTML. */
export type Breaks = 'line' | 'space' | 'html';

export function phrasing({ runs }: Pick<Block, 'runs'>, naming: Naming, breaks: Breaks): PhrasingContent[] {
  return joined(runs.flatMap((run) => phrase(run, naming, breaks)));
}

/** Neighbouring words as one piece: what is at the seam is escaped as it is read. */
export function joined(content: readonly PhrasingContent[]): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  for (const each of content) {
    const last = out.at(-1);
    if (last?.type === 'text' && each.type === 'text')
      out[out.length - 1] = { type: 'text', value: last.value + each.value };
    else out.push(each);
  }
  return out;
}

function phrase(run: Run, naming: Naming, breaks: Breaks): PhrasingContent[] {
  if (run.embed !== undefined) return embedded(run.embed, naming);
  let content = run.text
    .split('\n')
    .flatMap((line, at): PhrasingContent[] => [...(at === 0 ? [] : lineBreak(breaks)), ...words(line)]);
  if (content.length === 0) return [];
  // Signs for struck words (`~~`) are not read as such beside some others; these always are.
  for (const tag of ['u', 's', 'sub', 'sup'] as const)
    if (run.attrs[tag] === true) content = [html(`<${tag}>`), ...content, html(`</${tag}>`)];
  if (run.attrs.i === true) content = [{ type: 'emphasis', children: content }];
  if (run.attrs.b === true) content = [{ type: 'strong', children: content }];
  const { link } = run.attrs;
  return isSafeLink(link) ? [{ type: 'link', url: link, children: content }] : content;
}

const lineBreak = (breaks: Breaks): PhrasingContent[] =>
  breaks === 'line' ? [{ type: 'break' }] : breaks === 'html' ? [html('<br>')] : words(' ');

function embedded(value: unknown, { index, chapter, headingNumbers }: Naming): PhrasingContent[] {
  const embed = readEmbed(value);
  if (embed === null) return [];
  if ('paper' in embed) return words(embed.paper);
  if ('note' in embed) {
    const number = index.chapter(chapter.id)?.notes.get(embed.note);
    if (number === undefined) return [];
    const label = noteLabel(chapter.number, number);
    return [{ type: 'footnoteReference', identifier: label, label }];
  }
  return words(describeTarget('de', index.target(embed.ref.chapter, embed.ref.block), headingNumbers));
}
