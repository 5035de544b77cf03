/**
 * The texts within a chapter: cells of its tables and footnotes. Which there are follows from the chapter's blocks; each is
 * a root text of the same document, whose blocks have their properties in the same map.
 */
import type * as Y from 'yjs';
import type { Block } from './block.ts';
import { countWords, deltaOf, propertyReader, readBlocks } from './blocks.ts';
import { blockProperties } from './chapter.ts';
import { blocksFromDelta } from './delta.ts';
import { notesIn, noteText } from './embeds.ts';
import { readEntries, readTable, tableOf, type Table } from './table.ts';

/** The blocks of any text of a chapter's document; at least one. Makes no text that isn't there. */
export function readText(doc: Y.Doc, name: string): Block[] {
  if (!doc.share.has(name)) return blocksFromDelta([], propertyReader(blockProperties(doc)));
  return blocksFromDelta(deltaOf(doc.getText(name)), propertyReader(blockProperties(doc)));
}

/** A table with what is in its cells. */
export interface TableContent extends Table {
  /** The blocks of each text by its name; those of empty texts are left out. */
  readonly texts: ReadonlyMap<string, readonly Block[]>;
}

/** A chapter with all that is in it. */
export interface ChapterContent {
  readonly blocks: readonly Block[];
  /** By `tableOf` of their blocks. */
  readonly tables: ReadonlyMap<string, TableContent>;
  /** The blocks of each footnote by its id. */
  readonly notes: ReadonlyMap<string, readonly Block[]>;
}

export const readChapter = (doc: Y.Doc): ChapterContent => readContent(doc, readBlocks(doc));

/** A text of a room with all that is in it: its tables and footnotes. */
export function readContent(doc: Y.Doc, blocks: readonly Block[]): ChapterContent {
  const tables = new Map<string, TableContent>();
  const notes = new Map<string, readonly Block[]>();
  let entries: ReturnType<typeof readEntries> | null = null;
  const addNotes = (list: readonly Block[]): void => {
    for (const id of list.flatMap(notesIn)) {
      if (notes.has(id)) continue;
      const own = readText(doc, noteText(id));
      notes.set(id, own);
      addNotes(own);
    }
  };
  for (const block of blocks) {
    addNotes([block]);
    if (block.kind !== 'table' || tables.has(tableOf(block))) continue;
    entries ??= readEntries(doc);
    const content = contentOf(doc, readTable(doc, tableOf(block), entries.get(tableOf(block))));
    tables.set(content.id, content);
    for (const text of content.texts.values()) addNotes(text);
  }
  return { blocks, tables, notes };
}

/** A table with what is in its cells. */
export function contentOf(doc: Y.Doc, table: Table): TableContent {
  const texts = new Map<string, readonly Block[]>();
  for (const name of table.cells.flatMap((cell) => cell.texts)) {
    const blocks = readText(doc, name);
    if (hasWords(blocks)) texts.set(name, blocks);
  }
  return { ...table, texts };
}

/** Whether anything was ever written in a text. */
export const hasWords = (blocks: readonly Block[]): boolean =>
  blocks.length > 1 || blocks[0]?.virtual !== true || blocks[0].text !== '';

/** The names of all texts within a chapter, as one reads them: those of tables, then those of footnotes. */
export function nestedTexts({ tables, notes }: ChapterContent): string[] {
  const cells = [...tables.values()].flatMap((table) => table.cells.flatMap(({ texts }) => texts));
  return [...cells, ...[...notes.keys()].map(noteText)];
}

/** The footnotes in the cells of a table, as one reads them. */
export function notesInCells({ cells, texts }: TableContent): readonly string[] {
  return cells.flatMap((cell) => cell.texts.flatMap((name) => (texts.get(name) ?? []).flatMap(notesIn)));
}

/** The words of a chapter with those in its tables and footnotes. */
export function countAllWords({ blocks, tables, notes }: ChapterContent): number {
  const nested = [...[...tables.values()].flatMap(({ texts }) => [...texts.values()]), ...notes.values()];
  return nested.reduce((sum, each) => sum + countWords(each), countWords(blocks));
}
