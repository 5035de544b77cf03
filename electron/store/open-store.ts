/** Opens and creates project files; everything else about them goes through ProjectStore. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beginWorker } from './begin-worker.ts';
import type { Core } from './operations.ts';
import type { OpenOptions } from './project-store.ts';
import { refuseNetworkPath } from './refuse-network-path.ts';
import { StoreClient } from './store-client.ts';
import { workerCore } from './worker-core.ts';

export type StoreOptions = OpenOptions;

/**
 * Opens a project file. Rejects with a Failure: `noFile`, `notAProject`, `fileInUse`, `damagedFile` (and no good backup),
 * `newerFile` (so much newer that it can't even be read), `networkPath`, `noPermissionOnDisk`, `diskFull`.
 */
export function openProject(path: string, options: StoreOptions = {}): Promise<StoreClient> {
  return open(path, null, options);
}

/** Makes an empty project file and opens it. Rejects as openProject does, and with `fileExists`. */
export function createProject(
  path: string,
  { project, ...options }: StoreOptions & { readonly project: string },
): Promise<StoreClient> {
  return open(path, project, options);
}

async function open(given: string, create: string | null, options: StoreOptions): Promise<StoreClient> {
  const path = resolve(given);
  const begun = (await options.begun) ?? null;
  if (begun !== null) return new StoreClient(await workerCore(begun), path, options);
  await refuseNetworkPath(path);
  return new StoreClient(await core(path, create, options), path, options);
}

async function core(path: string, create: string | null, { workerFile, inProcess }: StoreOptions): Promise<Core> {
  const beside = join(__dirname, 'store-worker.cjs');
  const worker = workerFile ?? (existsSync(beside) ? beside : null);
  if (worker !== null && inProcess !== true) return workerCore(beginWorker(worker, { path, create }));
  const { openHere } = await import('./in-process-core.ts');
  return openHere(path, create);
}
