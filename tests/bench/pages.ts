/** The bench's pages, built as the app is built and served on a loopback address; and the browser to open them in. */
import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build, preview } from 'vite';
import { browserArgs } from '../support/browser-args.ts';
import type { Bench } from './figure.ts';
import { sleep } from './stats.ts';

export interface ServedPages {
  /** Ends with a slash; a page is `<address><name>.html`. */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** Builds the named pages of `page/` and serves them. */
export async function servePages(bench: Bench, names: readonly string[]): Promise<ServedPages> {
  const outDir = await buildPages(bench, names);
  const server = await preview({
    root: sourceIn(bench),
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const [address = ''] = server.resolvedUrls?.local ?? [];
  return { address, stop: () => server.close() };
}

/**
 * Builds the named pages and puts them at the address of a host (http), in this context alone: their sockets go straight to
 * the host, as those of the app do. Returns the pages' address.
 */
export async function pagesOfHost(
  bench: Bench,
  names: readonly string[],
  host: string,
  context: BrowserContext,
): Promise<string> {
  const outDir = await buildPages(bench, names);
  // Chromium takes what is put there by hand for a page from elsewhere.
  await context.grantPermissions(['local-network-access'], { origin: host });
  await context.route(`${host}/bench/**`, (route) =>
    route.fulfill({ path: path.join(outDir, new URL(route.request().url()).pathname.slice('/bench/'.length)) }),
  );
  return `${host}/bench/`;
}

const sourceIn = ({ root }: Bench): string => path.join(root, 'tests', 'bench', 'page');

/** Built once in each run; returns the folder. */
async function buildPages(bench: Bench, names: readonly string[]): Promise<string> {
  const source = sourceIn(bench);
  const outDir = path.join(bench.folder, `page-${names.join('-')}`);
  if (existsSync(outDir)) return outDir;
  const input = names.map((name) => path.join(source, `${name}.html`));
  await build({
    root: source,
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    css: { modules: { localsConvention: 'camelCaseOnly' } },
    build: { outDir, emptyOutDir: false, target: 'chrome114', assetsInlineLimit: 0, rolldownOptions: { input } },
  });
  return outDir;
}

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium without a window; Debian's where it is installed, else Playwright's. */
export function launchBrowser(): Promise<Browser> {
  const program = installed.find(existsSync);
  return chromium.launch({
    ...(program === undefined ? {} : { executablePath: program }),
    args: [...browserArgs],
  });
}

/** A browser that does next to nothing for so long, in milliseconds, is at rest. */
const quietFor = 200;
/** Share of one core that counts as next to nothing. */
const quietLoad = 0.1;
const restWithin = 15_000;

/**
 * Waits until all processes of a browser are at rest: it begins to set its own window up only when a page is already there,
 * and on two cores whoever is measured first would pay for that.
 */
export async function atRest(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const worked = async (): Promise<number> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const until = performance.now() + restWithin;
  for (let before = await worked(); ;) {
    await sleep(quietFor);
    const now = await worked();
    if (now - before <= (quietLoad * quietFor) / 1_000) break;
    if (performance.now() > until) throw new Error('the browser does not come to rest');
    before = now;
  }
  await session.detach();
}
