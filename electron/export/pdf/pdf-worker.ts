/** Entry of a thread that makes one PDF, or certifies it, and ends. Bundled to dist/pdf-worker.cjs. */
import { parentPort, workerData } from 'node:worker_threads';
import { printable } from './font-coverage.ts';
import { familiesOf } from './font-families.ts';
import { compileWith, loadEngine, loadFonts } from './load-engine.ts';
import type { CertifiedPdf, FromPdfWorker, PdfCertifying, PdfJob, PdfLook } from './pdf-messages.ts';
import { certifiedPdf } from './typst-native.ts';
import { TypstMemory, TypstRefusal } from './typst-wasm.ts';

const encoder = new TextEncoder();

async function run(job: PdfJob): Promise<FromPdfWorker> {
  if (job.certify !== null) return certify(job, job.certify);
  try {
    return await tagged(job);
  } catch (error) {
    if (error instanceof TypstMemory) return { failed: 'memory', detail: '' };
    if (error instanceof TypstRefusal) return { failed: 'template', detail: error.message };
    throw error;
  }
}

async function tagged(job: PdfJob): Promise<FromPdfWorker> {
  const { engine, fonts, coverage } = await loadEngine(job.folder, job.fonts, job.memory);
  const { text, replaced } = printable(job.data, coverage);
  engine.provide('data.json', text);
  engine.provide('look.json', job.look);
  const families = missingFamilies(job, fonts);
  for (const [name, bytes] of job.files) engine.provide(name, bytes);
  const names = job.files.map(([name]) => name);
  const { bytes, drawn } = compileWith(engine, job.template, names);
  const pictures = names.filter((name) => !drawn.includes(name));
  const losses = { characters: replaced, pictures, ...(families.length > 0 && { families }) };
  return { tagged: bytes, losses, text, drawn };
}

/** Families of the look that no font has. */
function missingFamilies({ look }: PdfJob, fonts: readonly Uint8Array[]): string[] {
  const { text = [], heads = [] } = JSON.parse(look) as PdfLook;
  const wanted = [...new Set([...text, ...heads])];
  if (wanted.length === 0) return [];
  const known = new Set(fonts.flatMap(familiesOf).map((name) => name.toLowerCase()));
  return wanted.filter((name) => !known.has(name.toLowerCase()));
}

function certify(job: PdfJob, how: PdfCertifying): CertifiedPdf {
  const files = [
    ['data.json', encoder.encode(job.data)],
    ['look.json', encoder.encode(job.look)],
    ['files.json', encoder.encode(JSON.stringify(job.files.map(([name]) => name)))],
    ...job.files,
  ] as const;
  try {
    const { fonts } = loadFonts(job.folder, job.fonts);
    return { certified: certifiedPdf(job, how, fonts, files), why: 'noEngine', detail: '' };
  } catch (error) {
    return { certified: null, why: 'refused', detail: error instanceof Error ? error.message : String(error) };
  }
}

const port = parentPort;
// Both sides of the port are ours, from the same build. What is no refusal ends the thread, which whoever waits is told.
if (port !== null) void run(workerData as PdfJob).then((message) => port.postMessage(message));
