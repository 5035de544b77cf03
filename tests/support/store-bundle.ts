/** Bundles scripts that tests of the store start in a thread or process of their own. */
import { build } from 'esbuild';
import { join, resolve } from 'node:path';

/** Bundles a script as the build does (CommonJS, better-sqlite3 outside) and returns its path. */
export async function bundled(entry: string, folder: string, name: string): Promise<string> {
  const root = resolve(import.meta.dirname, '../..');
  const outfile = join(folder, `${name}.cjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    logLevel: 'warning',
    // A script outside the checkout finds no node_modules: the one native module is named by its place.
    plugins: [
      {
        name: 'sqlite',
        setup: (pluginBuild) => {
          pluginBuild.onResolve({ filter: /^better-sqlite3$/ }, () => ({
            path: join(root, 'node_modules/better-sqlite3/lib/index.js'),
            external: true,
          }));
        },
      },
    ],
  });
  return outfile;
}
