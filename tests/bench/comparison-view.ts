/**
 * VV: from a key to a comparison on the screen, in a paper of 200 pages, against reading both versions from the host where people read
 * them, in a window. How long a program without a window takes for that is told beside it.
 */
import type { Browser } from '@playwright/test';
import { WebSocket } from 'ws';
import { VersionSource } from '../../renderer/features/versions/version-source.ts';
import { CallsClient } from '../../shared/rpc/client.ts';
import type { CallName, Input, Output } from '../../shared/rpc/contract.ts';
import { serveHost, type RunningHost } from '../support/host-process.ts';
import { seeded } from '../support/random.ts';
import { until } from '../support/until.ts';
import { milliseconds, times, type Bench, type Figure, type Row } from './figure.ts';
import { writtenPaper } from './long-paper.ts';
import { atRest, launchBrowser, pagesOfHost } from './pages.ts';
import { interleave, median, ratioOf, spreadOf } from './stats.ts';
import { Typist } from './typist.ts';

const rounds = 7;
const chapters = 40;
/** The goal in words: in under a second. */
const second = 1_000;

type Call = <C extends CallName>(name: C, input: Input<C>) => Promise<Output<C>>;

/** Some three paragraphs of the sixty in each chapter are edited. */
async function edit({ access }: RunningHost): Promise<void> {
  const random = seeded(3);
  for (const { room } of access.rooms.filter(({ kind }) => kind === 'chapter')) {
    const typist = await Typist.connect(`${access.url}/${room}`, access.token);
    await until('it is in', () => typist.synced && typist.hasSynced);
    typist.type(random);
    for (const share of [0.3, 0.7]) {
      typist.settle(share);
      typist.type(random);
    }
    await until('it is on disk', () => typist.waiting === 0);
    typist.leave();
  }
}

/** Milliseconds from just before the key until the summary of all chapters is painted, which stands first. */
async function shown(browser: Browser, { access }: RunningHost): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'de-DE' });
  try {
    const page = await context.newPage();
    await page.goto(`${access.http}/#t=${access.token}&p=${access.project}`);
    await page.locator('.chapter-text[contenteditable="true"] .block').first().waitFor();
    // The view's own code is loaded with its first opening; a second one is what people wait for.
    const summary = page.getByRole('table', { name: 'Was sich geändert hat' });
    await page.keyboard.press('F4');
    await summary.waitFor();
    await page.keyboard.press('Escape');
    await summary.waitFor({ state: 'detached' });
    await atRest(browser);
    const took = page.evaluate(
      (rows) =>
        new Promise<number>((resolve) => {
          const start = performance.now();
          const look = (): void => {
            if (document.querySelectorAll('[role=dialog] table tbody tr').length < rows) requestAnimationFrame(look);
            else requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
          };
          look();
        }),
      chapters,
    );
    await page.keyboard.press('F4');
    return await took;
  } finally {
    await context.close();
  }
}

/** Milliseconds until both states are here and read in a window that shows nothing. */
async function read(browser: Browser, bench: Bench, { access }: RunningHost, version: string): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const address = await pagesOfHost(bench, ['read-states'], access.http, context);
    await page.goto(`${address}read-states.html`);
    const wanted = { url: callsAt(access), token: access.token, project: access.project, version };
    // The second time, as in the window: its code has run before.
    await page.evaluate((states) => window.bench.readStates(states), wanted);
    await atRest(browser);
    return await page.evaluate((states) => window.bench.readStates(states), wanted);
  } finally {
    await context.close();
  }
}

/** The same without a window. */
async function readBare({ access }: RunningHost, version: string): Promise<number> {
  const client = callsTo(access);
  try {
    const call: Call = (name, input) => client.call(name, access.project, input);
    await call('versions.list', {});
    const source = new VersionSource(call, () => null);
    const start = performance.now();
    await Promise.all([source.load({ side: 'version', version }), source.load({ side: 'now' })]);
    return performance.now() - start;
  } finally {
    client.destroy();
  }
}

const callsAt = ({ url }: RunningHost['access']): string => url.replace(/\/rooms$/, '');
const callsTo = (access: RunningHost['access']): CallsClient =>
  new CallsClient({ url: callsAt(access), token: access.token, webSocket: WebSocket });

async function run(bench: Bench): Promise<Row[]> {
  const host = await serveHost(bench.folder, await writtenPaper(bench, chapters));
  const browser = await launchBrowser();
  try {
    const client = callsTo(host.access);
    const { version } = await client.call('versions.make', host.access.project, { name: 'Vorher', note: '' });
    client.destroy();
    await edit(host);
    await shown(browser, host);
    const pairs = await interleave(
      times(bench, rounds),
      () => shown(browser, host),
      () => read(browser, bench, host, version),
    );
    const bare: number[] = [];
    for (let round = 0; round < times(bench, rounds); round += 1) bare.push(await readBare(host, version));
    const ours = pairs.map((pair) => pair.ours);
    const common = { figure: 'VV', ours: milliseconds(median(ours)) };
    return [
      {
        ...common,
        what: 'from F4 to a comparison of 200 pages on the screen ÷ reading both states in a window',
        peer: milliseconds(median(pairs.map(({ peer }) => peer))),
        value: ratioOf(pairs),
        goal: { atMost: 3 },
        limit: 'one of both states is that of now, which the host reads from the rooms first',
      },
      {
        ...common,
        what: 'the same ÷ reading both states without a window, in Node',
        peer: milliseconds(median(bare)),
        value: spreadOf(ours.map((ms) => ms / median(bare))),
        goal: null,
        limit: 'a window is given the same bytes later and reads them more slowly',
      },
      {
        ...common,
        what: 'the same ÷ a second',
        peer: milliseconds(second),
        value: spreadOf(ours.map((ms) => ms / second)),
        goal: { atMost: 1 },
        limit: '',
      },
    ];
  } finally {
    await browser.close();
    await host.stop();
  }
}

export const comparisonView: Figure = { name: 'VV', title: 'showing a comparison', run };
