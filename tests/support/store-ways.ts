/** The two ways in which a store can run: what it must do, it must do in both. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { createProject, openProject, type StoreOptions } from '../../electron/store/open-store.ts';
import type { StoreClient } from '../../electron/store/store-client.ts';
import { bundled } from './store-bundle.ts';
import { project } from './store.ts';

/** One of the ways. */
export interface Way {
  /** To be asked at each opening, since a worker is bundled before all tests. */
  readonly options: () => StoreOptions;
  /** Makes and opens the one project of a folder. */
  readonly create: (folder: string) => Promise<StoreClient>;
  readonly open: (folder: string) => Promise<StoreClient>;
}

/** Runs tests against the store in this process and in a worker thread. To be called once in a test file. */
export function inBothWays(tests: (way: Way) => void): void {
  let folder = '';
  let workerFile = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ratschrift-worker-'));
    workerFile = await bundled('electron/store/store-worker.ts', folder, 'store-worker');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  describe('in process', () => tests(way(() => ({ inProcess: true }))));
  describe('in a worker thread', () => tests(way(() => ({ workerFile }))));
}

export const fileOf = (folder: string): string => join(folder, 'Leitbild für alle.ratschrift');
const way = (options: () => StoreOptions): Way => ({
  options,
  create: (folder) => createProject(fileOf(folder), { project, ...options() }),
  open: (folder) => openProject(fileOf(folder), options()),
});

/** The error that some work fails with. */
export const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no failure',
    (error: unknown) => error,
  );
