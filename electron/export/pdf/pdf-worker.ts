/** Entry of the thread that makes one PDF and ends. Bundled to dist/pdf-worker.cjs. */
import { parentPort, workerData } from 'node:worker_threads';
import { FontCoverage, printable } from './font-coverage.ts';
import type { FromPdfWorker, PdfJob, PdfLook } from './pdf-messages.ts';
import { familiesOf } from './font-families.ts';
import { fontsIn } from './typst-files.ts';
import { certifiedPdf } from './typst-native.ts';
import { TypstMemory, TypstRefusal, TypstWasm } from './typst-wasm.ts';

const encoder = new TextEncoder();

/**
 * First as WebAssembly, which can be ended at any moment and has a limit to its memory. Only what came through that within its limits
 * is given to the native engine, which knows neither: it is the same engine, so it comes through there too.
 */
async function run(job: PdfJob, tell: (message: FromPdfWorker) => void): Promise<void> {
  const coverage = new FontCoverage();
  const fonts = fontsIn(job.folder);
  for (const font of fonts) coverage.add(font);
  fonts.push(...job.fonts.filter((font) => isReadable(coverage, font)));
  const { text, replaced } = printable(job.data, coverage);
  try {
    const engine = await TypstWasm.load(job.folder, fonts, job.memory);
    engine.provide('data.json', text);
    engine.provide('look.json', job.look);
    const families = missingFamilies(job, fonts);
    for (const [name, bytes] of job.files) engine.provide(name, bytes);
    const { bytes, drawn } = compile(engine, job);
    const pictures = job.files.flatMap(([name]) => (drawn.includes(name) ? [] : [name]));
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

function isReadable(coverage: FontCoverage, font: Uint8Array): boolean {
  try {
    familiesOf(font);
    coverage.add(font);
    return true;
  } catch {
    return false;
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

/** With all pictures; where that fails, with those that can be drawn. */
function compile(engine: TypstWasm, { template, files }: PdfJob): { bytes: Uint8Array; drawn: readonly string[] } {
  const all = files.map(([name]) => name);
  const made = (drawn: readonly string[]): { bytes: Uint8Array; drawn: readonly string[] } => {
    engine.provide('files.json', JSON.stringify(drawn));
    return { bytes: engine.pdf(template), drawn };
  };
  try {
    return made(all);
  } catch (error) {
    const good = error instanceof TypstRefusal ? all.filter((name) => engine.canDraw(name)) : all;
    if (good.length === all.length) throw error;
    return made(good);
  }
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
