/**
 * Suggested rows and columns: which there are, and what a decision on them changes. A suggested line carries the
 * suggestion's id; who, when and why stand in the map `suggestions`, like those of every suggestion.
 */
import type * as Y from 'yjs';
import { lineKey, setGone, type LineType } from './table-edit.ts';
import { inOrder, readEntries, tableMap } from './table.ts';

export interface TableSuggestion {
  /** Of the suggestion. */
  readonly id: string;
  readonly table: string;
  readonly type: LineType;
  /** Id of the row or column. */
  readonly line: string;
  readonly part: 'ins' | 'del';
  /** Of a line that comes: the one that would move to it; null where it is new. */
  readonly from: string | null;
}

/** All suggested rows and columns of a chapter. */
export function tableSuggestions(doc: Y.Doc): TableSuggestion[] {
  const found: TableSuggestion[] = [];
  for (const [table, { rows, columns }] of readEntries(doc)) {
    for (const [type, lines] of [
      ['row', rows],
      ['column', columns],
    ] as const) {
      for (const { id: line, gone, ins, del, from } of inOrder(lines.values())) {
        if (gone) continue;
        if (ins !== null) found.push({ id: ins, table, type, line, part: 'ins', from });
        if (del !== null) found.push({ id: del, table, type, line, part: 'del', from: null });
      }
    }
  }
  return found;
}

/**
 * Suggests that rows or columns go. Those that the same person suggested to come go at once (`mine`); what somebody
 * suggested to go already stays so.
 */
export function suggestGone(
  doc: Y.Doc,
  table: string,
  type: LineType,
  ids: readonly string[],
  { id, mine }: { readonly id: string; readonly mine: (id: string) => boolean },
  origin: unknown,
): void {
  const entries = readEntries(doc).get(table);
  const lines = type === 'row' ? entries?.rows : entries?.columns;
  doc.transact(() => {
    for (const line of ids) {
      const known = lines?.get(line);
      if (known === undefined) continue;
      if (known.ins !== null && mine(known.ins)) setGone(doc, table, type, [line], true, origin);
      else if (known.del === null) tableMap(doc).set(lineKey(table, type, line, 'del'), id);
    }
  }, origin);
}
