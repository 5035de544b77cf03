/**
 * Puts the newest good backup in the place of a damaged file. The damaged file is moved aside, never overwritten, and what
 * can still be read of it that the backup does not have is carried over, so that a bad byte does not cost a day's work.
 */
import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { assetColumns } from './asset-tables.ts';
import { isGood, newestGoodBackup } from './backups.ts';
import { restoringOf, syncFile, syncFolder, timestamp, walOf } from './file-paths.ts';
import { HashedTable } from './hashed-table.ts';
import { salvage } from './log-inspection.ts';
import { attempt } from './log-tables.ts';
import { migrate, type Migration } from './migrate.ts';
import { RecordTable } from './record-table.ts';
import { connect, type Connection } from './sqlite.ts';
import { UpdateLog } from './update-log.ts';

export interface Restored {
  readonly restoredFrom: string;
  readonly movedAside: string;
}

/** Restores the file; null, and nothing touched, when there is no good backup. The file must not be open. */
export function restore(path: string, list?: readonly Migration[]): Restored | null {
  const backup = newestGoodBackup(path, list);
  if (backup === null) return null;
  const unfinished = `${restoringOf(path)}.new`;
  for (const file of [unfinished, walOf(unfinished)]) rmSync(file, { force: true });
  copyFileSync(backup, unfinished);
  chmodSync(unfinished, 0o600);
  rescue(path, unfinished, list);
  if (!isGood(unfinished, list)) {
    // What was rescued did not fit: the plain backup then.
    copyFileSync(backup, unfinished);
  }
  syncFile(unfinished);
  renameSync(unfinished, restoringOf(path));
  syncFolder(dirname(path));
  return { restoredFrom: backup, movedAside: finishRestore(path) };
}

/** True when a restore was begun and its result is complete: it must then be finished before the file is opened. */
export function restoreIsPending(path: string): boolean {
  return existsSync(restoringOf(path));
}

/** Second half of a restore; may be interrupted and run again. Returns where the damaged file is now. */
export function finishRestore(path: string): string {
  const aside = `${path}.damaged-${timestamp()}`;
  // The log first: it must never be applied to the restored file.
  if (existsSync(walOf(path))) renameSync(walOf(path), walOf(aside));
  rmSync(`${path}-shm`, { force: true });
  if (existsSync(path)) renameSync(path, aside);
  renameSync(restoringOf(path), path);
  syncFolder(dirname(path));
  return aside;
}

/** Carries over what `damaged` has and `target`, a copy of its backup, has not; as far as it can be read. */
function rescue(damaged: string, target: string, list?: readonly Migration[]): void {
  let from: Connection | null = null;
  const to = connect(target);
  try {
    migrate(to, list);
    from = connect(damaged);
    from.pragma('query_only = ON');
    rescueLog(from, to);
    rescueRecord(from, to);
    for (const name of ['names', 'devices', 'invitations', 'drafts', 'meta', 'project_key'])
      rescueTable(from, to, name);
    rescueAssets(from, to);
    rescueVersions(from, to);
  } catch {
    // Nothing more can be read: the backup is what there is.
  } finally {
    to.close();
    try {
      from?.close();
    } catch {
      // It is damaged.
    }
  }
}

function rescueLog(from: Connection, to: Connection): void {
  const source = new UpdateLog(from, 'salvage');
  const target = new UpdateLog(to, 'write');
  for (const room of source.names()) {
    const [had, has] = [source.extent(room), target.extent(room)];
    if (had.base > has.base) target.append([{ room, base: Math.min(had.base, has.seq) }]);
    const { updates, leases } = salvage(source.tables, room, Math.max(had.base, has.seq));
    if (updates.length === 0) continue;
    target.append(
      updates.map(({ actor, bytes }, index) => ({ room, actor, bytes, leases: index === 0 ? leases : [] })),
    );
  }
}

function rescueRecord(from: Connection, to: Connection): void {
  const target = new RecordTable(to);
  const known = target.entries().length;
  for (const entry of new RecordTable(from).readable()) {
    if (entry.n <= known) continue;
    try {
      target.append([entry]);
    } catch {
      return;
    }
  }
}

function rescueTable(from: Connection, to: Connection, name: string): void {
  const [had, has] = [columnsOf(from, name), columnsOf(to, name)];
  const [source, target] = [new HashedTable(from, name, had), new HashedTable(to, name, has)];
  // Of a file that was not migrated yet: a column that it has not is empty.
  const rows = source.readable().map((row) => has.map((column) => row[had.indexOf(column)] ?? null));
  for (const row of rows) target.put(...row);
  // What was erased since the backup (a name, a draft) must not come back, where that can be known.
  if (attempt(() => source.damaged().length > 0 || source.tallyIsWrong()) !== false) return;
  const kept = new Set(rows.map(([key]) => key));
  for (const [key = null] of [...target.all()]) if (!kept.has(key)) target.delete(key);
}

/** Pictures are only ever added: what the backup has not is carried over, one at a time since they may be large. */
function rescueAssets(from: Connection, to: Connection): void {
  const pictures = new HashedTable(to, 'assets', assetColumns);
  for (const [name, columns] of [
    ['assets', assetColumns],
    ['shared_assets', ['hash']],
  ] as const) {
    if (columnsOf(from, name).length === 0) return;
    const target = new HashedTable(to, name, columns);
    for (const row of new HashedTable(from, name, columns).eachReadable()) {
      const [hash = null] = row;
      if (target.get(hash) === null && (name === 'assets' || pictures.get(hash) !== null)) target.add(...row);
    }
  }
}

/** What versions say, and kept moments, are only ever added. */
function rescueVersions(from: Connection, to: Connection): void {
  for (const name of ['contents', 'checkpoints']) {
    const columns = columnsOf(from, name);
    if (columns.length === 0) continue;
    const target = new HashedTable(to, name, columns);
    for (const row of new HashedTable(from, name, columns).eachReadable())
      if (target.get(row[0] ?? null) === null) target.add(...row);
  }
}

function columnsOf(db: Connection, name: string): string[] {
  const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name);
  return columns.filter((column) => column !== 'row_hash');
}
