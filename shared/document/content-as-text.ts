/** A text with all that is in it as plain lines: to be read and copied where nothing richer can be kept. */
import { plainText } from './blocks.ts';
import type { ChapterContent } from './nested.ts';

/** A line for each paragraph; then those in its tables and its footnotes. */
export function contentAsText({ blocks, tables, notes }: ChapterContent): string {
  const nested = [...[...tables.values()].flatMap(({ texts }) => [...texts.values()]), ...notes.values()];
  return [blocks, ...nested].flatMap((each) => each.map(plainText)).join('\n');
}
