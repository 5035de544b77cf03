/** LV: the council paper's pages while one writes it, against the engine alone. */
import type { Browser, Page } from '@playwright/test';
import path from 'node:path';
import { councilWish } from '../../electron/export/council/council-pdf.ts';
import { dataOf } from '../../electron/export/pdf/compile-pdf.ts';
import { printable } from '../../electron/export/pdf/font-coverage.ts';
import { compileWith, loadEngine } from '../../electron/export/pdf/load-engine.ts';
import { LivePreview } from '../../electron/services/council/live-preview.ts';
import type { Printable } from '../../electron/services/council/papers.ts';
import { createProject } from '../../electron/services/create-project.ts';
import { readCity } from '../../electron/services/templates.ts';
import { chapterOf, realPaper, realTexts } from '../support/council/real-paper.ts';
import { serveHost, type RunningHost } from '../support/host-process.ts';
import { milliseconds, times, type Bench, type Figure, type Row } from './figure.ts';
import { atRest, launchBrowser } from './pages.ts';
import { interleave, median, ratioOf, sleep, spreadOf, type Pair } from './stats.ts';

const rounds = 20;
/** Documents that an engine makes before the first that counts. */
const warmUp = 8;
/** The goal in words, ms. */
const goal = 150;

/** The real paper with so many words more at its end. */
async function made(bench: Bench): Promise<Pair[]> {
  const city = await readCity(path.join(bench.root, 'resources', 'templates'), 'hannover');
  const typed = (words: number): Printable => {
    const reasons = chapterOf([...(realTexts['reasons'] ?? []), `Dann ${'noch ein Wort '.repeat(words)}`]);
    return {
      paper: { ...realPaper, texts: new Map(realPaper.texts).set('reasons', reasons) },
      city,
      pictures: new Map(),
      references: new Map(),
    };
  };
  let words = 0;
  const preview = new LivePreview({ papers: { printable: () => Promise.resolve(typed(words)) }, log: bench.say });
  const { engine, coverage } = await loadEngine(path.join(bench.root, 'dist', 'typst'), [], {
    memory: 768,
    remembered: 10,
  });
  const timed = async (work: () => unknown): Promise<number> => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  const ours = (): Promise<number> => timed(() => preview.show('paper', { view: 'view' }));
  const bare = (): Promise<number> => {
    const { city: of, ...parts } = typed(words);
    const wish = councilWish({ ...parts, draft: true }, of);
    engine.provide('data.json', printable(dataOf(wish), coverage).text);
    engine.provide('look.json', JSON.stringify(wish.look));
    words += 1;
    return timed(() => compileWith(engine, 'council-paper', []));
  };
  try {
    for (let round = 0; round < warmUp; round += 1) {
      await ours();
      await bare();
    }
    return await interleave(times(bench, rounds), ours, bare);
  } finally {
    await preview.close();
  }
}

/** Milliseconds from each of some keys in the reasons until the page that shows it was painted. */
async function drawn(browser: Browser, bench: Bench, { access }: RunningHost): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'de-DE' });
  try {
    const page = await context.newPage();
    await page.goto(`${access.http}/#t=${access.token}&p=${access.project}`);
    await page.getByRole('button', { name: /^Beschlussdrucksache 0108/ }).click();
    const text = page.getByRole('textbox', { name: /Gender/ });
    await text.locator('.block').last().click();
    await page.keyboard.press('End');
    await page.getByRole('region', { name: 'Gedruckte Seiten der Drucksache' }).locator('canvas').first().waitFor();
    const all: number[] = [];
    for (let key = 0; key < warmUp + times(bench, rounds); key += 1) {
      if (key === warmUp) await atRest(browser);
      await sleep(400);
      const took = untilDrawn(page);
      await page.keyboard.press('e');
      if (key >= warmUp) all.push(await took);
      else await took;
    }
    return all;
  } finally {
    await context.close();
  }
}

/** From just before the next key until the first page's canvas is another one, and painted. */
const untilDrawn = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const canvas = (): Element | null => document.querySelector('figure canvas');
        const before = canvas();
        const start = performance.now();
        setTimeout(() => reject(new Error('no page was drawn')), 15_000);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - start);
        const look = (): void => {
          if (canvas() === before) requestAnimationFrame(look);
          // A message sent from within a frame arrives after that frame was painted.
          else port2.postMessage(null);
        };
        requestAnimationFrame(look);
      }),
  );

async function run(bench: Bench): Promise<Row[]> {
  const pairs = await made(bench);
  const file = path.join(bench.folder, 'drucksache.ratschrift');
  await createProject(file, { title: 'Leitbild', kind: 'sample' }, { inProcess: true });
  const host = await serveHost(bench.folder, file);
  const browser = await launchBrowser();
  try {
    const keys = await drawn(browser, bench, host);
    return [
      {
        figure: 'LV',
        what: 'the host makes the preview of a council paper ÷ the engine alone compiles its source',
        ours: milliseconds(median(pairs.map(({ ours }) => ours))),
        peer: milliseconds(median(pairs.map(({ peer }) => peer))),
        value: ratioOf(pairs),
        goal: { atMost: 3 },
        limit: '',
      },
      {
        figure: 'LV',
        what: 'from a key in a text of it to its page on the screen ÷ 150 ms',
        ours: milliseconds(median(keys)),
        peer: milliseconds(goal),
        value: spreadOf(keys.map((ms) => ms / goal)),
        goal: { atMost: 1 },
        limit: 'the whole paper is compiled, sent and opened anew with each key',
      },
    ];
  } finally {
    await browser.close();
    await host.stop();
  }
}

export const livePreview: Figure = { name: 'LV', title: 'a council paper’s pages while it is written', run };
