/**
 * Entry of a process that makes one PDF. Whoever started it ends it; it ends itself when they are gone or when it grows too large.
 * Bundled to dist/pdf-engine.cjs.
 */
import { once } from 'node:events';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import type { ParentPort } from '../../threads/engine-port.ts';
import { makePdf } from './make-pdf.ts';
import type { PdfAnswer, PdfJob } from './pdf-messages.ts';

/** MiB beside what the engine may take: the program, the engine's code, the text on its way. */
const BESIDE = 320;
/** How often it is looked at, ms. */
const EACH = 50;

interface Guarded {
  /** Bytes. */
  readonly most: number;
  readonly parent: number;
}

async function answer(job: PdfJob, tell: (answer: PdfAnswer) => void): Promise<void> {
  // What the engine is about holds this thread until it is through: another one watches.
  const guarded: Guarded = { most: (job.memory + BESIDE) * 1_048_576, parent: process.ppid };
  await once(new Worker(__filename, { workerData: guarded }), 'online');
  tell(await makePdf(job));
}

function watch({ most, parent }: Guarded): void {
  setInterval(() => {
    if (process.memoryUsage.rss() > most || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, EACH);
}

const end = (): void => process.exit(0);

/** Started by a host in plain Node. */
function serveHost(): void {
  // Both sides are ours, from the same build.
  process.once('message', (job: PdfJob) => void answer(job, (made) => process.send?.(made)));
  process.once('disconnect', end);
}

/** Started by the shell, which hands on the port of its host. */
function serveThrough(shell: ParentPort): void {
  shell.on('message', ({ ports: [port] }) => {
    if (port === undefined) return;
    port.on('message', ({ data }) => void answer(data as PdfJob, (made) => port.postMessage(made)));
    port.on('close', end);
    port.start();
  });
}

const { parentPort } = process as { parentPort?: ParentPort };
if (!isMainThread) watch(workerData as Guarded);
else if (parentPort !== undefined) serveThrough(parentPort);
else serveHost();
