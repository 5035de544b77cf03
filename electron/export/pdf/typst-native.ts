/**
 * Typst as a native library, where there is one for this machine: the only engine that certifies (PDF/A, PDF/UA). An optional part,
 * asked for by its own name: the package around all platforms can't be installed.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { PdfCertifying, PdfJob } from './pdf-messages.ts';
import { templatesIn } from './typst-files.ts';
import { TypstRefusal } from './typst-wasm.ts';

const NATIVE = '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu';
/** A folder that there isn't: all that a template reads is given to it. */
const WORKSPACE = '/ratschrift';

interface NativeFailure {
  readonly shortDiagnostics: readonly { readonly message?: string }[];
}
interface NativeCompiler {
  addSource(file: string, source: string): void;
  mapShadow(file: string, content: Buffer): void;
  compile(options: { mainFilePath: string }): {
    readonly result: object | null;
    hasError(): boolean;
    takeError(): NativeFailure | null;
  };
  pdf(document: object, options: { pdfStandard: string; creationTimestamp?: number }): Buffer;
  /** Forgets what was set and not used for so many compiles. */
  evictCache(maxAge: number): void;
}
interface NativeLibrary {
  readonly NodeCompiler: {
    create(options: { workspace: string; fontArgs: { fontBlobs: Buffer[] }[] }): NativeCompiler;
  };
}

/** Null where this machine has none. */
function load(): NativeLibrary | null {
  try {
    return createRequire(import.meta.url)(NATIVE) as NativeLibrary;
  } catch {
    return null;
  }
}

/** Null where there is no such engine; `TypstRefusal` where the text can't be certified. */
export function certifiedPdf(
  { template, folder }: PdfJob,
  { standard, at }: PdfCertifying,
  fonts: readonly Uint8Array[],
  files: readonly (readonly [string, Uint8Array])[],
): Uint8Array | null {
  const library = load();
  if (library === null) return null;
  try {
    const compiler = library.NodeCompiler.create({
      workspace: WORKSPACE,
      fontArgs: [{ fontBlobs: fonts.map((font) => Buffer.from(font)) }],
    });
    for (const [name, source] of templatesIn(folder)) compiler.addSource(path.posix.join(WORKSPACE, name), source);
    for (const [name, content] of files) compiler.mapShadow(path.posix.join(WORKSPACE, name), Buffer.from(content));
    const compiled = compiler.compile({ mainFilePath: path.posix.join(WORKSPACE, `${template}.typ`) });
    if (compiled.result === null || compiled.hasError()) throw new TypstRefusal(saidBy(compiled.takeError()));
    const options = { pdfStandard: standard, ...(at !== null && { creationTimestamp: Math.floor(at / 1000) }) };
    const bytes = compiler.pdf(compiled.result, options);
    // What it remembers belongs to the process and outlives this thread.
    compiler.evictCache(0);
    return bytes;
  } catch (error) {
    throw error instanceof TypstRefusal ? error : new TypstRefusal(String(error).slice(0, 500));
  }
}

const saidBy = (failure: NativeFailure | null): string =>
  (failure?.shortDiagnostics ?? [])
    .map(({ message = '' }) => message)
    .join('; ')
    .slice(0, 500);
