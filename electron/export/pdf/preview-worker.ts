/**
 * Entry of the thread that sets pages while they are written. Its engine stays, with its fonts and what it remembers of the last pages.
 * Bundled to dist/preview-worker.cjs.
 */
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { answerQuestions } from '../../threads/answer-questions.ts';
import { printable } from './font-coverage.ts';
import { compileWith, loadEngine, type LoadedEngine } from './load-engine.ts';
import type { PreviewJob, PreviewMade, PreviewStart } from './preview-messages.ts';
import { TypstMemory, TypstRefusal } from './typst-wasm.ts';

let warm: { readonly key: string; readonly loaded: LoadedEngine } | null = null;

async function made({ template, data, look, files, fonts }: PreviewJob, start: PreviewStart): Promise<PreviewMade> {
  const key = keyOf(fonts);
  try {
    if (warm?.key !== key) warm = { key, loaded: await loadEngine(start.folder, fonts, start.memory) };
    const { engine, coverage } = warm.loaded;
    engine.provide('data.json', printable(data, coverage).text);
    engine.provide('look.json', look);
    for (const [name, bytes] of files) engine.provide(name, bytes);
    const pictures = files.map(([name]) => name);
    return { bytes: compileWith(engine, template, pictures).bytes, taken: engine.taken };
  } catch (error) {
    if (error instanceof TypstRefusal) return { failed: 'template', detail: error.message };
    if (error instanceof TypstMemory) return { failed: 'memory', detail: '' };
    throw error;
  }
}

function keyOf(fonts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const font of fonts) hash.update(font);
  return hash.digest('hex');
}

// Both sides of the port are ours, from the same build.
const port = parentPort;
if (port !== null) answerQuestions(port, (job: PreviewJob) => made(job, workerData as PreviewStart));
