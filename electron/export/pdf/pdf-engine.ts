/**
 * Entry of a process that makes PDFs. Whoever started it ends it; it ends itself when they are gone or when it grows too large.
 * Bundled to dist/pdf-engine.cjs.
 */
import { once } from 'node:events';
import { constants, getPriority, setPriority } from 'node:os';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import type { ParentPort } from '../../threads/engine-port.ts';
import { makePdf } from './make-pdf.ts';
import type { PdfAnswer, PdfPhase } from './pdf-messages.ts';
import type { PreviewMade } from './preview-messages.ts';
import type { EngineQuestion } from './running-engine.ts';
import { showPages } from './show-pages.ts';

/** MiB beside what the engine may take: the program, the engine's code, the text on its way. */
const BESIDE = 320;
/** How often it is looked at, ms. */
const EACH = 50;

interface Guarded {
  /** Bytes. */
  readonly most: number;
  readonly parent: number;
}

let guard: Promise<unknown> | null = null;

async function answer(
  question: EngineQuestion,
  tell: (answer: PdfAnswer | PreviewMade | PdfPhase) => void,
): Promise<void> {
  const { memory } = 'make' in question ? question.make : question.show;
  // What the engine is about holds this thread until it is through: another one watches.
  const guarded: Guarded = { most: (memory + BESIDE) * 1_048_576, parent: process.ppid };
  guard ??= once(new Worker(__filename, { workerData: guarded }), 'online');
  await guard;
  tell(await ('make' in question ? makePdf(question.make, (phase) => tell({ phase })) : showPages(question.show)));
}

function watch({ most, parent }: Guarded): void {
  setInterval(() => {
    if (process.memoryUsage.rss() > most || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, EACH);
}

const end = (): void => process.exit(0);

/** Whoever writes meanwhile goes first: on two processors a window's work took twice as long beside a page being set. */
function stepBack(): void {
  const { PRIORITY_BELOW_NORMAL: behind } = constants.priority;
  try {
    if (getPriority() < behind) setPriority(behind);
  } catch {
    // Where a system forbids it the engine works as it would.
  }
}

/** Started by a host in plain Node. */
function serveHost(): void {
  // Both sides are ours, from the same build.
  process.on('message', (question: EngineQuestion) => void answer(question, (made) => process.send?.(made)));
  process.once('disconnect', end);
}

/** Started by the shell, which hands on the port of its host. */
function serveThrough(shell: ParentPort): void {
  shell.on('message', ({ ports: [port] }) => {
    if (port === undefined) return;
    port.on('message', ({ data }) => void answer(data as EngineQuestion, (made) => port.postMessage(made)));
    port.on('close', end);
    port.start();
  });
}

const { parentPort } = process as { parentPort?: ParentPort };
if (!isMainThread) watch(workerData as Guarded);
else {
  stepBack();
  if (parentPort !== undefined) serveThrough(parentPort);
  else serveHost();
}
