/** Opens and creates project files; everything else about them goes through ProjectStore. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createProjectFile } from './create-project-file.ts';
import { inProcessCore } from './in-process-core.ts';
import { refuseNetworkPath } from './network-path.ts';
import { openProjectFile } from './open-project-file.ts';
import type { Core } from './operations.ts';
import type { OpenOptions } from './project-store.ts';
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
  await refuseNetworkPath(path);
  return new StoreClient(await core(path, create, options), path, options);
}

async function core(path: string, create: string | null, { workerFile, inProcess }: StoreOptions): Promise<Core> {
  const beside = join(__dirname, 'store-worker.cjs');
  const worker = workerFile ?? (existsSync(beside) ? beside : null);
  if (worker !== null && inProcess !== true) return workerCore(worker, { path, create });
  await Promise.resolve();
  return inProcessCore(create === null ? openProjectFile(path) : createProjectFile(path, create));
}
