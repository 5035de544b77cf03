/** Opens a backup for reading. One of this version is read where it lies; it is in no journal mode, so that nothing comes beside it. */
import { Failure } from '../../shared/rpc/contract.ts';
import { readableCopy } from './examined-copy.ts';
import { existingFile, fileFailure } from './file-paths.ts';
import { inspect } from './inspect.ts';
import { migrations } from './migrate.ts';
import { ProjectFile } from './project-file.ts';
import { connectReadOnly, Damage, translated } from './sqlite.ts';

/** Failure `noFile`, `damagedFile`, `newerFile`, `noPermissionOnDisk`. The caller closes it. */
export function openBackup(given: string): ProjectFile {
  try {
    const path = existingFile(given);
    const db = connectReadOnly(path);
    try {
      const { ok, version, newer } = inspect(db, path);
      if (newer) throw new Failure('newerFile', { path });
      if (!ok || version === null) throw new Failure('damagedFile', { path });
      if (version === migrations.length) {
        const opened = { path, db, readOnly: 'medium', restoredFrom: null, movedAside: null, temporary: null } as const;
        return new ProjectFile({ ...opened, list: migrations });
      }
    } catch (error) {
      db.close();
      throw error;
    }
    db.close();
    return readableCopy(path);
  } catch (error) {
    const meaning = fileFailure(translated(error, given), given);
    throw meaning instanceof Damage ? new Failure('damagedFile', { path: given }) : meaning;
  }
}
