/** What lies beside the engine: templates, fonts, and the engine itself as WebAssembly. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ENGINE = 'typst.wasm';

/** Fonts in an order that doesn't depend on the machine. */
export const fontsIn = (folder: string): Uint8Array[] => {
  const fonts = path.join(folder, 'fonts');
  return namesIn(fonts, '.ttf').map((name) => readFileSync(path.join(fonts, name)));
};

/** Each template as `/<name>.typ` with its source. */
export const templatesIn = (folder: string): [string, string][] =>
  namesIn(folder, '.typ').map((name) => [`/${name}`, readFileSync(path.join(folder, name), 'utf8')]);

const namesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();
