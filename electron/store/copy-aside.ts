/** A copy of a project file, for whoever may not write beside it. */
import { chmodSync, copyFileSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { walOf } from './file-paths.ts';

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
