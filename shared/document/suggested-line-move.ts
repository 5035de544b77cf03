/**
 * A suggested move of a row or column: a copy of it, with all that is in its cells, stands in the new place until somebody
 * decides, and the old one is suggested to go. Accepted, the old one itself moves there, with what was written in it meanwhile
 * and in the copy (`cell-copies.ts`), and the copy goes: so it is there once, however many moves of it are accepted.
 */
import type * as Y from 'yjs';
import type { Block } from './block.ts';
import { newBlockId } from './blocks.ts';
import { readNotes } from './brought-notes.ts';
import { mergeCopy } from './cell-copies.ts';
import { blockProperties } from './chapter.ts';
import { noteCopied } from './copied-characters.ts';
import { diffBlocks } from './diff.ts';
import { noteCellsDropped } from './dropped-cells.ts';
import { copyOfLine, noteCopyOf, noteLineDecision } from './line-decisions.ts';
import { readText } from './nested.ts';
import { applyOperations } from './operations.ts';
import { clocksIn, noteClocks, struckInText } from './suggested-move.ts';
import { lineKey, moveLine, placeLines, showLines, type LineType } from './table-edit.ts';
import { suggestGone } from './table-suggest.ts';
import { cellText, readEntries, tableMap } from './table.ts';

/**
 * Suggests that a line moves behind another (null: to the front). The id of its copy; null where the table is full. What one
 * suggested oneself, a new line or a copy, moves at once. Who moves the copy that another's move made suggests another move of the
 * line itself, so that it is there once whichever is accepted.
 */
export function suggestLineMove(
  doc: Y.Doc,
  table: string,
  { type, id, after }: { readonly type: LineType; readonly id: string; readonly after: string | null },
  suggesting: { readonly id: string; readonly mine: (id: string) => boolean },
  origin: unknown,
): string | null {
  const entries = readEntries(doc).get(table);
  const line = (type === 'row' ? entries?.rows : entries?.columns)?.get(id);
  if (entries === undefined || line === undefined) return null;
  const lines = type === 'row' ? entries.rows : entries.columns;
  const original = line.ins === null ? undefined : lines.get(line.from ?? '');
  if (original?.gone === false && line.ins !== null && !suggesting.mine(line.ins))
    return suggestLineMove(doc, table, { type, id: original.id, after }, suggesting, origin);
  const own = [...lines.values()].find(
    (each) => !each.gone && (each === line || each.from === id) && each.ins !== null && suggesting.mine(each.ins),
  );
  if (own !== undefined) {
    if (own.id !== after) moveLine(doc, table, type, own.id, after, origin);
    return own.id;
  }
  const [copy] = placeLines(doc, table, type, after, 1);
  if (copy === undefined) return null;
  const map = tableMap(doc);
  const others = type === 'row' ? entries.columns : entries.rows;
  const nameOf = (own: string, other: string) =>
    type === 'row' ? cellText(table, own, other) : cellText(table, other, own);
  doc.transact(() => {
    showLines(doc, table, type, [copy], suggesting.id);
    map.set(lineKey(table, type, copy, 'from'), id);
    noteCopyOf(doc, { table, type, copy }, id, suggesting.id);
    if (line.width !== null) map.set(lineKey(table, type, copy, 'width'), line.width);
    for (const other of others.keys()) copyText(doc, nameOf(id, other), nameOf(copy, other));
    // Cells that are merged along the line, and only along it, are so in the copy as well.
    for (const [from, to] of entries.merges) {
      const [[row = '', column = ''], [lastRow = '', lastColumn = '']] = [from.split(':'), to.split(':')];
      if (type === 'row' && row === id && lastRow === id)
        map.set(`${table}:m:${copy}:${column}`, `${copy}:${lastColumn}`);
      if (type === 'column' && column === id && lastColumn === id)
        map.set(`${table}:m:${row}:${copy}`, `${lastRow}:${copy}`);
    }
    suggestGone(doc, table, type, [id], suggesting, origin);
  }, origin);
  return copy;
}

/** Copies a text into an empty one, with what is suggested in it. */
function copyText(doc: Y.Doc, from: string, to: string): void {
  if (!doc.share.has(from) || doc.getText(from).length === 0) return;
  const blocks = readText(doc, from);
  const struck = struckInText(doc, doc.getText(from), blocks);
  const copies = blocks.map((block): Block => {
    const id = newBlockId();
    return block.virtual ? block : { ...block, id, markerId: id };
  });
  const text = doc.getText(to);
  applyOperations(text, blockProperties(doc), diffBlocks([], copies));
  noteCopied(doc, doc.getText(from), text, to);
  noteClocks(doc, clocksIn(text, doc.clientID), struck);
}

/** Which move is decided, and by which decision (`line-decisions.ts`). */
export interface LineDecision {
  readonly table: string;
  readonly type: LineType;
  readonly copy: string;
  /** Of the suggestion. */
  readonly id: string;
  readonly decision: string;
}

/**
 * Accepts a suggested move: the line goes to where its copy stands. False where it was deleted meanwhile: then the copy is all
 * there is of it. Within the transaction.
 */
export function acceptLineMove(doc: Y.Doc, { table, type, copy: id, ...decided }: LineDecision): boolean {
  const entries = readEntries(doc).get(table);
  const lines = type === 'row' ? entries?.rows : entries?.columns;
  const copy = lines?.get(id);
  const line = lines?.get(copy?.from ?? copyOfLine(doc, table, type, id) ?? '');
  if (entries === undefined || lines === undefined || copy === undefined || line === undefined || line.gone)
    return false;
  const others = type === 'row' ? entries.columns : entries.rows;
  const by = { notes: readNotes(doc), decision: decided.decision, withdrawn: copy.withdrawn };
  for (const other of others.keys()) {
    const [from, to] =
      type === 'row'
        ? [cellText(table, line.id, other), cellText(table, copy.id, other)]
        : [cellText(table, other, line.id), cellText(table, other, copy.id)];
    if (doc.share.has(to)) mergeCopy(doc, { from: doc.getText(from), fromName: from }, doc.getText(to), to, by);
  }
  const map = tableMap(doc);
  map.set(lineKey(table, type, line.id, 'order'), copy.order);
  map.set(lineKey(table, type, copy.id, 'gone'), true);
  // Who has it stand elsewhere wants it to stay: one that was suggested to go as well, stays where all is accepted at once, too.
  if (line.del !== null) map.set(lineKey(table, type, line.id, 'del'), null);
  noteLineDecision(map, { table, type, copy: copy.id }, decided.id, decided.decision);
  return true;
}

/** Rejects a suggested move: its copy goes, with what was written in it by now. Within the transaction. */
export function rejectLineMove(doc: Y.Doc, { table, type, copy, id, decision }: LineDecision): void {
  noteCellsDropped(doc, table, type, copy, decision);
  tableMap(doc).set(lineKey(table, type, copy, 'gone'), true);
  noteLineDecision(tableMap(doc), { table, type, copy }, id, decision);
}
