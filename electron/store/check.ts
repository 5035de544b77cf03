/** `ratschrift check FILE`: looks at a copy, so that not even SQLite's own housekeeping touches the file. */
import Database from 'better-sqlite3';
import { existsSync, rmSync } from 'node:fs';
import { Failure } from '../../shared/rpc/contract.ts';
import { existingFile, fileFailure, walOf } from './file-paths.ts';
import { inspect, type CheckReport, type Finding } from './inspect.ts';
import { copyAside } from './copy-aside.ts';
import { migrations } from './migrate.ts';
import { recognise } from './recognise.ts';
import { connect, Damage, sqliteCode, translated } from './sqlite.ts';
import { losesCommits } from './wal-inspection.ts';

export type { CheckReport, Finding } from './inspect.ts';

/** Checks a project file and changes nothing. Failure `noFile`, `notAProject`, `fileInUse`, `noPermissionOnDisk`. */
export async function checkProject(given: string): Promise<CheckReport> {
  await Promise.resolve();
  try {
    const path = existingFile(given);
    refuseIfInUse(path);
    const { folder, file } = copyAside(path);
    try {
      return report(path, file);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  } catch (error) {
    throw fileFailure(translated(error, given), given);
  }
}

function report(path: string, copy: string): CheckReport {
  const torn: Finding[] = losesCommits(walOf(copy)) ? [{ where: walOf(path), what: 'wal' }] : [];
  const unreadable = (error: Damage): CheckReport => ({
    path,
    ok: false,
    project: null,
    version: null,
    newer: false,
    findings: [...torn, { where: error.message, what: 'unreadable' }],
    counts: { rooms: 0, updates: 0, record: 0, people: 0, drafts: 0, assets: 0 },
  });
  const db = connect(copy);
  try {
    recognise(db, path);
    const found = inspect(db, path, migrations, true);
    return { ...found, ok: found.ok && torn.length === 0, findings: [...torn, ...found.findings] };
  } catch (error) {
    const meaning = translated(error, path);
    if (meaning instanceof Damage) return unreadable(meaning);
    if (error instanceof Error && sqliteCode(error) === 'SQLITE_ERROR') return unreadable(new Damage(error.message));
    throw error;
  } finally {
    db.close();
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
