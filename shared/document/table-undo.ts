/** What undo leaves alone: a row or column that one inserted and in which somebody else wrote meanwhile. */
import type * as Y from 'yjs';
import { tableMap } from './table.ts';

/**
 * To be called after a step was taken back (not: done again), with the keys of the tables' map that it changed. Brings lines
 * back that it hid though others wrote in them.
 */
export function keepOthers(doc: Y.Doc, keys: Iterable<string>, origin: unknown): void {
  const map = tableMap(doc);
  const hidden = [...keys].filter((key) => key.endsWith(':gone') && map.get(key) === true && holdsOthers(doc, key));
  if (hidden.length > 0) doc.transact(() => hidden.forEach((key) => map.set(key, false)), origin);
}

function holdsOthers(doc: Y.Doc, key: string): boolean {
  const [table = '', type, line = ''] = key.split(':');
  for (const [name, text] of doc.share) {
    const [cell, its, row, column] = name.split(':');
    if (cell !== 'cell' || its !== table || (type === 'r' ? row : column) !== line) continue;
    for (let part = text._start; part !== null; part = part.right)
      if (!part.deleted && part.countable && part.id.client !== doc.clientID) return true;
  }
  return false;
}
