/** Builds everything into dist/: the shell (main, preload), the host with its store worker, and the renderer. */
import { build as esbuild } from 'esbuild';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What runs in Node: the shell's main process, the host, the store's worker. */
const nodeEntries = {
  main: 'electron/main.ts',
  host: 'electron/host/index.ts',
  'store-worker': 'electron/store/store-worker.ts',
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
  ]);
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
