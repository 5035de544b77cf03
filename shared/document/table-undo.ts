/** What undo leaves alone: places of rows and columns, and one that one inserted and in which somebody else wrote meanwhile. */
import * as Y from 'yjs';
import { copyOfLine } from './line-decisions.ts';
import { tableMap } from './table.ts';

type DeleteSet = Parameters<typeof Y.isDeleted>[0];

/**
 * To be called after a step was taken back or done again, with what the keys of the tables' map held that it changed, and what
 * the step had deleted. Where two people changed one at the same moment, Yjs finds nothing to bring back and the key goes: a row
 * without a place would be in no table, and one that both took out would come back. So it stays as it was, unless the step
 * had found no value there.
 */
export function keepLines(
  doc: Y.Doc,
  changed: ReadonlyMap<string, unknown>,
  deletions: DeleteSet,
  origin: unknown,
): void {
  const map = tableMap(doc);
  const isKept = (key: string): boolean =>
    key.endsWith(':order') || (key.endsWith(':gone') && replacedValue(map, key, deletions));
  const lost = [...changed].filter(([key]) => !map.has(key) && isKept(key));
  if (lost.length > 0) doc.transact(() => lost.forEach(([key, value]) => map.set(key, value)), origin);
}

/** Whether one of the values that a key had is among what was deleted. */
function replacedValue(map: Y.Map<unknown>, key: string, deletions: DeleteSet): boolean {
  for (let item = map._map.get(key) ?? null; item !== null; item = item.left)
    if (Y.isDeleted(deletions, item.id)) return true;
  return false;
}

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
  const original = copyOfLine(doc, table, type === 'r' ? 'row' : 'column', line);
  // What others wrote in a copy comes into the line itself, where that is there (`late-words.ts`).
  if (original !== null && tableMap(doc).get(`${table}:${type}:${original}:gone`) !== true) return false;
  for (const [name, text] of doc.share) {
    const [cell, its, row, column] = name.split(':');
    if (cell !== 'cell' || its !== table || (type === 'r' ? row : column) !== line) continue;
    for (let part = text._start; part !== null; part = part.right)
      if (!part.deleted && part.countable && part.id.client !== doc.clientID) return true;
  }
  return false;
}
