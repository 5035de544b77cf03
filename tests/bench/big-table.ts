/**
 * What a big table costs beside a small one: the longest task when its chapter comes to the page, and a key in one of its
 * cells. Run alone: `node_modules/.bin/node tests/bench/big-table.ts [rows …]`.
 */
import type { CDPSession, Page } from '@playwright/test';
import type {} from '../support/editor-preview/main.tsx';
import { servePreview } from '../support/editor-preview/serve.ts';
import { launchBrowser } from './pages.ts';
import { readMainThread, traced } from './trace.ts';

const columns = 6;
const keys = 40;
const chapter = 5;

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Puts a table into a chapter that is not on the page yet. */
async function addTable(page: Page, rows: number, shown: boolean): Promise<void> {
  await page.evaluate(
    ([n, height, width, shown]) => {
      window.preview.edit(n, (doc) => {
        const order = (at: number): string => `a${String(at).padStart(4, '0')}1`;
        const map = doc.getMap('tables');
        const properties = doc.getMap('blocks');
        for (let row = 0; row < height; row++) map.set(`big:r:r${row}:order`, order(row));
        for (let column = 0; column < width; column++) map.set(`big:c:c${column}:order`, order(column));
        for (let row = 0; row < height; row++)
          for (let column = 0; column < width; column++) {
            const text = doc.getText(`cell:big:r${row}:c${column}`);
            text.insertEmbed(0, { b: `m${row}x${column}` });
            text.insert(
              1,
              `Wert ${row} in ${column}${column === 1 ? ', mit etwas mehr Text für eine zweite Zeile' : ''}`,
            );
          }
        properties.set('big:kind', 'table');
        properties.set('big:headerRow', true);
        if (shown) doc.getText('text').insertEmbed(0, { b: 'big' });
      });
    },
    [chapter, rows, columns, shown] as const,
  );
}

async function open(page: Page, url: string, rows: number, shown: boolean): Promise<void> {
  await page.goto(`${url}?chapters=6&all=true`);
  await page.waitForSelector('.chapter-text');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await addTable(page, rows, shown);
  await sleep(300);
  await page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
    Object.assign(window, { tasks });
  });
}

const longTasks = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as { tasks: number[] }).tasks.splice(0));

/** The table comes into a chapter that is on the page, with all that is in its cells there already. */
async function appearing(page: Page, url: string, rows: number): Promise<string> {
  await open(page, url, rows, false);
  await page.evaluate((n) => window.preview.jump(0, n), chapter);
  await sleep(1500);
  await longTasks(page);
  await page.evaluate(
    (n) => window.preview.edit(n, (doc) => doc.getText('text').insertEmbed(0, { b: 'big' })),
    chapter,
  );
  await page.waitForSelector('.chapter-text table td');
  await sleep(2000);
  return show(await longTasks(page));
}

async function measure(page: Page, session: CDPSession, url: string, rows: number): Promise<string> {
  const appeared = await appearing(page, url, rows);
  await open(page, url, rows, true);
  await page.evaluate((n) => window.preview.jump(0, n), chapter);
  await page.waitForSelector('.chapter-text table td');
  await sleep(2500);
  const tasks = await longTasks(page);
  await page.locator('.chapter-text td [data-text]').nth(8).click();
  await type(page, 10);
  const events = await traced(session, async () => {
    await type(page, keys);
    await sleep(200);
  });
  const { perKey, total } = readMainThread(events);
  const sorted = [...perKey].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const inTable = await page.evaluate(() => document.querySelectorAll('.chapter-text table :is(td, th)').length);
  await longTasks(page);
  await page.evaluate(async () => {
    const scroller = [...document.querySelectorAll('*')].find(
      (element) =>
        element.scrollHeight > element.clientHeight + 200 && getComputedStyle(element).overflowY !== 'visible',
    );
    for (let at = 0; at < 120 && scroller !== undefined; at++) {
      scroller.scrollTop += 150;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  });
  return `${rows} rows: long tasks: it appears ${appeared}, its chapter opens ${show(tasks)}, one scrolls ${show(await longTasks(page))} ms; key median ${median.toFixed(2)} ms, all ${total.toFixed(2)} ms; ${inTable} cells in the page`;
}

const show = (list: readonly number[]): string =>
  list.length === 0 ? 'none' : list.map((task) => task.toFixed(0)).join(' + ');

async function type(page: Page, count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    await page.keyboard.press('abcdefg'[at % 7] ?? 'a');
    await sleep(60);
  }
}

const served = await servePreview('production');
const browser = await launchBrowser();
const sizes = process.argv.slice(2).map(Number);
try {
  for (const rows of sizes.length === 0 ? [10, 200, 10, 200] : sizes) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'de-DE' });
    const page = await context.newPage();
    console.log(await measure(page, await context.newCDPSession(page), served.url, rows));
    await context.close();
  }
} finally {
  await browser.close();
  await served.close();
}
