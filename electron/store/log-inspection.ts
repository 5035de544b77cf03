/** Finds what is wrong with a log, and what can still be read of it. */
import { unpack } from './archive.ts';
import { blob, integer } from './hashed-table.ts';
import { attempt, logged, type LogTables } from './log-tables.ts';
import type { Lease, LoggedUpdate } from './project-store.ts';

/** Where rows are missing or do not follow one another; `thorough`: also whether each archive can be unpacked, which takes long. */
export function* problems(
  tables: LogTables,
  thorough: boolean,
): IterableIterator<{ readonly where: string; readonly what: 'gap' | 'archive' }> {
  for (const table of ['updates', 'archive', 'snapshots', 'leases', 'upstream', 'resets']) {
    for (const id of roomIds(tables, table)) {
      if (![...tables.rooms.values()].some((room) => room.id === id)) yield { where: `${table} [${id}]`, what: 'gap' };
    }
  }
  const seqs = tables.db.prepare<[number], number>('SELECT seq FROM updates WHERE room = ? ORDER BY seq').pluck();
  for (const room of tables.rooms.values()) {
    let next = 1;
    for (const row of tables.archivedAfter.iterate(room.id, 0)) {
      if (integer(row[1]) !== next) yield { where: `archive of ${room.name}, ${next}`, what: 'gap' };
      const count = integer(row[2]) - integer(row[1]) + 1;
      if (thorough && tables.archives.matches(row) && unpack(blob(row[4]), 1).length !== count)
        yield { where: `archive of ${room.name}, ${next}`, what: 'archive' };
      next = integer(row[2]) + 1;
    }
    for (const seq of seqs.iterate(room.id)) {
      if (seq !== next) yield { where: `updates of ${room.name}, ${next}`, what: 'gap' };
      next = seq + 1;
    }
    if (next !== room.seq + 1) yield { where: `end of ${room.name}, ${next - 1} instead of ${room.seq}`, what: 'gap' };
  }
}

/** All that can still be read of a room after `after`, whatever is damaged: the snapshot first, then single updates. */
export function salvage(
  tables: LogTables,
  name: string,
  after: number,
): { readonly leases: Lease[]; readonly updates: LoggedUpdate[] } {
  const room = tables.rooms.get(name);
  if (room === undefined || room.seq <= after) return { leases: [], updates: [] };
  const updates: LoggedUpdate[] = [];
  const snapshot = attempt(() => tables.goodSnapshot(room));
  if (snapshot !== null && snapshot.seq > after)
    updates.push({ seq: snapshot.seq, actor: 'host', at: Date.now(), bytes: snapshot.state });
  for (const row of attempt(() => tables.archivedAfter.all(room.id, after)) ?? []) {
    updates.push(...(attempt(() => tables.opened(row)) ?? []).filter((update) => update.seq > after));
  }
  for (let seq = Math.max(after, room.archived) + 1; seq <= room.seq; seq++) {
    const row = attempt(() => tables.updates.get(room.id, seq));
    if (row !== null) updates.push(logged(row));
  }
  return { leases: attempt(() => tables.leasesIn(room)) ?? [], updates };
}

function roomIds(tables: LogTables, table: string): number[] {
  const next = tables.db.prepare<[number], number | null>(`SELECT min(room) FROM ${table} WHERE room > ?`).pluck();
  const ids: number[] = [];
  for (let id = next.get(Number.MIN_SAFE_INTEGER); typeof id === 'number'; id = next.get(id)) ids.push(id);
  return ids;
}
