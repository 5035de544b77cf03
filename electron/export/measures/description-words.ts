/** The description of a measure as plain words, for forms that have no rich text. */
import type { ChapterContent } from '../../../shared/document/nested.ts';
import { shownText } from '../../../shared/document/search/shown-text.ts';

/** A line for each paragraph, cell and footnote, without what is only suggested to come; empty where there is none. */
export function descriptionWords(content: ChapterContent | undefined): string {
  if (content === undefined) return '';
  const { blocks, tables, notes } = content;
  const nested = [...[...tables.values()].flatMap(({ texts }) => [...texts.values()]), ...notes.values()];
  const lines = [blocks, ...nested].flatMap((each) => each.map((block) => shownText(block).text));
  return lines.filter((line) => line !== '').join('\n');
}
