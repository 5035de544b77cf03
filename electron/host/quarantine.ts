/** A file that can't be trusted and lies where projects are looked for is put aside by its name; anywhere else it stays as it is. */
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { Failure, type ErrorCode } from '../../shared/rpc/contract.ts';
import { timestamp } from '../store/file-paths.ts';
import { projectsFolder } from './desk-memory.ts';

const untrusted: ReadonlySet<ErrorCode> = new Set(['mergeHostile', 'mergeForked', 'damagedFile']);

/** Runs `work` on a file; when it turns out not to be trusted it is put aside, and the failure names its new place. */
export async function quarantined<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure) || !untrusted.has(error.code) || path.dirname(file) !== projectsFolder())
      throw error;
    const aside = `${file}.abgelehnt-${timestamp()}`;
    const moved = await rename(file, aside).then(
      () => true,
      () => false,
    );
    throw moved ? new Failure(error.code, { ...error.details, path: aside }) : error;
  }
}
