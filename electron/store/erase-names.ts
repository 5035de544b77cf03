/**
 * Takes people's names out of a project file for good: out of the people's tables, and out of the log of the record's room, which
 * carries it to other hosts. Entries of the record, their hashes and signatures, ids and clocks stay as they are.
 */
import { roomName } from '../../shared/sync/rooms.ts';
import { blob, integer } from './hashed-table.ts';
import { logged, type LogTables, type Room } from './log-tables.ts';
import { pack } from './archive.ts';
import { folded } from './merge.ts';
import { NameTrail } from './name-trail.ts';
import type { ProjectFile } from './project-file.ts';

/** Throws Damage where the log can't be read, DiskTrouble where the disk refuses; then all of it can be done again. */
export function eraseNames(
  { db, log, people, project }: Pick<ProjectFile, 'db' | 'log' | 'people' | 'project'>,
  persons: readonly string[],
): void {
  const { tables } = log;
  const room = tables.rooms.get(roomName({ project, kind: 'record', item: null }));
  db.transaction(() => {
    for (const person of persons) {
      people.forget(person);
      if (room !== undefined) scrubLog(tables, room, new NameTrail(person));
    }
  }).immediate();
  // What is deleted or overwritten still stands on pages that nobody uses, and in the write-ahead log.
  db.exec('VACUUM');
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/** Rows and archives in the order in which they were written, and the snapshot anew. */
function scrubLog(tables: LogTables, room: Room, names: NameTrail): void {
  for (const row of tables.archivedAfter.all(room.id, 0)) {
    const updates = tables.opened(row);
    const scrubbed = updates.map((update) => ({ ...update, bytes: names.scrub(update.bytes) }));
    if (scrubbed.some(({ bytes }, index) => bytes !== updates[index]?.bytes))
      tables.archives.put(room.id, integer(row[1]), integer(row[2]), integer(row[3]), pack(scrubbed));
  }
  for (const row of tables.tail.all(room.id, room.archived, -1)) {
    const { seq, actor, at, bytes } = logged(tables.updates.verified(row));
    const scrubbed = names.scrub(bytes);
    if (scrubbed !== bytes) tables.updates.put(room.id, seq, actor, at, scrubbed);
  }
  tables.forgetRead();
  if (room.snapshot === 0) return;
  const state = folded(tables.after(room, room.base, Infinity).map(({ bytes }) => blob(bytes)));
  if (state === null) tables.snapshots.delete(room.id);
  else tables.putSnapshot(room, room.seq, state);
}
