/** The footnotes in the cells of a chapter's tables, as one reads them: those that stand, and those that are only suggested. Pure. */
import type { Block } from './block.ts';
import { decidedTable } from './decided-table.ts';
import { notesInCells, type ChapterContent, type TableContent } from './nested.ts';
import { tableOf } from './table.ts';

export interface NotesInCells {
  readonly standing: readonly string[];
  readonly suggested: readonly string[];
}
export const NO_NOTES: NotesInCells = { standing: [], suggested: [] };

/** The footnotes in the cells of the table that a block shows; the same object until they change. */
export type NotesWithin = (block: Block) => NotesInCells;

export const apart = (standing: readonly string[], all: readonly string[]): NotesInCells => ({
  standing,
  suggested: all.filter((note) => !standing.includes(note)),
});

function notesOf(table: TableContent): NotesInCells {
  const all = notesInCells(table);
  return all.length === 0 ? NO_NOTES : apart(notesInCells(decidedTable(table, false)), all);
}

/** Those of each block of a chapter that shows a table. */
export function notesWithin({ tables }: Pick<ChapterContent, 'tables'>): NotesWithin {
  const notes = new Map([...tables].map(([id, table]) => [id, notesOf(table)]));
  return (block) => (block.kind === 'table' ? notes.get(tableOf(block)) : undefined) ?? NO_NOTES;
}
