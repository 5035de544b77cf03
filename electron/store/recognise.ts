/** Whether a file is a project of ours at all. */
import { Failure } from '../../shared/rpc/contract.ts';
import { backupsOf } from './backups.ts';
import { applicationId, Damage, sqliteCode, type Connection } from './sqlite.ts';

/** Failure `notAProject` unless the file, or a backup of it, says that it is one; Damage when only part of it says so. */
export function recognise(db: Connection, path: string): void {
  if (applicationOf(db) === applicationId) return;
  if (backupsOf(path).length > 0 || applicationOf(db) === 'damaged') throw new Damage('this was a project file');
  throw new Failure('notAProject', { path });
}

/** The application id in the header; `damaged` when it is not ours but the tables are. */
function applicationOf(db: Connection): unknown {
  try {
    const id = db.pragma('application_id', { simple: true });
    if (id === applicationId) return id;
    const ours = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'migrations' AND sql LIKE '%row_hash%'").get();
    return ours === undefined ? id : 'damaged';
  } catch (error) {
    if (sqliteCode(error) === 'SQLITE_NOTADB') return null;
    throw error;
  }
}
