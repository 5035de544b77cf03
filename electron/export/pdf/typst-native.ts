/**
 * Typst as a native library, where there is one for this machine: the only engine that certifies (PDF/A, PDF/UA). Each platform's is an
 * optional part that is installed there alone, and asked for by its own name.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Certified, PdfCertifying, TellPhase } from './pdf-messages.ts';
import { templatesIn } from './typst-files.ts';
import { TypstRefusal } from './typst-wasm.ts';

/** By platform and processor, as Node names them. */
const LIBRARIES: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm64': 'linux-arm64-gnu',
  'linux-x64': 'linux-x64-gnu',
  'win32-arm64': 'win32-arm64-msvc',
  'win32-x64': 'win32-x64-msvc',
};
/** A folder that there isn't: all that a template reads is given to it. */
const WORKSPACE = path.resolve('/ratschrift');

export interface NativeFailure {
  readonly shortDiagnostics: readonly { readonly message?: string }[];
}
export interface NativeCompiler {
  addSource(file: string, source: string): void;
  mapShadow(file: string, content: Buffer): void;
  compile(options: { mainFilePath: string }): {
    readonly result: object | null;
    hasError(): boolean;
    takeError(): NativeFailure | null;
  };
  pdf(document: object, options: { pdfStandard?: string; creationTimestamp?: number }): Buffer;
  /** Forgets what was set and not used for so many compiles. */
  evictCache(maxAge: number): void;
}
export interface NativeLibrary {
  readonly NodeCompiler: {
    create(options: { workspace: string; fontArgs: { fontBlobs: Buffer[] }[] }): NativeCompiler;
  };
}

/** The package with the library for a machine; null where there is none. */
export function nativePackage(platform: string, processor: string): string | null {
  const name = LIBRARIES[`${platform}-${processor}`];
  return name === undefined ? null : `@myriaddreamin/typst-ts-node-compiler-${name}`;
}

function load(): NativeLibrary | null {
  const name = nativePackage(process.platform, process.arch);
  try {
    return name === null ? null : (createRequire(import.meta.url)(name) as NativeLibrary);
  } catch {
    return null;
  }
}

/** Null where it can't set a line: on most platforms nobody has tried it, and the other engine always can. */
export function ableCompiler(library: NativeLibrary, fonts: readonly Uint8Array[]): NativeCompiler | null {
  try {
    const compiler = library.NodeCompiler.create({
      workspace: WORKSPACE,
      fontArgs: [{ fontBlobs: fonts.map((font) => Buffer.from(font)) }],
    });
    const mainFilePath = inWorkspace('one-line.typ');
    compiler.mapShadow(inWorkspace('one-line.txt'), Buffer.from('1'));
    compiler.addSource(mainFilePath, '#read("/one-line.txt")');
    return compiler.compile({ mainFilePath }).result === null ? null : compiler;
  } catch {
    return null;
  }
}

export class TypstNative {
  readonly #before = process.memoryUsage.rss();

  private constructor(
    private readonly compiler: NativeCompiler,
    private readonly certify: PdfCertifying | null,
    private readonly remembered: number,
    /** As what the last PDF is certified. */
    public certified: Certified = { standard: null, uncertified: null, detail: '' },
  ) {}

  /** Null where there is no such engine. `remembered`: for how many more PDFs it knows what it set. */
  static load(
    folder: string,
    fonts: readonly Uint8Array[],
    { certify = null, remembered = 0 }: { readonly certify?: PdfCertifying | null; readonly remembered?: number },
  ): TypstNative | null {
    const library = load();
    const compiler = library === null ? null : ableCompiler(library, fonts);
    if (compiler === null) return null;
    for (const [name, source] of templatesIn(folder)) compiler.addSource(inWorkspace(name), source);
    return new TypstNative(compiler, certify, remembered);
  }

  /** Memory that its process has taken since it was loaded, MiB: each PDF leaves some behind. */
  get taken(): number {
    return (process.memoryUsage.rss() - this.#before) / 1_048_576;
  }

  provide(name: string, content: Uint8Array | string): void {
    this.compiler.mapShadow(inWorkspace(name), Buffer.from(content));
  }

  /** Certified where that was wished and the text can be; `TypstRefusal` with what the engine said. */
  pdf(template: string, tell?: TellPhase): Uint8Array {
    tell?.('layout');
    const document = this.#compiled(inWorkspace(`${template}.typ`));
    this.compiler.evictCache(this.remembered);
    tell?.(this.certify === null ? 'writing' : 'certifying');
    if (this.certify === null) return this.compiler.pdf(document, {});
    const { standard, at } = this.certify;
    const moment = at === null ? {} : { creationTimestamp: Math.floor(at / 1000) };
    try {
      const bytes = this.compiler.pdf(document, { pdfStandard: standard, ...moment });
      this.certified = { standard, uncertified: null, detail: '' };
      return bytes;
    } catch (error) {
      this.certified = { standard: null, uncertified: 'refused', detail: String(error).slice(0, 500) };
      tell?.('writing');
      return this.compiler.pdf(document, {});
    }
  }

  /** Whether a picture that was provided can be drawn. */
  canDraw(name: string): boolean {
    this.compiler.addSource(inWorkspace('one-picture.typ'), `#image(${JSON.stringify(`/${name}`)})`);
    try {
      this.#compiled(inWorkspace('one-picture.typ'));
      return true;
    } catch {
      return false;
    }
  }

  #compiled(mainFilePath: string): object {
    const compiled = this.compiler.compile({ mainFilePath });
    if (compiled.result === null || compiled.hasError()) throw new TypstRefusal(saidBy(compiled.takeError()));
    return compiled.result;
  }
}

const inWorkspace = (name: string): string => path.join(WORKSPACE, name);

const saidBy = (failure: NativeFailure | null): string =>
  (failure?.shortDiagnostics ?? [])
    .map(({ message = '' }) => message)
    .join('; ')
    .slice(0, 500);
