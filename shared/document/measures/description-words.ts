/** The description of a measure as plain words, for forms that have no rich text. */
import type * as Y from 'yjs';
import { makeBlock, PLAIN } from '../block.ts';
import { newBlockId, writeText } from '../blocks.ts';
import { contentAsText } from '../content-as-text.ts';
import { readContent, readText, type ChapterContent } from '../nested.ts';
import { shownText } from '../search/shown-text.ts';
import { descriptionText } from './keys.ts';

/** A line for each paragraph, cell and footnote, without what is only suggested to come; empty where there is none. */
export const descriptionWords = (content: ChapterContent | undefined): string =>
  content === undefined
    ? ''
    : contentAsText(content, (block) => shownText(block).text)
        .split('\n')
        .filter((line) => line !== '')
        .join('\n');

/** The words of a measure's description in the open room. */
export const wordsOfDescription = (doc: Y.Doc, measure: string): string =>
  descriptionWords(readContent(doc, readText(doc, descriptionText(measure))));

/** The paragraphs of plain words. */
export const paragraphsOf = (words: string): string[] =>
  words
    .split(/\r\n?|\n/u)
    .map((line) => line.replace(/[\p{Cc}\s]+/gu, ' ').trim())
    .filter((line) => line !== '');

/** Whether a cell says what a description says; one that no cell could hold whole ends in the cell with an ellipsis. */
export function sameDescription(cell: string, description: string): boolean {
  const [a, b] = [paragraphsOf(cell).join('\n'), paragraphsOf(description).join('\n')];
  return a === b || (a.length > 30_000 && a.endsWith(' …') && b.startsWith(a.slice(0, -2)));
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
