/**
 * Joins small archives of a room into larger ones, which take less space for each update: what is alike is compressed
 * together, and a row of SQLite has room that it leaves empty. A row goes only once another holds all of it (a trigger).
 */
import { pack } from './archive.ts';
import { integer } from './hashed-table.ts';
import type { LogTables, Room } from './log-tables.ts';
import type { LoggedUpdate } from './project-store.ts';
import { Damage } from './sqlite.ts';

/** An archive holds at most so much: what can be packed within a few hundredths of a second. */
const mostUpdates = 4_096;
const mostBytes = 1 << 17;
/** So many neighbours are worth it, none larger than half of what they become: so each update is packed anew a few times at most. */
const fewest = 4;

/** Neighbouring archives, first and last sequence number and bytes, that are to be joined. */
type Extent = readonly [first: number, last: number, bytes: number];

/** Joins some archives of a room in one transaction; false when there is nothing to join. */
export function mergeArchives(tables: LogTables, room: Room): boolean {
  const some = worthJoining(tables.extents.all(room.id));
  const [first, last] = [some?.[0], some?.at(-1)];
  if (some === null || first === undefined || last === undefined) return false;
  const updates: LoggedUpdate[] = [];
  let own = 0;
  for (const row of tables.archivedAfter.iterate(room.id, first[1] - 1)) {
    if (integer(row[1]) > last[0]) break;
    updates.push(...tables.opened(row));
    own += integer(row[3]);
  }
  if (updates.some(({ seq }, index) => seq !== first[0] + index) || updates.at(-1)?.seq !== last[1])
    throw new Damage(`archives of ${room.name} are missing`);
  const packed = pack(updates);
  tables.db
    .transaction(() => {
      tables.archives.add(room.id, first[0], last[1], own, packed);
      tables.dropJoined.run(room.id, first[0], last[1], first[0], last[1]);
    })
    .immediate();
  return true;
}

/** The first neighbours that are worth joining, null for none. */
function worthJoining(extents: readonly Extent[]): readonly Extent[] | null {
  for (let from = 0; from + fewest <= extents.length; from += 1) {
    let [updates, bytes, largest] = [0, 0, 0];
    let to = from;
    for (const [first, last, size] of extents.slice(from)) {
      const count = last - first + 1;
      if (updates + count > mostUpdates || bytes + size > mostBytes) break;
      updates += count;
      bytes += size;
      largest = Math.max(largest, count);
      to += 1;
    }
    if (to - from >= fewest && largest <= updates / 2) return extents.slice(from, to);
  }
  return null;
}
