/**
 * What somebody wrote in the copy of a row or column whose move was decided meanwhile, unknown to whoever decided: late words.
 * The copy is gone, and they would stay in the document unseen. So whoever sees both, and may write, brings them into the
 * line itself, to where they stand in the copy; and it is noted which they are (`brought-notes.ts`), so that of words that
 * two people bring at the same moment one stays, and none that somebody deleted there comes back. The same holds for what
 * an acceptance brought that was taken back while another one stands.
 */
import * as Y from 'yjs';
import { idsIn, keyOf, type Id, type Ranges } from './brought-map.ts';
import { noteBrought, noteKept, readNotes, type Notes } from './brought-notes.ts';
import { takeOutTwice } from './brought-words.ts';
import { blockProperties } from './chapter.ts';
import { copiedInto } from './copied-characters.ts';
import { isPartial } from './copies.ts';
import { copyOfLine, isCellOf, linesOfCopies, standingDecisions } from './line-decisions.ts';
import { applyOperations, type Operation, type Piece } from './operations.ts';
import { cellText, readEntries, tableMap, type TableEntries } from './table.ts';
import { piecesOf } from './text-pieces.ts';

/** What is brought may lie in a copy that is gone itself, of a copy that is gone … */
const MOST_ROUNDS = 20;
/** Most characters that are brought in one round; as many ranges fit into one note. */
const MOST_AT_ONCE = 2000;

/** Documents in which nothing changed since all was settled. */
const settled = new WeakSet<Y.Doc>();

/**
 * Leaves every word of moved rows and columns once, and where it is seen. Cheap where none was ever suggested to move.
 * True where something was written, with that origin.
 */
export function settleLines(doc: Y.Doc, origin: unknown): boolean {
  if (!doc.share.has('copied') || settled.has(doc) || isPartial(doc)) return false;
  let rounds = 0;
  while (rounds < MOST_ROUNDS && settleOnce(doc, origin)) rounds++;
  if (rounds < MOST_ROUNDS) {
    settled.add(doc);
    doc.once('update', () => settled.delete(doc));
  }
  return rounds > 0;
}

function settleOnce(doc: Y.Doc, origin: unknown): boolean {
  const lines = linesOfCopies(doc);
  const names = [...doc.share.keys()].filter((name) => isCellOf(lines, name)).sort();
  const notes = names.length === 0 ? null : readNotes(doc);
  if (notes === null) return false;
  const entries = readEntries(doc);
  const standing = standingDecisions(tableMap(doc));
  const changed = new Set<string>();
  doc.transact(() => {
    for (const name of names) if (takeOutTwice(doc, doc.getText(name), name, notes)) changed.add(name);
    for (const name of names) {
      const to = whereItBelongs(doc, entries, name);
      if (to === null || changed.has(name) || changed.has(to)) continue;
      if (bringLate(doc, name, to, notes, standing)) changed.add(to);
    }
  }, origin);
  return changed.size > 0;
}

/** The cell of the line itself for that of a copy that is gone; null for every other one. */
function whereItBelongs(doc: Y.Doc, all: ReadonlyMap<string, TableEntries>, name: string): string | null {
  const [, table = '', row = '', column = ''] = name.split(':');
  const entries = all.get(table);
  const copied = (type: 'row' | 'column', id: string): string | null => {
    const lines = type === 'row' ? entries?.rows : entries?.columns;
    if (lines?.get(id)?.gone !== true) return null;
    const line = copyOfLine(doc, table, type, id);
    if (line === null || line === id) return null;
    // Where the line was deleted, what was written in its copy went with it; unless it is a copy itself.
    const its = lines.get(line);
    return its === undefined || (its.gone && copyOfLine(doc, table, type, line) === null) ? null : line;
  };
  const itsRow = copied('row', row);
  if (itsRow !== null) return cellText(table, itsRow, column);
  const itsColumn = copied('column', column);
  return itsColumn === null ? null : cellText(table, row, itsColumn);
}

interface Late {
  readonly id: Id;
  readonly piece: Piece;
  /** Where it goes. */
  readonly at: number;
}

/** Brings the late words of a copy's cell into the other one. True where something was written. */
function bringLate(doc: Y.Doc, name: string, to: string, notes: Notes, standing: ReadonlySet<string>): boolean {
  const copied = copiedInto(doc, name);
  if (copied === null || doc.getText(name).length === 0) return false;
  const isCopied = within(copied?.to ?? []);
  const text = doc.getText(to);
  const ids = idsIn(text);
  const there = new Map(ids.map((id, at) => [keyOf(notes.firstOf(id)), at]));
  const claimed = claimsOn(notes, to, standing);
  const dropped = (notes.dropped.get(name) ?? []).filter(({ by }) => standing.has(by));
  const pieces = piecesOf(doc.getText(name));
  const late: Late[] = [];
  const kept: { readonly of: Id; readonly as: Id }[] = [];
  let last = 0;
  idsIn(doc.getText(name)).forEach((id, index) => {
    const first = keyOf(notes.firstOf(id));
    const at = there.get(first);
    const as = ids[at ?? -1];
    if (at !== undefined) last = Math.max(last, at + 1);
    if (isCopied(notes.sameOf(id))) return;
    if (as !== undefined && !claimed.has(first)) kept.push({ of: id, as });
    const piece = pieces[index];
    if (at !== undefined || claimed.get(first) === true || dropped.some(({ ids }) => ids.has(first))) return;
    if (piece !== undefined && late.length < MOST_AT_ONCE) late.push({ id, piece, at: last });
  });
  noteKept(doc, to, kept.slice(0, MOST_AT_ONCE));
  insert(doc, to, late);
  return late.length > 0 || kept.length > 0;
}

function insert(doc: Y.Doc, name: string, late: readonly Late[]): void {
  if (late.length === 0) return;
  const text = doc.getText(name);
  const before = Y.getState(doc.store, doc.clientID);
  const operations: Operation[] = [];
  for (const [index, { at }] of late.entries()) {
    if (late[index - 1]?.at === at) continue;
    const pieces = late.flatMap((each) => (each.at === at ? [each.piece] : []));
    operations.push({ type: 'insert', at, pieces, length: pieces.length, left: null });
  }
  applyOperations(text, blockProperties(doc), operations);
  const as = idsIn(text).filter(([client, clock]) => client === doc.clientID && clock >= before);
  noteBrought(
    doc,
    name,
    late.map(({ id }) => id),
    as,
    '',
  );
}

/** What was brought into a text for good, by what it was first; true where it is gone from there only if somebody deleted it. */
function claimsOn(
  { brought, takenOut }: Notes,
  name: string,
  standing: ReadonlySet<string>,
): ReadonlyMap<string, boolean> {
  const claims = new Map<string, boolean>();
  for (const { first, as, by } of brought.get(name) ?? []) {
    if (by !== '' && !standing.has(by)) continue;
    claims.set(first, claims.get(first) === true || takenOut.get(name)?.has(as) !== true);
  }
  return claims;
}

/** Whether a character is among ranges. */
function within(ranges: Ranges): (id: Id) => boolean {
  return ([client, clock]) =>
    ranges.some(([its, first, length]) => its === client && clock >= first && clock < first + length);
}
