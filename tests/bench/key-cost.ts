/** P5: what a key costs in a long chapter while six others type, against Lexical alone and a bare text box. */
import { chromium, type Browser } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build, preview } from 'vite';
import { milliseconds, times, type Bench, type Figure, type Row } from './figure.ts';
import { KeyPage, type KeyCost } from './key-page.ts';
import { seeded } from './random.ts';
import { median, quantile, ratioOf, spreadOf } from './stats.ts';

const sizes = [5_000, 50_000, 200_000];
const rounds = 6;
const keys = 70;
const frame = 1_000 / 60;
const pages = ['ours', 'plain', 'bare'] as const;
type PageName = (typeof pages)[number];

/** Builds the pages as the app is built, and serves them; resolves with the address and how to stop. */
async function servePages({ root, folder }: Bench): Promise<{ address: string; stop: () => Promise<void> }> {
  const source = path.join(root, 'tests', 'bench', 'page');
  const outDir = path.join(folder, 'page');
  const input = pages.map((name) => path.join(source, `${name}.html`));
  await build({
    root: source,
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    css: { modules: { localsConvention: 'camelCaseOnly' } },
    build: { outDir, emptyOutDir: false, target: 'chrome114', assetsInlineLimit: 0, rolldownOptions: { input } },
  });
  const server = await preview({
    root: source,
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const [address = ''] = server.resolvedUrls?.local ?? [];
  return { address, stop: () => server.close() };
}

async function atSize(bench: Bench, browser: Browser, address: string, characters: number): Promise<Row[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'de-DE' });
  const random = seeded(characters);
  const open = async (name: PageName): Promise<KeyPage> =>
    KeyPage.open(await context.newPage(), `${address}${name}.html?characters=${characters}`, random);
  const opened = { ours: await open('ours'), plain: await open('plain'), bare: await open('bare') };
  const found: Record<PageName, KeyCost[]> = { ours: [], plain: [], bare: [] };
  for (let round = 0; round < times(bench, rounds); round += 1) {
    for (let turn = 0; turn < pages.length; turn += 1) {
      const name = pages[(round + turn) % pages.length] ?? 'ours';
      found[name].push(await opened[name].measure(keys));
    }
  }
  const remote = await opened.ours.page.evaluate(() => window.bench.remoteUpdates());
  await context.close();
  const size = `${characters / 1_000}k characters`;
  const of = (name: PageName, read: (cost: KeyCost) => number): number[] => found[name].map(read);
  const pairs = (peer: PageName, read: (cost: KeyCost) => number): { ours: number; peer: number }[] =>
    of('ours', read).map((ours, round) => ({ ours, peer: of(peer, read)[round] ?? NaN }));
  const p95 = (cost: KeyCost): number => quantile(cost.perKey, 0.95);
  const p50 = (cost: KeyCost): number => quantile(cost.perKey, 0.5);
  const late = (cost: KeyCost): number => quantile(cost.latencies, 0.95);
  const between = (peer: PageName, read: (cost: KeyCost) => number): { ours: string; peer: string } => ({
    ours: milliseconds(median(of('ours', read))),
    peer: milliseconds(median(of(peer, read))),
  });
  const middle = between('plain', p50);
  return [
    {
      figure: 'P5',
      what: `main-thread time per key p95, ${size}, six others typing ÷ Lexical alone`,
      ...between('plain', p95),
      value: ratioOf(pairs('plain', p95)),
      goal: { atMost: 1.25 },
      limit: `median ${middle.ours} against ${middle.peer}; the binding, the cursor for the others, and what they changed in the same frame`,
    },
    {
      figure: 'P5',
      what: `the same with all work on what the others type, ${size}`,
      ...between('plain', (cost) => cost.total),
      value: ratioOf(pairs('plain', (cost) => cost.total)),
      goal: null,
      limit: `${(remote / (times(bench, rounds) * (keys + 15))).toFixed(1)} remote updates for each key here, carets included`,
    },
    {
      figure: 'P5',
      what: `frames from key to paint p95 more than bare contenteditable, ${size}`,
      ...between('bare', late),
      value: spreadOf(pairs('bare', late).map(({ ours, peer }) => (ours - peer) / frame)),
      goal: { atMost: 1 },
      limit: 'a key that falls into the painting of what the others typed waits for the next frame',
    },
  ];
}

async function run(bench: Bench): Promise<Row[]> {
  const { address, stop } = await servePages(bench);
  const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  const browser = await chromium.launch({
    ...(installed === undefined ? {} : { executablePath: installed }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const rows: Row[] = [];
    for (const characters of sizes) {
      bench.say(`  ${characters} characters …`);
      rows.push(...(await atSize(bench, browser, address, characters)));
    }
    return rows;
  } finally {
    await browser.close();
    await stop();
  }
}

export const keyCost: Figure = { name: 'P5', title: 'cost of a key', run };
