/**
 * Has a chapter read as it did, by writing what is other now: an edit like any, so that what others write meanwhile stays and
 * nothing of what stood until now is gone from the log.
 */
import * as Y from 'yjs';
import type { Block } from '../block.ts';
import { blockProperties, chapterText } from '../chapter.ts';
import { blocksOf } from '../decide.ts';
import { noteText } from '../embeds.ts';
import type { ChapterContent, TableContent } from '../nested.ts';
import { EMPTY_TEXT, restoreOperations } from './restore-text.ts';
import { restoreLayout } from './restore-table.ts';
import { writeText } from './write-text.ts';

/** Tables, footnotes and text of a chapter; false where all read so already. `origin` marks the transaction. */
export function restoreContent(doc: Y.Doc, then: ChapterContent, origin: unknown): boolean {
  return doc.transact((transaction) => {
    const before = writtenIn(transaction);
    for (const table of then.tables.values()) restoreTable(doc, table);
    for (const [id, blocks] of then.notes) restoreText(doc, noteText(id), blocks);
    restoreText(doc, null, then.blocks);
    return writtenIn(transaction) > before;
  }, origin);
}

/** How much was written and deleted so far; what it is part of may be one step of several. */
function writtenIn({ doc, deleteSet }: Y.Transaction): number {
  const deleted = [...deleteSet.clients.values()].flat().reduce((sum, { len }) => sum + len, 0);
  return Y.getState(doc.store, doc.clientID) + deleted;
}

/** A table with what is in its cells. Within the transaction. */
export function restoreTable(doc: Y.Doc, then: TableContent): void {
  restoreLayout(doc, then);
  for (const name of then.cells.flatMap(({ texts }) => texts))
    restoreText(doc, name, then.texts.get(name) ?? EMPTY_TEXT);
}

/** One text; `name` null: the chapter's own. Within the transaction. */
export function restoreText(doc: Y.Doc, name: string | null, then: readonly Block[]): void {
  if (name !== null && then === EMPTY_TEXT && !doc.share.has(name)) return;
  const text = name === null ? chapterText(doc) : doc.getText(name);
  writeText(doc, text, restoreOperations(blocksOf(doc, text), then, blockProperties(doc)));
}
