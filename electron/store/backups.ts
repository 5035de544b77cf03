/**
 * Copies of a project file in a folder beside it: named by their time, each checked before it counts, rotated
 * (`backup-rotation.ts`). One that turns out to be bad is marked by its name, so that nobody takes it for good.
 */
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { keptBackups } from './backup-rotation.ts';
import { changeMark } from './change-mark.ts';
import { inspect } from './inspect.ts';
import { backupFolder, syncFile, syncFolder, timestamp } from './file-paths.ts';
import type { Migration } from './migrate.ts';
import { connect, connectReadOnly, DiskTrouble, type Connection } from './sqlite.ts';

const nameOfBackup = /^(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d)-(\d{3}Z)\.ratschrift$/;
const bad = '.bad';
/** Of what was being made when its process died. */
const unfinishedEnds = ['.copying', '.copying-journal', '.copying-wal', '.copying-shm', '.new', '.new-journal'];

/** Paths of the backups, newest first. */
export function backupsOf(path: string): string[] {
  return filesIn(backupFolder(path)).filter((file) => nameOfBackup.test(basename(file)));
}

/** Paths of those that turned out to be bad, newest first. */
export function badBackupsOf(path: string): string[] {
  return filesIn(backupFolder(path)).filter((file) => file.endsWith(`.ratschrift${bad}`));
}

/** When a backup was made, ms since 1970; null for what is none. Its name says so: copying it changes nothing. */
export function timeOfBackup(file: string): number | null {
  const match = nameOfBackup.exec(basename(file).replace(/\.bad$/, ''));
  if (match === null) return null;
  const [, date = '', hour = '', minute = '', second = '', rest = ''] = match;
  const time = Date.parse(`${date}${hour}:${minute}:${second}.${rest}`);
  return Number.isNaN(time) ? null : time;
}

/** What lies beside a backup and says what is in it. */
export const noteOf = (backup: string): string => `${backup}.json`;

/** The places of a new backup: the finished one, and where it is being copied to. Removes what was left half made. */
export function newBackup(path: string, now = new Date()): { readonly target: string; readonly copying: string } {
  const folder = backupFolder(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const file of filesIn(folder))
    if (unfinishedEnds.some((end) => file.endsWith(end))) rmSync(file, { force: true });
  const target = join(folder, `${timestamp(now)}.ratschrift`);
  return { target, copying: `${target}.copying` };
}

/** Copies the open file at `path`, checks the copy and only then drops old ones; returns the copy's path. */
export function makeBackup(db: Connection, path: string, list?: readonly Migration[]): string {
  const { target } = newBackup(path);
  putBackup(db, target, list);
  rotate(path);
  return target;
}

/**
 * Makes a backup of a copy that nobody has open, checks it and puts it in its place; the copy goes. Returns its mark
 * (`change-mark.ts`). A copy that is not good is kept under a name that says so; DiskTrouble then.
 */
export function finishBackup(copying: string, target: string): string {
  try {
    const db = connect(copying);
    try {
      putBackup(db, target);
      return changeMark(db);
    } finally {
      db.close();
    }
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${copying}${end}`, { force: true });
  }
}

/** `db` as it is now to `target`: whole, checked and on the disk, or not at all. */
function putBackup(db: Connection, target: string, list?: readonly Migration[]): void {
  const unfinished = `${target}.new`;
  rmSync(unfinished, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(unfinished);
    chmodSync(unfinished, 0o600);
    syncFile(unfinished);
    if (!isGood(unfinished, list)) {
      renameSync(unfinished, `${target}${bad}`);
      throw new DiskTrouble('error', 'the copy is not what was copied');
    }
    renameSync(unfinished, target);
    syncFolder(join(target, '..'));
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Drops the backups that the rotation does not keep, with what lies beside them, and all but the newest bad one. */
export function rotate(path: string): void {
  const backups = backupsOf(path);
  const kept = keptBackups(backups.flatMap((file) => timeOfBackup(file) ?? []));
  const dropped = backups.filter((file) => !kept.has(timeOfBackup(file) ?? NaN));
  for (const file of [...dropped, ...badBackupsOf(path).slice(1)]) {
    rmSync(file, { force: true });
    rmSync(noteOf(file), { force: true });
  }
}

/** Marks a backup that does not open, so that it no longer counts; returns its new path. */
export function markBad(backup: string): string {
  const marked = `${backup}${bad}`;
  if (existsSync(backup)) renameSync(backup, marked);
  return marked;
}

/** The mark of what a backup holds; null when it can't be read. */
export function markOf(backup: string): string | null {
  try {
    const db = connectReadOnly(backup);
    try {
      return changeMark(db);
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}

/** The newest backup that passes every check, null when there is none. */
export function newestGoodBackup(path: string, list?: readonly Migration[]): string | null {
  return backupsOf(path).find((backup) => isGood(backup, list)) ?? null;
}

/** True when a file that nobody has open is a project file without damage. */
export function isGood(file: string, list?: readonly Migration[]): boolean {
  try {
    const db = connectReadOnly(file);
    try {
      const report = inspect(db, file, list, true);
      return report.ok && (report.version ?? 0) > 0 && !report.newer;
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}

/** Newest name first. */
function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => statSync(join(folder, name)).isFile())
      .sort()
      .reverse()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
