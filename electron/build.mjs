/** Builds everything into dist/: the shell (main, preload), the host with its store worker, and the renderer. */
import { build as esbuild } from 'esbuild';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { copyFile, cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What runs in Node: the shell's main process, the host, and its workers. */
const nodeEntries = {
  main: 'electron/main.ts',
  host: 'electron/host/index.ts',
  'store-worker': 'electron/store/store-worker.ts',
  'spelling-worker': 'electron/spelling/spelling-worker.ts',
  'import-worker': 'electron/import/import-worker.ts',
  'file-worker': 'electron/services/file/file-worker.ts',
  'history-worker': 'electron/services/history/history-worker.ts',
  'reading-worker': 'electron/services/reading/reading-worker.ts',
  'search-worker': 'electron/store/search/search-worker.ts',
  'pdf-engine': 'electron/export/pdf/pdf-engine.ts',
};
/** What runs in the window's sandbox, where nothing of Node can be required. */
const sandboxEntries = { preload: 'electron/preload.ts' };

/** Bundles the shell and the host: CommonJS that Node 18 (Electron 25) understands. */
export async function buildNode() {
  const bundle = (entries, more) =>
    esbuild({
      absWorkingDir: root,
      entryPoints: Object.entries(entries).map(([out, file]) => ({ in: file, out })),
      outdir: 'dist',
      outExtension: { '.js': '.cjs' },
      bundle: true,
      platform: 'node',
      target: 'node18',
      format: 'cjs',
      external: ['electron', 'better-sqlite3'],
      sourcemap: 'linked',
      logLevel: 'warning',
      ...more,
    });
  await Promise.all([
    bundle(nodeEntries, {
      define: { 'import.meta.url': 'importMetaUrl' },
      banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    }),
    bundle(sandboxEntries, {}),
    copyDictionaries(),
    copyTypst(),
    copyTemplates(),
  ]);
}

/** What PDFs are made with: the engine, templates, fonts as it reads them, and their licences. */
async function copyTypst() {
  const to = path.join(root, 'dist', 'typst');
  const from = (...names) => path.join(root, 'node_modules', ...names);
  await mkdir(path.join(to, 'fonts'), { recursive: true });
  const cuts = {
    'source-serif-4': ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'],
    'source-sans-3': ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'],
  };
  const files = { 'source-serif-4': 'SourceSerif4', 'source-sans-3': 'SourceSans3' };
  const copies = Object.entries(cuts).flatMap(([family, names]) => [
    ...names.map((name) => {
      const file = `${files[family]}_${name}.ttf`;
      return [from('@expo-google-fonts', family, name, file), path.join(to, 'fonts', file)];
    }),
    [from('@expo-google-fonts', family, 'LICENSE_FONT'), path.join(to, 'fonts', `${family}.license`)],
  ]);
  // What Source has no letters for: Arabic, Hebrew, Armenian, Georgian, arrows, boxes, ticks.
  for (const name of ['DejaVuSans', 'DejaVuSans-Bold'])
    copies.push([from('dejavu-fonts-ttf', 'ttf', `${name}.ttf`), path.join(to, 'fonts', `${name}.ttf`)]);
  copies.push([from('dejavu-fonts-ttf', 'LICENSE'), path.join(to, 'fonts', 'dejavu.license')]);
  // The engine's packages carry no text of their licence: it is the Apache License 2.0, as TypeScript's.
  copies.push([from('typescript', 'LICENSE.txt'), path.join(to, 'typst.license')]);
  const engine = from('@myriaddreamin', 'typst-ts-web-compiler', 'pkg', 'typst_ts_web_compiler_bg.wasm');
  copies.push([engine, path.join(to, 'typst.wasm')]);
  // Its package carries no text of its licence: it is the Mozilla Public License 2.0, as axe-core's.
  copies.push([from('axe-core', 'LICENSE'), path.join(to, 'resvg.license')]);
  const raster = from('@resvg', 'resvg-wasm');
  if (existsSync(raster)) {
    copies.push([path.join(raster, 'index.js'), path.join(to, 'resvg.cjs')]);
    copies.push([path.join(raster, 'index_bg.wasm'), path.join(to, 'resvg.wasm')]);
  } else console.warn('@resvg/resvg-wasm is missing: Word and ODT will have no logos and charts. Run npm ci.');
  const templates = path.join(root, 'resources', 'typst');
  for (const name of readdirSync(templates)) copies.push([path.join(templates, name), path.join(to, name)]);
  await Promise.all(copies.map(([source, target]) => copyFile(source, target)));
}

/** The folders of cities that papers are made from; what an earlier build had of them goes. */
async function copyTemplates() {
  const to = path.join(root, 'dist', 'templates');
  await rm(to, { recursive: true, force: true });
  await cp(path.join(root, 'resources', 'templates'), to, { recursive: true });
}

/** Dictionaries stay files of their own, with their licences (resources/dictionaries/README.md). */
async function copyDictionaries() {
  const to = path.join(root, 'dist', 'dictionaries');
  const from = (...names) => path.join(root, 'node_modules', ...names);
  await mkdir(to, { recursive: true });
  const copies = ['de', 'en', 'en-gb'].flatMap((name) => [
    [from(`dictionary-${name}`, 'index.aff'), path.join(to, `${name}.aff`)],
    [from(`dictionary-${name}`, 'index.dic'), path.join(to, `${name}.dic`)],
    [from(`dictionary-${name}`, 'license'), path.join(to, `${name}.license`)],
  ]);
  for (const name of ['de-public.dic', 'README.md'])
    copies.push([path.join(root, 'resources', 'dictionaries', name), path.join(to, name)]);
  for (const name of ['COPYING', 'COPYING.LESSER', 'COPYING.MPL'])
    copies.push([from('hunspell-wasm', name), path.join(to, `hunspell-${name}`)]);
  copies.push([from('hunspell-wasm', 'wasm', 'hunspell.wasm'), path.join(root, 'dist', 'hunspell.wasm')]);
  await Promise.all(copies.map(([source, target]) => copyFile(source, target)));
}

export async function buildRenderer() {
  const { build } = await import('vite');
  await build({ root: path.join(root, 'renderer'), configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn' });
}

/** Builds what is older than its sources, so that starting again is quick. */
export async function buildIfNeeded() {
  const sources = ['shared', 'resources', 'package.json', 'package-lock.json'];
  const jobs = [];
  if (isStale('dist/host.cjs', ['electron', ...sources])) jobs.push(buildNode());
  if (isStale('dist/renderer/index.html', ['renderer', 'vite.config.ts', ...sources])) jobs.push(buildRenderer());
  await Promise.all(jobs);
}

function isStale(output, sources) {
  const file = path.join(root, output);
  if (!existsSync(file)) return true;
  const built = statSync(file).mtimeMs;
  return sources.some((source) => newest(path.join(root, source)) > built);
}

function newest(file) {
  const stat = statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--if-needed')) await buildIfNeeded();
  else await Promise.all([buildNode(), buildRenderer()]);
}
