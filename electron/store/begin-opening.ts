/**
 * Begins to open a project file ahead of the host that will use it: a thread looks through it while the host's own code is still being read.
 * Nothing of that code is needed here.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beginWorker, type BegunWorker } from './begin-worker.ts';
import { liesOnNetwork } from './network-path.ts';

/** For `OpenOptions.begun`: null where nothing was begun, as on a network share. */
export type Begun = Promise<BegunWorker | null>;

/** To be followed by opening the same file with it, which tells what is wrong; until then it is in use. */
export async function beginOpening(given: string): Begun {
  const [path, beside] = [resolve(given), join(__dirname, 'store-worker.cjs')];
  if (!existsSync(beside) || (await liesOnNetwork(path))) return null;
  return beginWorker(beside, { path, create: null });
}
