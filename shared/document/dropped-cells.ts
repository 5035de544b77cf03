/** What goes with a copy of a row or column that somebody rejects or deletes: what is to be seen in it by now, and nothing else. */
import type * as Y from 'yjs';
import { idsIn } from './brought-map.ts';
import { noteDropped } from './brought-notes.ts';
import { cellText, readEntries } from './table.ts';

/** Notes that for a decision what stands in the cells of a line goes with it; within the transaction, before the line is gone. */
export function noteCellsDropped(
  doc: Y.Doc,
  table: string,
  type: 'row' | 'column',
  line: string,
  decision: string,
): void {
  const entries = readEntries(doc).get(table);
  const others = type === 'row' ? entries?.columns : entries?.rows;
  for (const { id, gone } of others?.values() ?? []) {
    const name = type === 'row' ? cellText(table, line, id) : cellText(table, id, line);
    if (!gone && doc.share.has(name)) noteDropped(doc, name, idsIn(doc.getText(name)), decision);
  }
}
