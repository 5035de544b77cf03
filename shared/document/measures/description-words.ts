/** The description of a measure as plain words, for forms that have no rich text. */
import type * as Y from 'yjs';
import type { ReferenceWords } from '../../council/references.ts';
import { EMBED_CHARACTER, makeBlock, PLAIN } from '../block.ts';
import { newBlockId, writeText } from '../blocks.ts';
import { contentAsText } from '../content-as-text.ts';
import type { RefEmbed } from '../embeds.ts';
import { readContent, readText, type ChapterContent } from '../nested.ts';
import { shownText } from '../search/shown-text.ts';
import { mayBeReference, referenceIn } from './description-references.ts';
import { descriptionText } from './keys.ts';

/**
 * A line for each paragraph, cell and footnote, without what is only suggested to come; empty where there is none. `references`: what
 * those into the paper show.
 */
export const descriptionWords = (
  content: ChapterContent | undefined,
  references: ReferenceWords = new Map(),
): string => (content === undefined ? '' : linesOf(content, referenceIn(content, references)));

/** The words of a measure's description in the open room, with this character for each reference: what they show changes by itself. */
export const REFERENCE = EMBED_CHARACTER;
export const wordsOfDescription = (doc: Y.Doc, measure: string): string =>
  linesOf(readContent(doc, readText(doc, descriptionText(measure))), () => REFERENCE);

const linesOf = (content: ChapterContent, refer: (ref: RefEmbed['ref']) => string): string =>
  contentAsText(content, (block) => shownText(block, refer).text)
    .split('\n')
    .filter((line) => line !== '')
    .join('\n');

/** The paragraphs of plain words. */
export const paragraphsOf = (words: string): string[] =>
  words
    .split(/\r\n?|\n/u)
    .map((line) => line.replace(/[\p{Cc}\s]+/gu, ' ').trim())
    .filter((line) => line !== '');

/**
 * Whether a cell says what a description says, whatever its references (`REFERENCE`) showed when that was written; one that no cell
 * could hold whole ends in the cell with an ellipsis.
 */
export function sameDescription(cell: string, description: string): boolean {
  const [told, lines] = [paragraphsOf(cell), paragraphsOf(description)];
  const last = told.at(-1) ?? '';
  if (cell.length <= 30_000 || !last.endsWith(' …'))
    return told.length === lines.length && told.every((each, at) => saysLine(each, lines[at] ?? ''));
  const [start = '', ...more] = (lines[told.length - 1] ?? '').split(REFERENCE);
  const cut = last.slice(0, -2);
  return (
    told.length <= lines.length &&
    told.slice(0, -1).every((each, at) => saysLine(each, lines[at] ?? '')) &&
    (start.startsWith(cut) || (more.length > 0 && cut.startsWith(start)))
  );
}

function saysLine(told: string, line: string): boolean {
  const [start = '', ...parts] = line.split(REFERENCE);
  const end = parts.pop();
  if (end === undefined) return told === line;
  if (!told.startsWith(start) || !told.endsWith(end)) return false;
  let at = start.length;
  for (const part of parts) {
    const next = told.indexOf(part, at);
    if (next < 0 || !mayBeReference(told.slice(at, next))) return false;
    at = next + part.length;
  }
  return told.length - end.length >= at && mayBeReference(told.slice(at, told.length - end.length));
}
/** Writes plain words as paragraphs in the place of what is there. */
export function putDescription(doc: Y.Doc, measure: string, words: string, origin: unknown): void {
  const text = doc.getText(descriptionText(measure));
  doc.transact(() => {
    text.delete(0, text.length);
    const blocks = paragraphsOf(words).map((line) =>
      makeBlock(newBlockId(), { kind: 'paragraph', indent: 0 }, [{ text: line, attrs: PLAIN }]),
    );
    writeText(doc, text, blocks, origin);
  }, origin);
}
