/** Entry of the thread that reads one file and ends. Bundled to dist/import-worker.cjs. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { Failure } from '../../shared/rpc/contract.ts';
import { readDocx } from './docx/read-docx.ts';
import type { FromReader, ImportTask } from './import-messages.ts';
import { readCatalogue } from './xlsx/read-catalogue.ts';
import { readCosts } from './xlsx/read-costs.ts';

/** Progress is told in steps of a hundredth. */
const step = 0.01;

async function run(port: MessagePort, { bytes, as, budgets }: ImportTask): Promise<void> {
  const tell = (message: FromReader): void => port.postMessage(message);
  let told = 0;
  try {
    const progress = (share: number): void => {
      if (share - told < step) return;
      told = share;
      tell({ progress: share });
    };
    if (as === 'text') tell({ text: await readDocx(bytes, progress) });
    else if (as === 'costs') tell({ costs: await readCosts(bytes, progress) });
    else tell({ catalogue: await readCatalogue(bytes, { progress, ...(budgets === undefined ? {} : { budgets }) }) });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tell({ failure: { code: error.code, details: error.details } });
  }
}

// Both sides of the port are ours, from the same build. What is no Failure ends the thread, which the host is told.
if (parentPort !== null) void run(parentPort, workerData as ImportTask);
