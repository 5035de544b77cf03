/** A text with all that is in it as plain lines: to be read and copied where nothing richer can be kept. */
import type { Block } from './block.ts';
import { plainText } from './blocks.ts';
import type { ChapterContent } from './nested.ts';

/** A line for each paragraph; then those in its tables and its footnotes. `words` says what of a block is told: else all of it, also what is only suggested. */
export function contentAsText(
  { blocks, tables, notes }: ChapterContent,
  words: (block: Block) => string = plainText,
): string {
  const nested = [...[...tables.values()].flatMap(({ texts }) => [...texts.values()]), ...notes.values()];
  return [blocks, ...nested].flatMap((each) => each.map(words)).join('\n');
}
