/** The bench's pages, built as the app is built and served on a loopback address; and the browser to open them in. */
import { chromium, type Browser } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build, preview } from 'vite';
import type { Bench } from './figure.ts';

export interface ServedPages {
  /** Ends with a slash; a page is `<address><name>.html`. */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** Builds the named pages of `page/`. With `host` (http address of a host) `/rooms` and `/calls` lead to it. */
export async function servePages(
  { root, folder }: Bench,
  names: readonly string[],
  host: string | null = null,
): Promise<ServedPages> {
  const source = path.join(root, 'tests', 'bench', 'page');
  const outDir = path.join(folder, `page-${names.join('-')}`);
  const input = names.map((name) => path.join(source, `${name}.html`));
  if (!existsSync(outDir)) {
    await build({
      root: source,
      base: './',
      configFile: false,
      logLevel: 'error',
      plugins: [react()],
      css: { modules: { localsConvention: 'camelCaseOnly' } },
      build: { outDir, emptyOutDir: false, target: 'chrome114', assetsInlineLimit: 0, rolldownOptions: { input } },
    });
  }
  const toHost = { target: host ?? '', ws: true, changeOrigin: true, rewriteWsOrigin: true };
  const server = await preview({
    root: source,
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, proxy: host === null ? {} : { '/rooms': toHost, '/calls': toHost } },
  });
  const [address = ''] = server.resolvedUrls?.local ?? [];
  return { address, stop: () => server.close() };
}

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium without a window; Debian's where it is installed, else Playwright's. */
export function launchBrowser(): Promise<Browser> {
  const program = installed.find(existsSync);
  return chromium.launch({
    ...(program === undefined ? {} : { executablePath: program }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}
