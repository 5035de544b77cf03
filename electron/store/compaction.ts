/**
 * Keeps the log short: a snapshot now and then, so that a room opens quickly, old updates folded into archives, and small
 * archives joined to larger ones. One small step at a time, since appends wait while it runs (when: maintenance.ts).
 */
import { pack } from './archive.ts';
import { logged, type LogTables, type Room } from './log-tables.ts';
import { merged } from './merge.ts';
import { mergeArchives } from './merge-archives.ts';
import type { LoggedUpdate } from './project-store.ts';
import { Damage } from './sqlite.ts';

/** A room is worth a snapshot after so many updates, more for a large one. */
const dueAfter = 500;
const dueBytes = 1 << 18;
/** So many covered updates are worth a fold: as rows of their own they take forty times the space. */
const foldFrom = 64;
/** One fold takes at most so much: a few milliseconds. */
const foldRows = 1_000;
const foldBytes = 1 << 18;
/** So many updates to fold or to cover are more than may wait for a pause, and more than may wait at all. */
const much = 5_000;
const tooMuch = 50_000;

/** How urgent `compactStep` is. */
export type CompactionNeed = 'none' | 'some' | 'much' | 'tooMuch';

export function compactionNeed(tables: LogTables): CompactionNeed {
  let waiting = 0;
  for (const room of tables.rooms.values()) {
    if (dueForFold(room)) waiting += covered(room) - room.archived;
    if (dueForSnapshot(room)) waiting += room.seq - covered(room);
  }
  if (waiting === 0) return tables.unjoined.size === 0 ? 'none' : 'some';
  return waiting > tooMuch ? 'tooMuch' : waiting > much ? 'much' : 'some';
}

/** Folds one stretch of old updates, makes one snapshot or joins some archives; true when there is more to do. */
export function compactStep(tables: LogTables): boolean {
  const rooms = [...tables.rooms.values()];
  const old = rooms.find(dueForFold);
  // A snapshot costs more, and the hub, which has the state at hand, brings one before long.
  const grown = old === undefined ? rooms.find(dueForSnapshot) : undefined;
  if (old !== undefined) fold(tables, old);
  else if (grown !== undefined) makeSnapshot(tables, grown);
  else join(tables);
  return compactionNeed(tables) !== 'none';
}

/** Joins archives of one room; those that have nothing to join are not looked at again before their next fold. */
function join(tables: LogTables): void {
  for (const name of tables.unjoined) {
    const room = tables.rooms.get(name);
    if (room !== undefined && mergeArchives(tables, room)) return;
    tables.unjoined.delete(name);
  }
}

function makeSnapshot(tables: LogTables, room: Room): void {
  const snapshot = tables.goodSnapshot(room);
  const updates = tables.after(room, snapshot?.seq ?? room.base, Infinity).map((update) => update.bytes);
  const state = merged(snapshot === null ? updates : [snapshot.state, ...updates]);
  if (state !== null) tables.putSnapshot(room, room.seq, state);
  // What cannot be merged is kept as it is, and not tried again before the room has grown as much once more.
  else tables.rooms.set(room.name, { ...room, snapshot: room.seq, tailBytes: 0 });
}

/** Up to here the updates of a room are covered by its snapshot or no longer belong to it. */
function covered(room: Room): number {
  return Math.max(room.snapshot, room.base);
}

/** The larger a room, the rarer: so that the cost stays in proportion to what was written. */
function dueForSnapshot(room: Room): boolean {
  const count = room.seq - covered(room);
  if (count === 0) return false;
  const manyUpdates = count * dueBytes >= dueAfter * Math.max(dueBytes, room.snapshotBytes);
  return manyUpdates || room.tailBytes > Math.max(dueBytes, room.snapshotBytes);
}

function dueForFold(room: Room): boolean {
  return covered(room) - room.archived >= foldFrom;
}

/** Moves the oldest covered updates into one archive row, in one transaction. */
function fold(tables: LogTables, room: Room): void {
  const updates: LoggedUpdate[] = [];
  let bytes = 0;
  const count = Math.min(foldRows, covered(room) - room.archived);
  for (const row of tables.tail.iterate(room.id, room.archived, count)) {
    const update = logged(tables.updates.verified(row));
    updates.push(update);
    bytes += update.bytes.byteLength;
    if (bytes > foldBytes) break;
  }
  const [first, last] = [updates[0], updates.at(-1)];
  if (first === undefined || last === undefined || first.seq !== room.archived + 1) {
    throw new Damage(`updates of ${room.name} are missing`);
  }
  const own = updates.filter((update) => update.actor !== 'upstream').length;
  const packed = pack(updates);
  tables.db
    .transaction(() => {
      tables.archives.add(room.id, first.seq, last.seq, own, packed);
      tables.dropFolded.run(room.id, first.seq, last.seq);
    })
    .immediate();
  tables.rooms.set(room.name, { ...room, archived: last.seq });
  tables.unjoined.add(room.name);
}
