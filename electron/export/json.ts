/** The paper as JSON: every chapter as its blocks, with ids, kinds, runs and content hash; and the pictures of its images. */
import type { Pictures } from './html-image.ts';
import type { Paper } from './paper.ts';

/** Version of this form; raised when a reader of the old one would go wrong. */
export const jsonFormat = 'ratschrift-paper/1';

export function exportJson(paper: Paper, pictures: Pictures = new Map()): string {
  const chapters = paper.chapters.map(({ blocks, ...chapter }) => ({
    ...chapter,
    blocks: blocks.map(({ id, kind, indent, props, runs }) => ({ id, kind, indent, props, runs })),
  }));
  const images = Object.fromEntries(
    [...pictures].map(([hash, { mime, width, height, bytes }]) => [
      hash,
      { mime, width, height, base64: Buffer.from(bytes).toString('base64') },
    ]),
  );
  return `${JSON.stringify({ format: jsonFormat, ...paper, chapters, images }, null, 2)}\n`;
}
