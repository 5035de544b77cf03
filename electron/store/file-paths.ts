/** Where a project's file and what belongs to it lie, and whether the file may be written. */
import { accessSync, closeSync, constants, fsyncSync, openSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../../shared/rpc/contract.ts';

export const walOf = (path: string): string => `${path}-wal`;
/** A restored file that is complete but has not taken the place of the damaged one yet. */
export const restoringOf = (path: string): string => `${path}.restoring`;
export const backupFolder = (path: string): string => `${path}.backups`;

/** `2026-11-23T07-28-00-123Z`: sorts by time and is allowed in names of files everywhere. */
export function timestamp(now = new Date()): string {
  return now.toISOString().replace(/[:.]/g, '-');
}

/** The file itself when the path is a link. Failure `noFile`, `notAProject` (a folder) or `noPermissionOnDisk`. */
export function existingFile(path: string): string {
  try {
    const real = realpathSync(path);
    if (!statSync(real).isFile()) throw new Failure('notAProject', { path });
    return real;
  } catch (error) {
    throw fileFailure(error, path);
  }
}

/** Translates an error of node:fs. */
export function fileFailure(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error instanceof Failure) return error;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return new Failure('noFile', { path });
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS')
    return new Failure('noPermissionOnDisk', { path });
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return new Failure('diskFull', { path });
  if (error.code === 'EEXIST') return new Failure('fileExists', { path });
  if (error.code === 'ENAMETOOLONG' || error.code === 'EISDIR') return new Failure('notAProject', { path });
  return error;
}

/** False for a write-protected file, folder or medium. */
export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    // The administrator may write to it all the same; who protects a file means it.
    return (statSync(path).mode & 0o222) !== 0;
  } catch {
    return false;
  }
}

/** A name beside the file that starts with a dot, for what is being built. */
export function besideOf(path: string, suffix: string): string {
  return join(dirname(path), `.${basename(path)}.${suffix}`);
}

export function syncFile(path: string): void {
  const fd = openSync(path, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Makes renames and new names in a folder durable; Windows can't and needn't. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
