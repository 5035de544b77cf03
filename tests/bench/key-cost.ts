/** P5: what a key costs in a long chapter while six others type, against Lexical alone and a bare text box. */
import type { Browser } from '@playwright/test';
import { milliseconds, times, type Bench, type Figure, type Row } from './figure.ts';
import { KeyPage, type KeyCost } from './key-page.ts';
import { atRest, launchBrowser, servePages } from './pages.ts';
import { seeded } from '../support/random.ts';
import { median, quantile, ratioOf, spreadOf, type Pair } from './stats.ts';

const sizes = [5_000, 50_000, 200_000];
const rounds = 6;
const keys = 70;
const frame = 1_000 / 60;
const pages = ['ours', 'plain', 'bare'] as const;
type PageName = (typeof pages)[number];
/** What is measured in turn; `alone` is our page while the others are silent. */
const arms = ['ours', 'plain', 'alone', 'bare'] as const;
type Arm = (typeof arms)[number];

/** What each round found. */
type Found = Record<Arm, KeyCost[]>;

async function atSize(bench: Bench, browser: Browser, address: string, characters: number): Promise<Row[]> {
  const random = seeded(characters);
  const found: Found = { ours: [], alone: [], plain: [], bare: [] };
  let remote = 0;
  for (let round = 0; round < times(bench, rounds); round += 1) {
    remote += await inNewPages(browser, `${address}?characters=${characters}`, random, round, found);
  }
  const size = `${characters / 1_000}k characters`;
  const of = (arm: Arm, read: (cost: KeyCost) => number): number[] => found[arm].map(read);
  const pairs = (own: Arm, peer: Arm, read: (cost: KeyCost) => number): Pair[] =>
    of(own, read).map((value, round) => ({ ours: value, peer: of(peer, read)[round] ?? NaN }));
  const p95 = (cost: KeyCost): number => quantile(cost.perKey, 0.95);
  const p50 = (cost: KeyCost): number => quantile(cost.perKey, 0.5);
  const total = (cost: KeyCost): number => cost.total;
  const late = (cost: KeyCost): number => quantile(cost.latencies, 0.95);
  const show = (arm: Arm, read: (cost: KeyCost) => number): string => milliseconds(median(of(arm, read)));
  const compare = (own: Arm, peer: Arm, read: (cost: KeyCost) => number): Pick<Row, 'ours' | 'peer' | 'value'> => ({
    ours: show(own, read),
    peer: show(peer, read),
    value: ratioOf(pairs(own, peer, read)),
  });
  return [
    {
      figure: 'P5',
      what: `main-thread time per key p95, ${size}, six others typing ÷ Lexical alone`,
      ...compare('ours', 'plain', p95),
      goal: { atMost: 1.25 },
      limit: `median ${show('ours', p50)}, ${show('alone', p50)} while the others are silent, ${show('plain', p50)} for Lexical alone`,
    },
    {
      figure: 'P5',
      what: `all main-thread time per key, ${size}, nobody else typing`,
      ...compare('alone', 'plain', total),
      goal: null,
      limit: 'what page and binding add to a key',
    },
    {
      figure: 'P5',
      what: `all main-thread time per key, ${size}, six others typing`,
      ...compare('ours', 'plain', total),
      goal: null,
      limit: `with showing ${(remote / (times(bench, rounds) * (keys + 15))).toFixed(1)} updates and carets of the others for each key here`,
    },
    {
      figure: 'P5',
      what: `frames from key to paint p95 more than bare contenteditable, ${size}, six others typing`,
      ours: show('ours', late),
      peer: show('bare', late),
      value: spreadOf(pairs('ours', 'bare', late).map((pair) => (pair.ours - pair.peer) / frame)),
      goal: { atMost: 1 },
      limit: `a key that falls into the painting of what the others typed waits (${show('alone', late)} while they are silent)`,
    },
  ];
}

/**
 * One round, in pages opened for it: of two renderer processes with the same page one takes up to a tenth longer for
 * everything it does. The number of updates of the others that were shown.
 */
async function inNewPages(
  browser: Browser,
  address: string,
  random: () => number,
  round: number,
  found: Found,
): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'de-DE' });
  const open = async (name: PageName): Promise<KeyPage> =>
    KeyPage.open(await context.newPage(), address.replace('?', `${name}.html?`), random);
  const ours = await open('ours');
  const opened: Record<Arm, KeyPage> = { ours, alone: ours, plain: await open('plain'), bare: await open('bare') };
  await atRest(browser);
  for (let turn = 0; turn < arms.length; turn += 1) {
    const arm = arms[(round + turn) % arms.length] ?? 'ours';
    found[arm].push(await opened[arm].measure(keys, arm === 'alone'));
  }
  const updates = await ours.page.evaluate(() => window.bench.remoteUpdates());
  await context.close();
  return updates;
}

async function run(bench: Bench): Promise<Row[]> {
  const { address, stop } = await servePages(bench, pages);
  const browser = await launchBrowser();
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
