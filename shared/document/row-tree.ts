/** Flat rows by their list and the row that they belong to, kept as the map changes: a key costs its own row and no other. */
import type * as Y from 'yjs';
import { byPlace } from './flat-places.ts';
import { readRow, type FlatRow } from './flat-rows.ts';

/** The rows of a list that belong to a row (empty: to none), in order. The same array until one of them changes. */
export type RowsOf = (list: string, parent: string) => readonly FlatRow[];

const none: readonly FlatRow[] = [];
const groupOf = (list: string, parent: string | null): string => `${list} ${parent ?? ''}`;

/** Of rows that are read once. */
export function rowsOf(rows: readonly FlatRow[]): RowsOf {
  const groups = new Map<string, FlatRow[]>();
  for (const row of rows) {
    const group = groups.get(groupOf(row.list, row.parent));
    if (group === undefined) groups.set(groupOf(row.list, row.parent), [row]);
    else group.push(row);
  }
  return (list, parent) => groups.get(groupOf(list, parent)) ?? none;
}

export class RowTree {
  private readonly fields = new Map<string, Map<string, unknown>>();
  private readonly rows = new Map<string, FlatRow>();
  private readonly groups = new Map<string, Map<string, FlatRow>>();
  private readonly sorted = new Map<string, readonly FlatRow[]>();
  private readonly onChange = ({ keysChanged }: Y.YMapEvent<unknown>): void => this.take(keysChanged);

  /** Until it is destroyed it follows the map; it is up to date for whoever observes the map later. */
  constructor(private readonly map: Y.Map<unknown>) {
    this.take(map.keys());
    map.observe(this.onChange);
  }

  readonly of: RowsOf = (list, parent) => {
    const key = groupOf(list, parent);
    const known = this.sorted.get(key);
    if (known !== undefined) return known;
    const group = this.groups.get(key);
    if (group === undefined) return none;
    const rows = [...group.values()].sort(byPlace);
    this.sorted.set(key, rows);
    return rows;
  };

  /** All of them, in no certain order. */
  all(): Iterable<FlatRow> {
    return this.rows.values();
  }

  destroy(): void {
    this.map.unobserve(this.onChange);
  }

  private take(keys: Iterable<unknown>): void {
    const changed = new Set<string>();
    for (const key of keys) {
      if (typeof key !== 'string') continue;
      const at = key.indexOf(':');
      if (at < 1) continue;
      const id = key.slice(0, at);
      // Rows are never changed in place: whoever holds one sees by it whether it is the same.
      let fields = this.fields.get(id);
      if (fields === undefined || !changed.has(id)) this.fields.set(id, (fields = new Map(fields)));
      changed.add(id);
      const value = this.map.get(key);
      if (value === undefined) fields.delete(key.slice(at + 1));
      else fields.set(key.slice(at + 1), value);
    }
    for (const id of changed) this.put(id, this.fields.get(id) ?? new Map<string, unknown>());
  }

  private put(id: string, fields: ReadonlyMap<string, unknown>): void {
    const [before, after] = [this.rows.get(id), readRow(id, fields)];
    if (before !== undefined) this.leave(groupOf(before.list, before.parent), id);
    if (after === null) {
      this.rows.delete(id);
      return;
    }
    this.rows.set(id, after);
    const key = groupOf(after.list, after.parent);
    const group = this.groups.get(key);
    if (group === undefined) this.groups.set(key, new Map([[id, after]]));
    else group.set(id, after);
    this.sorted.delete(key);
  }

  private leave(key: string, id: string): void {
    const group = this.groups.get(key);
    group?.delete(id);
    if (group?.size === 0) this.groups.delete(key);
    this.sorted.delete(key);
  }
}
