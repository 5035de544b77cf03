/** What a decision changes in the rows and columns of tables. */
import type * as Y from 'yjs';
import { newBlockId } from './blocks.ts';
import { acceptLineMove, rejectLineMove } from './suggested-line-move.ts';
import { lineKey, setGone } from './table-edit.ts';
import { tableSuggestions, type TableSuggestion } from './table-suggest.ts';
import { tableMap } from './table.ts';

/** Accepts or rejects suggested rows and columns by the ids of their suggestions. True if there were any. */
export function decideTable(doc: Y.Doc, ids: ReadonlySet<string>, accept: boolean, origin: unknown): boolean {
  const all = tableSuggestions(doc);
  const suggestions = all.filter(({ id }) => ids.has(id));
  if (suggestions.length === 0) return false;
  doc.transact(() => {
    for (const { table, type, line, part } of suggestions) tableMap(doc).set(lineKey(table, type, line, part), null);
    const moved = new Set<string>();
    const decision = newBlockId();
    for (const each of suggestions) {
      const { table, type, line, from, id } = each;
      const move = { table, type, copy: line, id, decision };
      if (accept && from !== null && acceptLineMove(doc, move)) moved.add(keyOf(each, from));
      else if (from !== null && !accept) rejectLineMove(doc, move);
      else if (each.part === 'ins' && !accept) setGone(doc, table, type, [line], true, origin);
    }
    for (const each of suggestions) {
      const { table, type, line, part } = each;
      if (part === 'del' && accept && !moved.has(keyOf(each, line))) setGone(doc, table, type, [line], true, origin);
    }
    const freed = suggestions.flatMap((each) => (each.part === 'del' ? [keyOf(each, each.line)] : []));
    strikeForOthers(doc, new Set([...freed, ...moved]));
  }, origin);
  return true;
}

const keyOf = ({ table, type }: TableSuggestion, line: string): string => lineKey(table, type, line, '');

/** A line names one suggestion that would take it: once that is decided (`freed`), another one that would move the line. */
function strikeForOthers(doc: Y.Doc, freed: ReadonlySet<string>): void {
  const left = tableSuggestions(doc);
  const struck = new Set(left.flatMap((each) => (each.part === 'del' ? [keyOf(each, each.line)] : [])));
  for (const each of left) {
    if (each.from === null || !freed.has(keyOf(each, each.from)) || struck.has(keyOf(each, each.from))) continue;
    struck.add(keyOf(each, each.from));
    tableMap(doc).set(lineKey(each.table, each.type, each.from, 'del'), each.id);
  }
}
