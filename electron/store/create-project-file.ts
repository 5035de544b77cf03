/** Makes a new project file, beside its place, and puts it there when it is whole. */
import { closeSync, existsSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '../../shared/rpc/contract.ts';
import { besideOf, syncFolder, timestamp, walOf } from './file-paths.ts';
import { migrate, migrations, type Migration } from './migrate.ts';
import { NotesTables } from './notes-tables.ts';
import { failureOf, openProjectFile } from './open-project-file.ts';
import type { ProjectFile } from './project-file.ts';
import { connect, makeDurable } from './sqlite.ts';

/** Makes a new, empty project file. Failure `fileExists`, `noFolder`, `noPermissionOnDisk`, `diskFull`. */
export function createProjectFile(path: string, project: string, list: readonly Migration[] = migrations): ProjectFile {
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
    throw failureOf(error, path);
  } finally {
    for (const file of [unfinished, walOf(unfinished)]) rmSync(file, { force: true });
  }
  return openProjectFile(path, list);
}

/** Puts a finished file under its name without ever replacing another. */
export function putInPlace(from: string, to: string): void {
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
