/** Which council papers a project has, in the outline's room, which the office alone writes; each has a room of its own. */
import type * as Y from 'yjs';
import { isUuid } from '../../sync/rooms.ts';
import { addRow, moveRow, readRows, removeRow } from '../flat-rows.ts';

/** More than any project has. */
const mostPapers = 500;
const papers = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('papers');

/** Ids of the papers, in order. */
export const readPaperList = (outline: Y.Doc): readonly string[] =>
  readRows(papers(outline), mostPapers).flatMap(({ id, list }) => (list === 'paper' && isUuid(id) ? [id] : []));

/** Adds a paper at the end, or brings a removed one back. */
export function addPaper(outline: Y.Doc, id: string, origin: unknown): void {
  outline.transact(() => addRow(papers(outline), { id, list: 'paper', fields: {} }), origin);
}

/** Moves a paper behind another one (null: to the front). */
export function movePaper(outline: Y.Doc, id: string, after: string | null, origin: unknown): void {
  outline.transact(() => moveRow(papers(outline), id, after), origin);
}

/** Takes a paper off the list; its room stays. */
export function removePaper(outline: Y.Doc, id: string, origin: unknown): void {
  outline.transact(() => removeRow(papers(outline), id), origin);
}
