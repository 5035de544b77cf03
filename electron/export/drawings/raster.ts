/**
 * Draws an SVG as PNG, for what shows no SVG: resvg as WebAssembly, which knows no disk and no network. The same input gives the same bytes.
 * Lies beside the engine for PDFs (`electron/build.mjs`), so that it is loaded only where something is to be drawn.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { printerFolder } from '../pdf/compile-pdf.ts';
import { fontsIn } from '../pdf/typst-files.ts';

export interface Raster {
  readonly bytes: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

interface Drawn {
  readonly width: number;
  readonly height: number;
  asPng(): Uint8Array;
}
/** As much as is needed of `@resvg/resvg-wasm`. */
interface RasterLibrary {
  initWasm(bytes: Uint8Array): Promise<void>;
  readonly Resvg: new (
    svg: Uint8Array,
    options: object,
  ) => { readonly width: number; readonly height: number; render(): Drawn };
}

/** Pixels: 300 to the inch on a line of text, and how much higher than wide a drawing may be. */
const WIDTH = 1_890;
const HIGHEST = 4;

let loaded: Promise<RasterLibrary | null> | null = null;

/** `fonts`: besides the family look's. Null for what is no drawing, or is far too high, and where the library isn't there. */
export async function rasterOf(svg: Uint8Array, fonts: readonly Uint8Array[] = []): Promise<Raster | null> {
  const folder = printerFolder();
  const library = await (loaded ??= load(folder));
  if (library === null) return null;
  try {
    const drawing = new library.Resvg(svg, {
      fitTo: { mode: 'width', value: WIDTH },
      font: {
        fontBuffers: [...fontsIn(folder), ...fonts],
        defaultFontFamily: 'Source Sans 3',
        sansSerifFamily: 'Source Sans 3',
        serifFamily: 'Source Serif 4',
      },
    });
    if (!(drawing.height <= drawing.width * HIGHEST)) return null;
    const drawn = drawing.render();
    return { bytes: drawn.asPng(), width: drawn.width, height: drawn.height };
  } catch {
    return null;
  }
}

async function load(folder: string): Promise<RasterLibrary | null> {
  const file = path.join(folder, 'resvg.cjs');
  if (!existsSync(file)) return null;
  const library = createRequire(import.meta.url)(file) as RasterLibrary;
  await library.initWasm(readFileSync(path.join(folder, 'resvg.wasm')));
  return library;
}
