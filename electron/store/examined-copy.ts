/** A project file that nobody has open, looked at through a copy, so that not even SQLite's own housekeeping touches it. */
import Database from 'better-sqlite3';
import { existsSync, rmSync } from 'node:fs';
import { Failure } from '../../shared/rpc/contract.ts';
import { copyAside } from './copy-aside.ts';
import { existingFile, fileFailure, walOf } from './file-paths.ts';
import { inspect, type CheckReport, type Finding } from './inspect.ts';
import { migrate, migrations } from './migrate.ts';
import { ProjectFile } from './project-file.ts';
import { recognise } from './recognise.ts';
import { connect, Damage, makeDurable, sqliteCode, translated, type Connection } from './sqlite.ts';
import { losesCommits } from './wal-inspection.ts';

/**
 * Checks a copy of the file and hands it to `use`; null in place of a connection when nothing of it can be read. Failure
 * `noFile`, `notAProject`, `fileInUse`, `noPermissionOnDisk`; the original is never written.
 */
export function withExaminedCopy<T>(given: string, use: (report: CheckReport, copy: Connection | null) => T): T {
  try {
    const path = existingFile(given);
    refuseIfInUse(path);
    const { folder, file } = copyAside(path);
    try {
      return examine(path, file, use);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  } catch (error) {
    throw fileFailure(translated(error, given), given);
  }
}

function examine<T>(path: string, file: string, use: (report: CheckReport, copy: Connection | null) => T): T {
  const torn: Finding[] = losesCommits(walOf(file)) ? [{ where: walOf(path), what: 'wal' }] : [];
  const db = connect(file);
  try {
    const report = reportOn(db, path, torn);
    return use(report, report.version === null ? null : db);
  } finally {
    db.close();
  }
}

function reportOn(db: Connection, path: string, torn: readonly Finding[]): CheckReport {
  try {
    recognise(db, path);
    const found = inspect(db, path, migrations, true);
    return { ...found, ok: found.ok && torn.length === 0, findings: [...torn, ...found.findings] };
  } catch (error) {
    const meaning = translated(error, path);
    const damage = error instanceof Error && sqliteCode(error) === 'SQLITE_ERROR' ? new Damage(error.message) : meaning;
    if (!(damage instanceof Damage)) throw error;
    return {
      path,
      ok: false,
      project: null,
      version: null,
      newer: false,
      findings: [...torn, { where: damage.message, what: 'unreadable' }],
      counts: { rooms: 0, updates: 0, record: 0, people: 0, drafts: 0, assets: 0 },
    };
  }
}

/**
 * Opens a copy of a good file for reading, brought up to this version; the caller closes it, and with that the copy goes.
 * Failure as above, and `damagedFile` or `newerFile`.
 */
export function readableCopy(given: string): ProjectFile {
  try {
    const path = existingFile(given);
    refuseIfInUse(path);
    const { folder, file } = copyAside(path);
    try {
      return openedCopy(path, file, folder);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  } catch (error) {
    const meaning = fileFailure(translated(error, given), given);
    throw meaning instanceof Damage ? new Failure('damagedFile', { path: given }) : meaning;
  }
}

function openedCopy(path: string, file: string, folder: string): ProjectFile {
  const db = connect(file);
  try {
    const { ok, newer, version } = reportOn(db, path, losesCommits(walOf(file)) ? [{ where: path, what: 'wal' }] : []);
    if (newer) throw new Failure('newerFile', { path });
    if (!ok || version === null || version === 0) throw new Failure('damagedFile', { path });
    makeDurable(db);
    migrate(db);
    db.pragma('query_only = ON');
    const opened = { path, db, readOnly: 'medium', restoredFrom: null, movedAside: null, temporary: folder } as const;
    return new ProjectFile({ ...opened, list: [] });
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Whoever has a project open keeps its write-ahead log beside it and the lock; without a log nobody has. */
function refuseIfInUse(path: string): void {
  if (!existsSync(walOf(path))) return;
  const hadIndex = existsSync(`${path}-shm`);
  let probe: Database.Database | null = null;
  try {
    probe = new Database(path, { readonly: true, timeout: 0 });
    probe.pragma('schema_version');
  } catch (error) {
    const code = sqliteCode(error);
    if (code?.startsWith('SQLITE_BUSY') === true || code?.startsWith('SQLITE_LOCKED') === true)
      throw new Failure('fileInUse', { path });
  } finally {
    probe?.close();
    if (!hadIndex) rmSync(`${path}-shm`, { force: true });
  }
}
