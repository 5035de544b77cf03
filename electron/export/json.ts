/** The paper as JSON: every chapter as its blocks, with ids, kinds, runs and content hash. */
import type { Paper } from './paper.ts';

/** Version of this form; raised when a reader of the old one would go wrong. */
export const jsonFormat = 'ratschrift-paper/1';

export function exportJson(paper: Paper): string {
  const chapters = paper.chapters.map(({ blocks, ...chapter }) => ({
    ...chapter,
    blocks: blocks.map(({ id, kind, indent, props, runs }) => ({ id, kind, indent, props, runs })),
  }));
  return `${JSON.stringify({ format: jsonFormat, ...paper, chapters }, null, 2)}\n`;
}
