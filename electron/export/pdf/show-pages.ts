/** Pages that are written right now: the engine stays, with its fonts and what it remembers of the last pages. */
import { createHash } from 'node:crypto';
import { printable } from './font-coverage.ts';
import { compileWith, loadEngine, type LoadedEngine } from './load-engine.ts';
import type { PreviewJob, PreviewMade, PreviewStart } from './preview-messages.ts';
import { TypstMemory, TypstRefusal } from './typst-wasm.ts';

let warm: { readonly key: string; readonly loaded: LoadedEngine } | null = null;

/** Never rejects. */
export async function showPages(job: PreviewJob & PreviewStart): Promise<PreviewMade> {
  const { template, data, look, files, fonts, folder, memory } = job;
  try {
    const key = keyOf(fonts);
    if (warm?.key !== key) warm = { key, loaded: await loadEngine(folder, fonts, { memory, remembered: 10 }) };
    const { engine, coverage } = warm.loaded;
    engine.provide('data.json', printable(data, coverage).text);
    engine.provide('look.json', look);
    for (const [name, bytes] of files) engine.provide(name, bytes);
    const pictures = files.map(([name]) => name);
    return { bytes: compileWith(engine, template, pictures).bytes, taken: engine.taken };
  } catch (error) {
    if (error instanceof TypstRefusal) return { failed: 'template', detail: error.message };
    if (error instanceof TypstMemory) return { failed: 'memory', detail: '' };
    return { failed: 'engine', detail: String(error).slice(0, 500) };
  }
}

function keyOf(fonts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const font of fonts) hash.update(font);
  return hash.digest('hex');
}
