/** What the process of an engine does with its one job. */
import { printable } from './font-coverage.ts';
import { familiesOf } from './font-families.ts';
import { compileWith, loadEngine } from './load-engine.ts';
import type { PdfAnswer, PdfJob, PdfLook, TellPhase } from './pdf-messages.ts';
import { TypstNative } from './typst-native.ts';
import { TypstMemory, TypstRefusal } from './typst-wasm.ts';

/** Never rejects. */
export async function makePdf(job: PdfJob, tell: TellPhase = () => undefined): Promise<PdfAnswer> {
  try {
    return await made(job, tell);
  } catch (error) {
    if (error instanceof TypstMemory) return { failed: 'memory', detail: '' };
    if (error instanceof TypstRefusal) return { failed: 'template', detail: error.message };
    return { failed: 'engine', detail: String(error).slice(0, 500) };
  }
}

async function made(job: PdfJob, tell: TellPhase): Promise<PdfAnswer> {
  const { engine, fonts, coverage } = await loadEngine(job.folder, job.fonts, job);
  const { text, replaced } = printable(job.data, coverage);
  engine.provide('data.json', text);
  engine.provide('look.json', job.look);
  for (const [name, bytes] of job.files) engine.provide(name, bytes);
  const names = job.files.map(([name]) => name);
  const { bytes, drawn } = compileWith(engine, job.template, names, tell);
  const pictures = names.filter((name) => !drawn.includes(name));
  const families = missingFamilies(job, fonts);
  const losses = { characters: replaced, pictures, ...(families.length > 0 && { families }) };
  const plain = { standard: null, uncertified: job.certify === null ? null : ('noEngine' as const), detail: '' };
  return { bytes, losses, ...(engine instanceof TypstNative ? engine.certified : plain) };
}

/** Families of the look that no font has. */
function missingFamilies({ look }: PdfJob, fonts: readonly Uint8Array[]): string[] {
  const { text = [], heads = [] } = JSON.parse(look) as PdfLook;
  const wanted = [...new Set([...text, ...heads])];
  if (wanted.length === 0) return [];
  const known = new Set(fonts.flatMap(familiesOf).map((name) => name.toLowerCase()));
  return wanted.filter((name) => !known.has(name.toLowerCase()));
}
