/** A small JSON file that is never half written: the new content goes beside it and then takes its place. */
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';

/**
 * Reads and checks a file; `fallback` when it is missing. One that can't be read or is not of the schema (a newer version's) is
 * moved aside before, since it will be written anew and may hold what is nowhere else, as the keys to upstream hosts.
 */
export async function readJson<S extends v.GenericSchema>(
  file: string,
  schema: S,
  fallback: v.InferOutput<S>,
): Promise<v.InferOutput<S>> {
  try {
    return v.parse(schema, JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      await rename(file, `${file}.unreadable-${Date.now()}`);
    return fallback;
  }
}

/** Writes a file that only this user may read. */
export async function writeJson(file: string, value: unknown): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.new`;
  const handle = await open(beside, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify(value, null, 2));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file);
}
