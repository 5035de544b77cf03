/** A text with all that is in it, as it would be once every suggestion was decided one way; nothing is written. Pure. */
import type { Block } from './block.ts';
import { decidedBlocks } from './decided-blocks.ts';
import { decidedTable } from './decided-table.ts';
import { notesIn } from './embeds.ts';
import type { ChapterContent } from './nested.ts';
import { tableOf } from './table.ts';

/** A chapter without what is only suggested to come, and with what is only suggested to go. */
export const asItStands = <C extends ChapterContent>(chapter: C): C => ({
  ...chapter,
  ...decidedContent(chapter, false),
});

/**
 * With all suggestions accepted, or with none. Tables and footnotes that nothing shows then are left out; what has no suggestion stays
 * the same objects.
 */
export function decidedContent(content: ChapterContent, accept: boolean): ChapterContent {
  const blocks = decidedBlocks(content.blocks, accept);
  const shown = new Set(blocks.filter(({ kind }) => kind === 'table').map(tableOf));
  const tables = new Map(
    [...content.tables]
      .filter(([id]) => shown.has(id))
      .map(([id, table]) => [id, decidedTable(table, accept)] as const),
  );
  const notes = new Map([...content.notes].map(([id, note]) => [id, decidedBlocks(note, accept)] as const));
  const marked = new Set<string>();
  const find = (texts: readonly Block[]): void => {
    for (const id of texts.flatMap(notesIn)) {
      if (marked.has(id)) continue;
      marked.add(id);
      find(notes.get(id) ?? []);
    }
  };
  find(blocks);
  for (const { texts } of tables.values()) for (const text of texts.values()) find(text);
  return { blocks, tables, notes: new Map([...notes].filter(([id]) => marked.has(id))) };
}
