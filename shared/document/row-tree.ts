/** Flat rows by their list and the row that they belong to, kept as the map changes: a key costs its own row and no other. */
import type * as Y from 'yjs';
import { byPlace } from './flat-places.ts';
import { readRow, type FlatRow } from './flat-rows.ts';

/** The rows of a list that belong to a row (empty: to none), in order. The same array until one of them changes. */
export type RowsOf = (list: string, parent: string) => readonly FlatRow[];

const none: readonly FlatRow[] = [];
/** Of rows that are read once. */
export function rowsOf(rows: readonly FlatRow[]): RowsOf {
  const groups = new Groups<FlatRow[]>();
  for (const row of rows) {
    const group = groups.get(row.list, row.parent ?? '');
    if (group === undefined) groups.set(row.list, row.parent ?? '', [row]);
    else group.push(row);
  }
  return (list, parent) => groups.get(list, parent) ?? none;
}

/** By list and parent; to ask for 10,000 of them makes no names for them. */
class Groups<T> {
  private readonly lists = new Map<string, Map<string, T>>();

  get(list: string, parent: string): T | undefined {
    return this.lists.get(list)?.get(parent);
  }

  set(list: string, parent: string, group: T): void {
    const parents = this.lists.get(list);
    if (parents === undefined) this.lists.set(list, new Map([[parent, group]]));
    else parents.set(parent, group);
  }

  delete(list: string, parent: string): void {
    this.lists.get(list)?.delete(parent);
  }
}

export class RowTree {
  private readonly fields = new Map<string, Map<string, unknown>>();
  private readonly rows = new Map<string, FlatRow>();
  private readonly groups = new Groups<Map<string, FlatRow>>();
  private readonly sorted = new Groups<readonly FlatRow[]>();
  private readonly onChange = ({ keysChanged }: Y.YMapEvent<unknown>): void => this.take(keysChanged);

  /** Until it is destroyed it follows the map; it is up to date for whoever observes the map later. */
  constructor(private readonly map: Y.Map<unknown>) {
    this.take(map.keys());
    map.observe(this.onChange);
  }

  readonly of: RowsOf = (list, parent) => {
    const known = this.sorted.get(list, parent);
    if (known !== undefined) return known;
    const group = this.groups.get(list, parent);
    if (group === undefined) return none;
    const rows = [...group.values()].sort(byPlace);
    this.sorted.set(list, parent, rows);
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
    if (before !== undefined) this.leave(before);
    if (after === null) {
      this.rows.delete(id);
      return;
    }
    this.rows.set(id, after);
    const { list } = after;
    const parent = after.parent ?? '';
    const group = this.groups.get(list, parent);
    if (group === undefined) this.groups.set(list, parent, new Map([[id, after]]));
    else group.set(id, after);
    this.sorted.delete(list, parent);
  }

  private leave({ id, list, parent }: FlatRow): void {
    const group = this.groups.get(list, parent ?? '');
    group?.delete(id);
    if (group?.size === 0) this.groups.delete(list, parent ?? '');
    this.sorted.delete(list, parent ?? '');
  }
}
