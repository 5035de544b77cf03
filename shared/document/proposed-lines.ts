/** Rows and columns of tables in a proposal: which come and which go, and taking them over (`table.ts` says where they lie). */
import type * as Y from 'yjs';
import { suggestLineMove } from './suggested-line-move.ts';
import { inOrder, readEntries } from './table.ts';

/** One entry of the map of tables, as the proposal has it. */
export interface LineChange {
  readonly key: string;
  readonly value: string | number | boolean | null;
  /** `new`: of a table or line that the chapter doesn't have; `gone`: a line that goes; `set`: anything else. */
  readonly what: 'new' | 'gone' | 'set';
  /** The row or column, `<table>:r|c:<line>`; null for merged cells. */
  readonly line: string | null;
  /** Whether the whole table is new. */
  readonly ofNewTable: boolean;
}

const MAP = 'tables';
/** More than anybody changes in tables in one go. */
const MAX_CHANGES = 20_000;
const KEY = /^([\w-]{1,40}):(?:(r|c):([\w-]{1,40}):(order|gone|ins|del|width)|m:[\w-]{1,40}:[\w-]{1,40})$/;

/** What the tables of `next` have other than those of `doc`. */
export function changedLines(doc: Y.Doc, next: Y.Doc): readonly LineChange[] {
  const before = doc.getMap(MAP);
  const tables = new Set([...before.keys()].map((key) => key.slice(0, key.indexOf(':'))));
  const changes: LineChange[] = [];
  next.getMap(MAP).forEach((value, key) => {
    const found = KEY.exec(key);
    const [, table = '', type, id, name] = found ?? [];
    if (found === null || changes.length >= MAX_CHANGES || name === 'ins' || before.get(key) === value) return;
    const line = type === undefined ? null : `${table}:${type}:${id ?? ''}`;
    const ofNewTable = !tables.has(table);
    const isNew = ofNewTable || (line !== null && before.get(`${line}:order`) === undefined);
    // The copy that a suggested move made: the line itself has moved.
    if (isNew && !ofNewTable && next.getMap(MAP).get(`${line ?? ''}:gone`) === true) return;
    const goes = (name === 'del' && typeof value === 'string') || (name === 'gone' && value === true);
    if (isNew && name === 'del') return;
    if (name === 'del' && !goes) return;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean' && value !== null) return;
    if (typeof value === 'string' && value.length > 200) return;
    changes.push({ key, value, what: isNew ? 'new' : goes ? 'gone' : 'set', line, ofNewTable });
  });
  return changes;
}

/**
 * Takes them over: as parts of the suggestion `id`, or straight away with null. Widths and merged cells of lines that
 * are there can't be suggested, and are left out then. False where nothing was written. Within the transaction.
 */
export function takeLines(doc: Y.Doc, changes: readonly LineChange[], id: string | null): boolean {
  const map = doc.getMap(MAP);
  let suggests = false;
  for (const { key, value, what, line, ofNewTable } of changes) {
    if (what === 'gone' && line !== null) {
      if (id === null) map.set(`${line}:gone`, true);
      else if (typeof map.get(`${line}:del`) !== 'string') map.set(`${line}:del`, id);
      suggests = true;
    } else if (what === 'new') {
      map.set(key, value);
      if (id !== null && line !== null && !ofNewTable && key === `${line}:order`) map.set(`${line}:ins`, id);
      if (!ofNewTable) suggests = true;
    } else if (id === null) {
      map.set(key, value);
      suggests = true;
    } else if (typeof value === 'string' && line !== null && key === `${line}:order`) {
      suggests = moves(doc, line, value, id) || suggests;
    }
  }
  return suggests;
}

/** Suggests that a line moves to where this order is among the others. */
function moves(doc: Y.Doc, line: string, order: string, id: string): boolean {
  const [table = '', letter, moved = ''] = line.split(':');
  const type = letter === 'r' ? 'row' : 'column';
  const entries = readEntries(doc).get(table);
  const lines = inOrder((type === 'row' ? entries?.rows : entries?.columns)?.values() ?? []);
  const after = lines.filter((each) => each.id !== moved && each.order < order).at(-1)?.id ?? null;
  return suggestLineMove(doc, table, { type, id: moved, after }, { id, mine: () => false }, null) !== null;
}

/** Whether a text is a cell of a line that only the proposal had, and that went again. */
export function isOfGoneCopy(doc: Y.Doc, next: Y.Doc, name: string): boolean {
  const [cell, table = '', row = '', column = ''] = name.split(':');
  const gone = (line: string): boolean =>
    doc.getMap(MAP).get(`${line}:order`) === undefined && next.getMap(MAP).get(`${line}:gone`) === true;
  return cell === 'cell' && (gone(`${table}:r:${row}`) || gone(`${table}:c:${column}`));
}
