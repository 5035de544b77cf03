/** Bundles scripts that tests of the store start in a thread or process of their own. */
import { build, type Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Words of one source file that are bundled as others: to try what happens without a precaution. */
export interface Instead {
  readonly file: RegExp;
  readonly of: string;
  readonly put: string;
}

/** Bundles a script as the build does (CommonJS, better-sqlite3 outside) and returns its path. */
export async function bundled(entry: string, folder: string, name: string, instead?: Instead): Promise<string> {
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
      ...(instead === undefined ? [] : [replacing(instead)]),
    ],
  });
  return outfile;
}

function replacing({ file, of, put }: Instead): Plugin {
  return {
    name: 'instead',
    setup: (pluginBuild) => {
      pluginBuild.onLoad({ filter: file }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        if (!source.includes(of)) throw new Error(`${path} has no ${of}`);
        return { contents: source.replace(of, put), loader: 'ts' };
      });
    },
  };
}
