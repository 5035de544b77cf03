/**
 * Rows in one Y.Map with flat keys `<row>:<field>`, so that people who change different fields at the same moment never overwrite
 * each other. A row has a list that it is in, a place there (fractional index), and perhaps a row that it belongs to; who
 * removes it sets `gone`, and nothing else of it is touched.
 */
import type * as Y from 'yjs';
import { byPlace, isPlace, placeBehind, placesBehind } from './flat-places.ts';

export interface FlatRow {
  readonly id: string;
  readonly list: string;
  /** The row that it belongs to; null for none. */
  readonly parent: string | null;
  readonly order: string;
  readonly fields: ReadonlyMap<string, unknown>;
}

export type Field = string | number | boolean;

const ID = /^[\w.-]{1,80}$/;

/** Rows that are there, in their order; what is not well formed, and more than `most`, is left out. */
export function readRows(map: Y.Map<unknown>, most: number): FlatRow[] {
  const rows = new Map<string, Map<string, unknown>>();
  map.forEach((value, key) => {
    const at = key.indexOf(':');
    const id = key.slice(0, at);
    if (at < 1 || !ID.test(id)) return;
    const fields = rows.get(id) ?? new Map<string, unknown>();
    rows.set(id, fields);
    fields.set(key.slice(at + 1), value);
  });
  const found: FlatRow[] = [];
  for (const [id, fields] of rows) {
    const row = readRow(id, fields);
    if (row !== null) found.push(row);
  }
  return found.sort(byPlace).slice(0, most);
}

/** A row by its fields; null where it is gone or not well formed. */
export function readRow(id: string, fields: ReadonlyMap<string, unknown>): FlatRow | null {
  const [list, order, parent] = [fields.get('list'), fields.get('order'), fields.get('parent')];
  if (!ID.test(id) || typeof list !== 'string' || fields.get('gone') === true || !isPlace(order)) return null;
  return { id, list, order, fields, parent: typeof parent === 'string' ? parent : null };
}

export interface NewRow {
  readonly id: string;
  readonly list: string;
  readonly parent?: string;
  readonly fields: Readonly<Record<string, Field>>;
}

/** Adds a row behind `after` of its list and parent (null: first; undefined: last), or brings a removed one of this id back. */
export function addRow(map: Y.Map<unknown>, row: NewRow, after?: string | null): void {
  addRows(map, [row], after);
}

/** The same with several, which all have one list and parent. */
export function addRows(map: Y.Map<unknown>, rows: readonly NewRow[], after?: string | null): void {
  const [first] = rows;
  if (first === undefined) return;
  const own = new Set(rows.map(({ id }) => id));
  const siblings = readRows(map, Infinity).filter(
    ({ id, list, parent }) => list === first.list && parent === (first.parent ?? null) && !own.has(id),
  );
  const orders = placesBehind(siblings, after, rows.length);
  for (const [at, row] of rows.entries()) {
    map.set(`${row.id}:order`, orders[at]);
    map.set(`${row.id}:list`, row.list);
    if (row.parent !== undefined) map.set(`${row.id}:parent`, row.parent);
    if (map.get(`${row.id}:gone`) === true) map.delete(`${row.id}:gone`);
    for (const [field, value] of Object.entries(row.fields)) setField(map, row.id, field, value);
  }
}

/** Moves a row behind another one of its list (null: to the front). */
export function moveRow(map: Y.Map<unknown>, id: string, after: string | null): void {
  const rows = readRows(map, Infinity);
  const row = rows.find((each) => each.id === id);
  if (row === undefined) return;
  const siblings = rows.filter((each) => each.list === row.list && each.parent === row.parent && each.id !== id);
  map.set(`${id}:order`, placeBehind(siblings, after));
}

export function removeRow(map: Y.Map<unknown>, id: string): void {
  map.set(`${id}:gone`, true);
}

/** Sets one field, and writes nothing where it is so already. */
export function setField(map: Y.Map<unknown>, id: string, field: string, value: Field): void {
  const key = `${id}:${field}`;
  if (map.get(key) !== value) map.set(key, value);
}
