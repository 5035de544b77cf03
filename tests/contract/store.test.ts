import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { bundled } from '../support/store-bundle.ts';
import { storeContract } from '../support/store-contract.ts';

let folder = '';
let workerFile = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ratschrift-worker-'));
  workerFile = await bundled('electron/store/store-worker.ts', folder, 'store-worker');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('in process', () => storeContract(() => ({ inProcess: true })));
describe('in a worker thread', () => storeContract(() => ({ workerFile })));
