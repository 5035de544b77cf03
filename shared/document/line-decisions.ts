/**
 * Which decisions on suggested moves of rows and columns stand. Two people may decide on one move at the same moment, and each
 * may take back their own by undo: what the other decided holds all the same. So each decision adds keys of its own to the
 * tables' map, which undo takes back and redo brings again (`table.ts`):
 *
 * - `<table>:r:<copy>:by@<decision>`: the copy is gone for it, whatever its `gone` says; the value is the suggestion,
 * - `<table>:r:<copy>:drop@<decision>`: the copy was deleted, with the words that were noted as known (`brought-notes.ts`).
 *
 * The map `copied`, which no history takes back, names under `<table>:r:<copy>` the line that a copy was made of and the
 * suggestion: `<line>@<suggestion>`. Once the copy is gone that suggestion takes the line no more, whatever its `del` says.
 */
import type * as Y from 'yjs';

/** The decisions that stand, by their ids. */
export function standingDecisions(tables: Y.Map<unknown>): ReadonlySet<string> {
  const standing = new Set<string>();
  for (const [key, value] of tables.entries()) {
    const at = key.lastIndexOf('@');
    if (at > 0 && typeof value === 'string' && /:(by|drop)$/.test(key.slice(0, at))) standing.add(key.slice(at + 1));
  }
  return standing;
}

/** The keys of one line; `<table>:r:<line>` or `<table>:c:<line>`. */
const lineOf = (table: string, type: 'row' | 'column', line: string): string =>
  `${table}:${type === 'row' ? 'r' : 'c'}:${line}`;

interface CopyId {
  readonly table: string;
  readonly type: 'row' | 'column';
  readonly copy: string;
}

/** Notes a decision on a move; within the transaction of its step. */
export function noteLineDecision(
  tables: Y.Map<unknown>,
  { table, type, copy }: CopyId,
  suggestion: string,
  decision: string,
): void {
  tables.set(`${lineOf(table, type, copy)}:by@${decision}`, suggestion);
}

/** Notes that a copy was deleted with what was in it. */
export function noteLineDropped(tables: Y.Map<unknown>, { table, type, copy }: CopyId, decision: string): void {
  tables.set(`${lineOf(table, type, copy)}:drop@${decision}`, copy);
}

export const copiedMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('copied');

/** Notes of which line another one is the copy of, and for which suggestion. */
export function noteCopyOf(doc: Y.Doc, { table, type, copy }: CopyId, line: string, suggestion: string): void {
  copiedMap(doc).set(lineOf(table, type, copy), `${line}@${suggestion}`);
}

/** Of which line another one was made as a copy, also where undo took the suggestion back; null for none. */
export const copyOfLine = (doc: Y.Doc, table: string, type: 'row' | 'column', copy: string): string | null =>
  noteOf(doc, { table, type, copy })?.line ?? null;

/** The same, where it is this suggestion that made the copy: one that was brought back for itself moves nothing. */
export function copyForMove(doc: Y.Doc, copy: CopyId, suggestion: string): string | null {
  const note = noteOf(doc, copy);
  return note?.suggestion === suggestion ? note.line : null;
}

function noteOf(doc: Y.Doc, { table, type, copy }: CopyId): { line: string; suggestion: string } | null {
  if (!doc.share.has('copied')) return null;
  const value = copiedMap(doc).get(lineOf(table, type, copy));
  const [line = '', suggestion = ''] = typeof value === 'string' ? value.split('@') : [];
  return line === '' || line === copy ? null : { line, suggestion };
}

export interface CopyOfLine extends CopyId {
  readonly line: string;
  readonly suggestion: string;
}

/** All copies that suggested moves ever made of lines. */
export function copiesOfLines(doc: Y.Doc): readonly CopyOfLine[] {
  if (!doc.share.has('copied')) return [];
  return [...copiedMap(doc).entries()].flatMap(([key, value]): CopyOfLine[] => {
    const [table = '', letter, copy = '', ...rest] = key.split(':');
    if (typeof value !== 'string' || rest.length > 0 || (letter !== 'r' && letter !== 'c')) return [];
    const [line = '', suggestion = ''] = value.split('@');
    return [{ table, type: letter === 'r' ? 'row' : 'column', copy, line, suggestion }];
  });
}

/** The lines that are copies or have some, as `<table>:r:<line>`. */
export const linesOfCopies = (doc: Y.Doc): ReadonlySet<string> =>
  new Set(
    copiesOfLines(doc).flatMap(({ table, type, copy, line }) => [lineOf(table, type, copy), lineOf(table, type, line)]),
  );

/** Whether a root text is a cell of one of these lines. */
export function isCellOf(lines: ReadonlySet<string>, name: string): boolean {
  const [cell, table = '', row = '', column = ''] = name.split(':');
  return cell === 'cell' && (lines.has(`${table}:r:${row}`) || lines.has(`${table}:c:${column}`));
}
