/** Opens a project file: takes it for itself, checks all of it, restores a damaged one, brings an old one up to date. */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { Failure } from '../../shared/rpc/contract.ts';
import { backupsOf, makeBackup } from './backups.ts';
import { copyAside } from './copy-aside.ts';
import { existingFile, fileFailure, isWritable, timestamp, walOf } from './file-paths.ts';
import { inspect } from './inspect.ts';
import { migrate, migrations, type Migration } from './migrate.ts';
import { ProjectFile } from './project-file.ts';
import { recognise } from './recognise.ts';
import { finishRestore, restore, restoreIsPending, type Restored } from './restore.ts';
import { connect, Damage, DiskTrouble, makeDurable, sqliteCode, translated, type Connection } from './sqlite.ts';
import { losesCommits } from './wal-inspection.ts';

/**
 * Opens a project file after checking all of it; a damaged one is restored from its newest good backup. Failure `noFile`,
 * `notAProject`, `fileInUse`, `damagedFile` (no good backup; left as it is), `newerFile`, `diskFull`, `noPermissionOnDisk`.
 */
export function openProjectFile(given: string, list: readonly Migration[] = migrations): ProjectFile {
  try {
    const place = existsSync(given) ? existingFile(given) : given;
    const pending = restoreIsPending(place) ? finishRestore(place) : null;
    const path = existingFile(place);
    if (!isWritable(path)) return openProtected(path, list);
    const restoredBefore = pending === null ? null : { restoredFrom: backupsOf(path)[0] ?? path, movedAside: pending };
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
    throw failureOf(error, given);
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
    }
    const found: Partial<Restored> = restored ?? (torn ? { movedAside: aside } : {});
    return new ProjectFile({
      path,
      db,
      readOnly: null,
      restoredFrom: found.restoredFrom ?? null,
      movedAside: found.movedAside ?? null,
      temporary: null,
      list,
    });
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
    return new ProjectFile({ path, db, readOnly: why, restoredFrom: null, movedAside: null, temporary, list });
  } catch (error) {
    throw why === 'newer' ? new Failure('newerFile', { path }) : error;
  }
}

/** What an error of the disk or of SQLite means for whoever opens or makes the file at `path`: a Failure where it has one. */
export function failureOf(error: unknown, path: string): unknown {
  const meaning = fileFailure(translated(error, path), path);
  if (meaning instanceof DiskTrouble) return new Failure(meaning.failure().code, { path });
  return meaning instanceof Damage ? new Failure('damagedFile', { path }) : meaning;
}
