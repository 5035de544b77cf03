/** Entry of the thread that makes one PDF and ends. Bundled to dist/pdf-worker.cjs. */
import { parentPort, workerData } from 'node:worker_threads';
import { printable } from './font-coverage.ts';
import { familiesOf } from './font-families.ts';
import { compileWith, loadEngine } from './load-engine.ts';
import type { FromPdfWorker, PdfJob, PdfLook } from './pdf-messages.ts';
import { certifiedPdf } from './typst-native.ts';
import { TypstMemory, TypstRefusal } from './typst-wasm.ts';

const encoder = new TextEncoder();

/**
 * First as WebAssembly, which can be ended at any moment and has a limit to its memory. Only what came through that within its limits
 * is given to the native engine, which knows neither: it is the same engine, so it comes through there too.
 */
async function run(job: PdfJob, tell: (message: FromPdfWorker) => void): Promise<void> {
  try {
    const { engine, fonts, coverage } = await loadEngine(job.folder, job.fonts, job.memory);
    const { text, replaced } = printable(job.data, coverage);
    engine.provide('data.json', text);
    engine.provide('look.json', job.look);
    const families = missingFamilies(job, fonts);
    for (const [name, bytes] of job.files) engine.provide(name, bytes);
    const names = job.files.map(([name]) => name);
    const { bytes, drawn } = compileWith(engine, job.template, names);
    const pictures = names.filter((name) => !drawn.includes(name));
    tell({ tagged: bytes, losses: { characters: replaced, pictures, ...(families.length > 0 && { families }) } });
    if (job.standard === null) return;
    const given = [
      ['data.json', encoder.encode(text)],
      ['look.json', encoder.encode(job.look)],
      ['files.json', encoder.encode(JSON.stringify(drawn))],
    ] as const;
    tell(certify(job, fonts, [...given, ...job.files.filter(([name]) => drawn.includes(name))]));
  } catch (error) {
    if (error instanceof TypstMemory) tell({ failed: 'memory', detail: '' });
    else if (error instanceof TypstRefusal) tell({ failed: 'template', detail: error.message });
    else throw error;
  }
}

/** Families of the look that no font has. */
function missingFamilies({ look }: PdfJob, fonts: readonly Uint8Array[]): string[] {
  const { text = [], heads = [] } = JSON.parse(look) as PdfLook;
  const wanted = [...new Set([...text, ...heads])];
  if (wanted.length === 0) return [];
  const known = new Set(fonts.flatMap(familiesOf).map((name) => name.toLowerCase()));
  return wanted.filter((name) => !known.has(name.toLowerCase()));
}

function certify(
  job: PdfJob,
  fonts: readonly Uint8Array[],
  files: readonly (readonly [string, Uint8Array])[],
): FromPdfWorker {
  try {
    return { certified: certifiedPdf(job, fonts, files), why: 'noEngine', detail: '' };
  } catch (error) {
    return { certified: null, why: 'refused', detail: error instanceof Error ? error.message : String(error) };
  }
}

const port = parentPort;
// Both sides of the port are ours, from the same build. What is no refusal ends the thread, which whoever waits is told.
if (port !== null) void run(workerData as PdfJob, (message) => port.postMessage(message));
