/** Editing traces replayed through the editor, against Lexical alone; `--trace FILE` replays another one. */
import type { Browser } from '@playwright/test';
import path from 'node:path';
import { seeded } from '../support/random.ts';
import { times, type Bench, type Figure, type Row } from './figure.ts';
import { germanTrace } from './german-trace.ts';
import { atRest, launchBrowser, servePages } from './pages.ts';
import type { Replayed } from './page/replay.ts';
import { interleave, median, ratioOf } from './stats.ts';
import { readTrace, type Patch, type Trace } from './trace-file.ts';

const rounds = 3;
/** Finished characters of the German trace: a long chapter. */
const characters = 20_000;
const pages = ['replay-ours', 'replay-plain'] as const;

async function replayed(browser: Browser, address: string, patches: readonly Patch[], end: string): Promise<Replayed> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'de-DE' });
  try {
    await page.goto(address);
    await page.waitForSelector('.chapter-text[contenteditable="true"] .block');
    await atRest(browser);
    const result = await page.evaluate((trace) => window.bench.replay({ patches: trace }), patches);
    const problems = await page.evaluate(() => window.bench.problems());
    if (problems.length > 0) throw new Error(`the page failed: ${problems.join('; ')}`);
    if (result.text !== end) throw new Error('the text afterwards is not endContent');
    return result;
  } finally {
    await page.close();
  }
}

async function measure(bench: Bench, name: string, { startContent, endContent, txns }: Trace): Promise<Row[]> {
  const start: readonly Patch[] = startContent === '' ? [] : [[0, 0, startContent]];
  const patches = [...start, ...txns.flatMap((txn) => txn.patches)];
  const { address, stop } = await servePages(bench, pages);
  const browser = await launchBrowser();
  const slowest: number[] = [];
  const one = (page: (typeof pages)[number]) => async (): Promise<number> => {
    const { total, p95 } = await replayed(browser, `${address}${page}.html`, patches, endContent);
    if (page === 'replay-ours') slowest.push(p95);
    return total / patches.length;
  };
  try {
    const pairs = await interleave(times(bench, rounds), one('replay-ours'), one('replay-plain'));
    const show = (values: number[]): string => `${median(values).toFixed(3)} ms`;
    return [
      {
        figure: 'TR',
        what: `each edit of ${name} (${patches.length} edits, ${endContent.length} characters) ÷ Lexical alone, painting left out`,
        ours: show(pairs.map(({ ours }) => ours)),
        peer: show(pairs.map(({ peer }) => peer)),
        value: ratioOf(pairs),
        goal: null,
        limit: `p95 ${show(slowest)}; binding, shared text and whatever else listens to a key`,
      },
    ];
  } finally {
    await browser.close();
    await stop();
  }
}

function run(bench: Bench): Promise<Row[]> {
  const { trace } = bench;
  if (trace !== null) return measure(bench, path.basename(trace), readTrace(trace));
  return measure(
    bench,
    'a German trace made of the sample',
    germanTrace(characters * Math.min(1, bench.effort), seeded(9)),
  );
}

export const editingTrace: Figure = { name: 'TR', title: 'editing traces', run };
