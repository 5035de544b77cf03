/** An open project file, synchronous: everything that knows SQL is behind this class. It runs in the store's worker thread. */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../../shared/rpc/contract.ts';
import { AssetTables } from './asset-tables.ts';
import { CommentTable } from './comment-table.ts';
import { backupDue, backupsOf, makeBackup } from './backups.ts';
import { compactStep } from './compaction.ts';
import { inspect } from './inspect.ts';
import { besideOf, existingFile, fileFailure, isWritable, syncFolder, timestamp, walOf } from './file-paths.ts';
import { migrate, migrations, type Migration } from './migrate.ts';
import { NotesTables } from './notes-tables.ts';
import { PeopleTables } from './people-tables.ts';
import { RecordTable } from './record-table.ts';
import { finishRestore, restore, restoreIsPending, type Restored } from './restore.ts';
import {
  applicationId,
  connect,
  Damage,
  DiskTrouble,
  makeDurable,
  sqliteCode,
  translated,
  type Connection,
} from './sqlite.ts';
import { UpdateLog } from './update-log.ts';
import { losesCommits } from './wal-inspection.ts';

type ReadOnly = 'newer' | 'medium' | null;

export class ProjectFile {
  readonly assets;
  readonly comments;
  readonly log;
  readonly people;
  readonly records;
  readonly notes;
  readonly project: string;

  private constructor(
    readonly path: string,
    readonly db: Connection,
    readonly readOnly: ReadOnly,
    readonly restoredFrom: string | null,
    readonly movedAside: string | null,
    private readonly temporary: string | null,
    private readonly list: readonly Migration[],
  ) {
    this.log = new UpdateLog(db, readOnly === null ? 'write' : 'read');
    this.assets = new AssetTables(db);
    this.comments = new CommentTable(db);
    this.people = new PeopleTables(db);
    this.records = new RecordTable(db);
    this.notes = new NotesTables(db);
    this.project = this.notes.project();
  }

  /** Makes a new, empty project file. Failure `fileExists`, `noFolder`, `noPermissionOnDisk`, `diskFull`. */
  static create(path: string, project: string, list: readonly Migration[] = migrations): ProjectFile {
    const unfinished = besideOf(path, `${timestamp()}.new`);
    try {
      if (existsSync(path)) throw new Failure('fileExists', { path });
      if (!existsSync(dirname(path))) throw new Failure('noFolder', { path: dirname(path) });
      // It will hold the project's key: nobody else on this machine reads it.
      closeSync(openSync(unfinished, 'wx', 0o600));
      const db = connect(unfinished);
      try {
        makeDurable(db);
        migrate(db, list);
        new NotesTables(db).setProject(project);
      } finally {
        db.close();
      }
      // Left from a file that was deleted after a crash, it would be applied to the new one.
      if (existsSync(walOf(path))) renameSync(walOf(path), `${path}.damaged-${timestamp()}-wal`);
      putInPlace(unfinished, path);
    } catch (error) {
      throw told(fileFailure(translated(error, path), path), path);
    } finally {
      for (const file of [unfinished, walOf(unfinished)]) rmSync(file, { force: true });
    }
    return ProjectFile.open(path, list);
  }

  /**
   * Opens a project file after checking all of it; a damaged one is restored from its newest good backup. Failure `noFile`,
   * `notAProject`, `fileInUse`, `damagedFile` (no good backup; left as it is), `newerFile`, `diskFull`, `noPermissionOnDisk`.
   */
  static open(given: string, list: readonly Migration[] = migrations): ProjectFile {
    try {
      const place = existsSync(given) ? existingFile(given) : given;
      const pending = restoreIsPending(place) ? finishRestore(place) : null;
      const path = existingFile(place);
      if (!isWritable(path)) return openProtected(path, list);
      const restoredBefore =
        pending === null ? null : { restoredFrom: backupsOf(path)[0] ?? path, movedAside: pending };
      try {
        return openWritable(path, list, restoredBefore);
      } catch (error) {
        const meaning = translated(error, path);
        // Windows says only now that the rights of the file forbid writing.
        if (meaning instanceof DiskTrouble && meaning.state === 'readOnly') return openProtected(path, list);
        if (!(meaning instanceof Damage)) throw meaning;
        const restored = restore(path, list);
        if (restored === null) throw new Failure('damagedFile', { path });
        return openWritable(path, list, restored);
      }
    } catch (error) {
      throw told(fileFailure(translated(error, given), given), given);
    }
  }

  /** For `open` and its helpers; everybody else calls `open` or `create`. */
  static over(
    path: string,
    db: Connection,
    readOnly: ReadOnly,
    restored: Partial<Restored> | null,
    temporary: string | null,
    list: readonly Migration[],
  ): ProjectFile {
    return new ProjectFile(
      path,
      db,
      readOnly,
      restored?.restoredFrom ?? null,
      restored?.movedAside ?? null,
      temporary,
      list,
    );
  }

  /** One small piece of the work that keeps the file fit: compaction, the daily backup. True when there is more to do. */
  maintain(): boolean {
    if (this.readOnly !== null) return false;
    if (compactStep(this.log.tables)) return true;
    if (backupDue(this.path)) this.backup();
    return false;
  }

  backup(): string {
    return makeBackup(this.db, this.path, this.list);
  }

  /** Bounds the file to so many pages of 4 KiB (null: no bound), as a full disk would; appends then fail with `full`. */
  limitPages(pages: number | null): void {
    this.db.pragma(`max_page_count = ${pages ?? 4_294_967_294}`);
  }

  /** A write that changes nothing: throws DiskTrouble while the disk refuses. */
  probe(): void {
    this.notes.setMeta('store.probe', new Date().toISOString());
  }

  close(): void {
    try {
      this.db.close();
    } finally {
      if (this.temporary !== null) rmSync(this.temporary, { recursive: true, force: true });
    }
  }
}

function openWritable(path: string, list: readonly Migration[], restored: Restored | null): ProjectFile {
  const torn = losesCommits(walOf(path));
  const aside = `${path}.damaged-${timestamp()}-wal`;
  if (torn) copyFileSync(walOf(path), aside);
  const db = connect(path);
  try {
    const { version, newer } = examined(db, path, list);
    if (newer) {
      db.pragma('query_only = ON');
      return reading(path, db, 'newer', null, list);
    }
    if (version < list.length) {
      makeBackup(db, path, list);
      migrate(db, list);
    } else if (backupDue(path)) {
      try {
        makeBackup(db, path, list);
      } catch {
        // Tried again by `maintain`; a full disk must not keep anybody from opening the file.
      }
    }
    return ProjectFile.over(path, db, null, restored ?? (torn ? { movedAside: aside } : null), null, list);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Takes the lock and checks all of the file. Throws Damage when it is damaged. */
function examined(db: Connection, path: string, list: readonly Migration[]): { version: number; newer: boolean } {
  try {
    recognise(db, path);
    makeDurable(db);
    const { ok, version, newer, findings } = inspect(db, path, list);
    if (!ok || version === null || version === 0) {
      throw new Damage(findings.map(({ where, what }) => `${what}: ${where}`).join('\n'));
    }
    return { version, newer };
  } catch (error) {
    // Our own SQL can only fail here because the file is not what it should be.
    throw sqliteCode(error) === 'SQLITE_ERROR' && error instanceof Error ? new Damage(error.message) : error;
  }
}

/** Opens what may not be written: a copy of it, since SQLite can't read a write-ahead log without writing beside it. */
function openProtected(path: string, list: readonly Migration[]): ProjectFile {
  const copy = copyAside(path);
  const db = connect(copy.file);
  try {
    const { version, newer } = examined(db, path, list);
    if (version < list.length) throw new Failure('noPermissionOnDisk', { path });
    db.pragma('query_only = ON');
    return reading(path, db, newer ? 'newer' : 'medium', copy.folder, list);
  } catch (error) {
    db.close();
    rmSync(copy.folder, { recursive: true, force: true });
    throw error;
  }
}

/** A newer version may have changed its tables so much that this one can't even read them. */
function reading(
  path: string,
  db: Connection,
  why: 'newer' | 'medium',
  temporary: string | null,
  list: readonly Migration[],
): ProjectFile {
  try {
    return ProjectFile.over(path, db, why, null, temporary, list);
  } catch (error) {
    throw why === 'newer' ? new Failure('newerFile', { path }) : error;
  }
}

/** Copies a file that nobody has open, with its write-ahead log, into a temporary folder. */
export function copyAside(path: string): { readonly folder: string; readonly file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'ratschrift-'));
  const file = join(folder, basename(path));
  copyFileSync(path, file);
  chmodSync(file, 0o600);
  if (existsSync(walOf(path))) {
    copyFileSync(walOf(path), walOf(file));
    chmodSync(walOf(file), 0o600);
  }
  return { folder, file };
}

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

/** Puts a finished file under its name without ever replacing another. */
function putInPlace(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new Failure('fileExists', { path: to });
    // Memory sticks (FAT) know no links.
    if (existsSync(to)) throw new Failure('fileExists', { path: to });
    renameSync(from, to);
  }
  syncFolder(dirname(to));
}

function told(error: unknown, path: string): unknown {
  if (error instanceof DiskTrouble) {
    const failure = error.failure();
    return new Failure(failure.code, { path });
  }
  return error instanceof Damage ? new Failure('damagedFile', { path }) : error;
}
