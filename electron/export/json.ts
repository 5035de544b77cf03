/** The paper as JSON: every chapter as its blocks, with ids, kinds, runs and content hash; and the pictures of its images. */
import type { Block } from '../../shared/document/block.ts';
import type { TableContent } from '../../shared/document/nested.ts';
import type { PaperIndex } from '../../shared/document/paper-index.ts';
import { indexOf } from './html-references.ts';
import type { Pictures } from './html-image.ts';
import { publishedComment, type Paper, type PaperComment } from './paper.ts';

/** Version of this form; raised when a reader of the old one would go wrong. */
export const jsonFormat = 'ratschrift-paper/1';

/** `comments`: null leaves them out. */
export function exportJson(
  paper: Paper,
  pictures: Pictures = new Map(),
  comments: readonly PaperComment[] | null = null,
): string {
  const index = indexOf(paper);
  const chapters = paper.chapters.map(({ blocks, tables, notes, frozen, ...chapter }) => ({
    ...chapter,
    blocks: plain(blocks),
    numbers: numbersIn(index, chapter.id),
    ...(frozen === undefined || frozen.size === 0 ? {} : { frozenNumbers: Object.fromEntries(frozen) }),
    // Left out where there are none, so that a paper without any has the form it always had.
    ...(tables.size === 0
      ? {}
      : { tables: Object.fromEntries([...tables].map(([id, table]) => [id, plainTable(table)])) }),
    ...(notes.size === 0 ? {} : { notes: Object.fromEntries([...notes].map(([id, note]) => [id, plain(note)])) }),
  }));
  const images = Object.fromEntries(
    [...pictures].map(([hash, { mime, width, height, bytes }]) => [
      hash,
      { mime, width, height, base64: Buffer.from(bytes).toString('base64') },
    ]),
  );
  return `${JSON.stringify({ format: jsonFormat, ...paper, chapters, images, ...(comments !== null && { comments: comments.map(publishedComment) }) }, null, 2)}\n`;
}

/** What has a number in a chapter, by block: its kind and the number. */
const numbersIn = (index: PaperIndex, chapter: string): unknown =>
  Object.fromEntries(
    [...(index.chapter(chapter)?.numbers ?? [])].map(([block, { kind, number }]) => [block, { kind, number }]),
  );

const plain = (blocks: readonly Block[]): unknown =>
  blocks.map(({ id, kind, indent, props, runs }) => ({ id, kind, indent, props, runs }));

/** Rows, columns and cells of a table; a cell has its place, how far it reaches, and its blocks. */
function plainTable({ rows, columns, cells, texts }: TableContent): unknown {
  return {
    rows: rows.map(({ id, ins, del }) => ({ id, ins, del })),
    columns: columns.map(({ id, width, ins, del }) => ({ id, width, ins, del })),
    cells: cells.map(({ texts: names, ...cell }) => ({
      ...cell,
      blocks: plain(names.flatMap((name) => texts.get(name) ?? [])),
    })),
  };
}
