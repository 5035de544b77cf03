/** Writes an exported paper to the disk, whole or not at all. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../../shared/rpc/contract.ts';
import { fileFailure } from '../store/file-paths.ts';

/** How every SQLite file, and so every project, begins. */
const projectStart = 'SQLite format 3\0';

/**
 * Writes `content` to `file`; an earlier export of that name is replaced. Failure `fileExists` (a folder, or a project, which
 * no export may replace), `noFolder`, `noPermissionOnDisk`, `diskFull`; then nothing has changed on the disk.
 */
export async function writeExport(file: string, content: string | Uint8Array): Promise<void> {
  const folder = path.dirname(file);
  if (!existsSync(folder)) throw new Failure('noFolder', { path: folder });
  const unfinished = path.join(folder, `.${path.basename(file)}.${randomUUID()}.new`);
  try {
    if (await isSpecial(file)) return await writeFile(file, content);
    await writeFile(unfinished, content, { flag: 'wx' });
    await rename(unfinished, file);
  } catch (error) {
    throw fileFailure(error, file);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** True for what is no file, such as /dev/stdout. Failure `fileExists` for what may not be replaced. */
async function isSpecial(file: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  const found = await stat(file);
  if (found.isDirectory() || (found.isFile() && (await isProject(file))))
    throw new Failure('fileExists', { path: file });
  return !found.isFile();
}

async function isProject(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(projectStart.length), 0, projectStart.length, 0);
    return buffer.toString('latin1', 0, bytesRead) === projectStart;
  } finally {
    await handle.close();
  }
}
