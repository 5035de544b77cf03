/** Verified copies of a project file in a folder beside it; the three newest are kept. */
import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from './inspect.ts';
import { backupFolder, syncFile, syncFolder, timestamp } from './file-paths.ts';
import type { Migration } from './migrate.ts';
import { connectReadOnly, DiskTrouble, type Connection } from './sqlite.ts';

const kept = 3;
const day = 24 * 60 * 60 * 1000;
const nameOfBackup = /^(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d)-(\d{3}Z)\.ratschrift$/;

/** Paths of the backups, newest first. */
export function backupsOf(path: string): string[] {
  try {
    const folder = backupFolder(path);
    return readdirSync(folder)
      .filter((name) => nameOfBackup.test(name))
      .sort()
      .reverse()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** True when the newest backup is missing or older than a day. */
export function backupDue(path: string, now = Date.now()): boolean {
  const [newest] = backupsOf(path);
  const match = newest === undefined ? null : nameOfBackup.exec(newest.slice(backupFolder(path).length + 1));
  if (match === null) return true;
  const [, date, hour, minute, second, rest] = match;
  const age = now - Date.parse(`${date ?? ''}${hour ?? ''}:${minute ?? ''}:${second ?? ''}.${rest ?? ''}`);
  return !(age >= 0 && age < day);
}

/** Copies the open file at `path`, checks the copy and only then drops the oldest; returns the copy's path. */
export function makeBackup(db: Connection, path: string, list?: readonly Migration[]): string {
  const folder = backupFolder(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const target = join(folder, `${timestamp()}.ratschrift`);
  const unfinished = `${target}.new`;
  rmSync(unfinished, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(unfinished);
    chmodSync(unfinished, 0o600);
    syncFile(unfinished);
    if (!isGood(unfinished, list)) throw new DiskTrouble('error', 'the copy is not what was copied');
    renameSync(unfinished, target);
    syncFolder(folder);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  for (const old of backupsOf(path).slice(kept)) rmSync(old, { force: true });
  return target;
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
      const report = inspect(db, file, list);
      return report.ok && (report.version ?? 0) > 0 && !report.newer;
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}
