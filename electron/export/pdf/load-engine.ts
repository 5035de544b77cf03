/** An engine with the fonts of a folder and of a job, and what is done with it wherever it runs. */
import { FontCoverage } from './font-coverage.ts';
import { familiesOf } from './font-families.ts';
import type { PdfCertifying, PdfJob, TellPhase } from './pdf-messages.ts';
import { fontsIn } from './typst-files.ts';
import { TypstNative } from './typst-native.ts';
import { TypstRefusal, TypstWasm } from './typst-wasm.ts';

export interface LoadedEngine {
  readonly engine: TypstNative | TypstWasm;
  readonly fonts: readonly Uint8Array[];
  readonly coverage: FontCoverage;
}

export interface LoadWish {
  /** MiB; of WebAssembly. */
  readonly memory: number;
  /** `any`, where it isn't said: the native one where there is one. */
  readonly engine?: PdfJob['engine'];
  readonly certify?: PdfCertifying | null;
  /** For how many more PDFs it knows what it set. */
  readonly remembered?: number;
}

/** `more`: fonts besides those of the folder; what can't be read of them is left out. */
export async function loadEngine(folder: string, more: readonly Uint8Array[], wish: LoadWish): Promise<LoadedEngine> {
  const { fonts, coverage } = loadFonts(folder, more);
  const native = wish.engine === 'wasm' ? null : TypstNative.load(folder, fonts, wish);
  return { engine: native ?? (await TypstWasm.load(folder, fonts, wish.memory)), fonts, coverage };
}

function loadFonts(folder: string, more: readonly Uint8Array[]): Pick<LoadedEngine, 'fonts' | 'coverage'> {
  const coverage = new FontCoverage();
  const fonts = fontsIn(folder);
  for (const font of fonts) coverage.add(font);
  fonts.push(...more.filter((font) => isReadable(coverage, font)));
  return { fonts, coverage };
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

export interface Compiled {
  readonly bytes: Uint8Array;
  /** Names of the pictures that could be drawn. */
  readonly drawn: readonly string[];
}

/** What both engines can. */
interface Engine {
  provide(name: string, content: string): void;
  pdf(template: string, tell?: TellPhase): Uint8Array;
  canDraw(picture: string): boolean;
}

/** With all pictures; where that fails, with those that can be drawn. */
export function compileWith(engine: Engine, template: string, pictures: readonly string[], tell?: TellPhase): Compiled {
  const made = (drawn: readonly string[]): Compiled => {
    engine.provide('files.json', JSON.stringify(drawn));
    return { bytes: engine.pdf(template, tell), drawn };
  };
  try {
    return made(pictures);
  } catch (error) {
    const good = error instanceof TypstRefusal ? pictures.filter((name) => engine.canDraw(name)) : pictures;
    if (good.length === pictures.length) throw error;
    return made(good);
  }
}
