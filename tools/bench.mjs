/**
 * `npm run bench [-- P2 P5 … --write]`: speed as ratios to peers measured in the same run; `--effort 0.2` is a quick trial,
 * `--trace FILE.json.gz` replays that editing trace.
 */
import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildIfNeeded, root } from '../electron/build.mjs';
import { obtainElectron } from './electron-binary.mjs';

const { values, positionals } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    effort: { type: 'string', default: '1' },
    trace: { type: 'string' },
  },
  allowPositionals: true,
});
await buildIfNeeded();
const source = path.join(root, 'tests', 'bench');
const cache = path.join(root, 'node_modules', '.cache');
mkdirSync(cache, { recursive: true });
const bundles = mkdtempSync(path.join(cache, 'bench-'));
/** Left where it is: it finds the repository by its own place. */
const buildScript = {
  name: 'build-script',
  setup: ({ onResolve }) =>
    void onResolve({ filter: /electron\/build\.mjs$/ }, () => ({
      path: pathToFileURL(path.join(root, 'electron', 'build.mjs')).href,
      external: true,
    })),
};
try {
  await bundle('esm', '.mjs', ['run', ...scripts('peers')]);
  // What Electron or `node --require` loads.
  await bundle('cjs', '.cjs', scripts('loaded'));
  const { runBench } = await import(pathToFileURL(path.join(bundles, 'run.mjs')).href);
  const electron = await obtainElectron();
  const effort = Number(values.effort);
  const trace = values.trace === undefined ? null : path.resolve(values.trace);
  const wanted = trace !== null && positionals.length === 0 ? ['TR'] : positionals;
  await runBench({ wanted, write: values.write, effort, trace, root, electron, bundles });
} finally {
  rmSync(bundles, { recursive: true, force: true });
}

function scripts(folder) {
  return readdirSync(path.join(source, folder)).map((file) => `${folder}/${path.parse(file).name}`);
}

/** Node reads TypeScript by itself, but not all of it that ours uses. */
async function bundle(format, extension, names) {
  await build({
    entryPoints: names.map((name) => ({ in: path.join(source, `${name}.ts`), out: name })),
    outdir: bundles,
    outExtension: { '.js': extension },
    bundle: true,
    platform: 'node',
    target: 'node22',
    format,
    // The store finds its worker by the place of its bundle; a module has no __dirname by itself.
    banner: format === 'esm' ? { js: 'const __dirname = import.meta.dirname;' } : {},
    packages: 'external',
    plugins: [buildScript],
    logLevel: 'warning',
  });
}
