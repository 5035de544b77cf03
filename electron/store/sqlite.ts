/** Connections to SQLite: the pragmas that every one of them gets, and what SQLite's errors mean to us. */
import Database from 'better-sqlite3';
import { Failure } from '../../shared/rpc/contract.ts';
import type { DiskState } from './project-store.ts';

export type Connection = Database.Database;

/** `Rats` in ASCII: says in the file's header that it is a project of ours. */
export const applicationId = 0x52617473;

/** The disk refused a write; the same write may succeed later. */
export class DiskTrouble extends Error {
  constructor(
    readonly state: Exclude<DiskState, 'ok'>,
    message: string,
  ) {
    super(message);
    this.name = 'DiskTrouble';
  }

  /** What a person is told when their call failed because of it. */
  failure(): Failure {
    if (this.state === 'full') return new Failure('diskFull');
    return new Failure(this.state === 'readOnly' ? 'noPermissionOnDisk' : 'internal');
  }
}

/** A page or a row of the file is not what was written. */
export class Damage extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Damage';
  }
}

/** Opens a connection of our own for reading and writing; takes no lock yet. */
export function connect(path: string): Connection {
  const db = new Database(path, { fileMustExist: true, timeout: 250 });
  db.pragma('locking_mode = EXCLUSIVE');
  harden(db);
  return db;
}

/** Opens a copy that is in no journal mode of its own (VACUUM INTO makes such); leaves nothing beside it. */
export function connectReadOnly(path: string): Connection {
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 250 });
  harden(db);
  return db;
}

/** Turns the journal to WAL with an fsync at every commit; takes the exclusive lock. Only for files known to be ours. */
export function makeDurable(db: Connection): void {
  const mode = db.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal') throw new DiskTrouble('error', `journal mode is ${String(mode)}`);
  db.pragma('synchronous = FULL');
  // A checkpoint costs two more fsyncs: rare enough here to stay beyond the 99th percentile of commits.
  db.pragma('wal_autocheckpoint = 4000');
}

/** Only settings that do not read the file: it may not be ours. */
function harden(db: Connection): void {
  db.pragma('foreign_keys = ON');
  // Else INSERT OR REPLACE would slip past the triggers that make tables append-only.
  db.pragma('recursive_triggers = ON');
  db.pragma('cell_size_check = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('mmap_size = 0');
}

/** SQLite's result code (`SQLITE_FULL`, …) of an error, null for any other error. */
export function sqliteCode(error: unknown): string | null {
  return error instanceof Database.SqliteError ? error.code : null;
}

/** Translates an error of SQLite into DiskTrouble, Damage or a Failure; any other error stays what it is. */
export function translated(error: unknown, path: string): unknown {
  const code = sqliteCode(error);
  if (code === null || !(error instanceof Error)) return error;
  if (code === 'SQLITE_FULL') return new DiskTrouble('full', error.message);
  if (code.startsWith('SQLITE_READONLY')) return new DiskTrouble('readOnly', error.message);
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN'))
    return new DiskTrouble('error', error.message);
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return new Damage(error.message);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new Failure('fileInUse', { path });
  if (code === 'SQLITE_TOOBIG' || code === 'SQLITE_NOMEM') return new Failure('tooLarge');
  return error;
}
