/** LP: a paper of 200 pages in 40 chapters: to its first editable chapter, and through all of it by wheel. */
import type { Browser, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { writeBlocks } from '../../shared/document/blocks.ts';
import { chapterTitle } from '../../shared/document/chapter.ts';
import { addChapter } from '../../shared/document/outline.ts';
import { openProject } from '../../electron/store/open-store.ts';
import { runHost, serveHost } from '../support/host-process.ts';
import { milliseconds, times, type Bench, type Figure, type Row } from './figure.ts';
import { atRest, launchBrowser } from './pages.ts';
import { chapterBlocks } from './sample-text.ts';
import { interleave, median, ratioOf, sleep, spreadOf } from './stats.ts';
import path from 'node:path';

const rounds = 5;
/** Five pages of some 2,300 characters. */
const chapterCharacters = 11_500;
const longTask = 50;
/** Pixels of one turn of the wheel, and milliseconds until the next. */
const turn = 600;
const pause = 60;

/** A project file with so many chapters of five pages. */
export async function writtenPaper(bench: Bench, chapters: number): Promise<string> {
  const file = path.join(bench.folder, `paper-${chapters}.ratschrift`);
  const made = await runHost(bench.folder, ['new', file]);
  if (made.code !== 0) throw new Error(`new: ${made.stderr}`);
  const store = await openProject(file, { inProcess: true });
  const put = async (room: string, doc: Y.Doc): Promise<void> => {
    const bytes = Y.encodeStateAsUpdate(doc);
    await store.append({ room, actor: 'bench', bytes, leases: [{ client: doc.clientID, person: 'bench' }] });
  };
  const outline = new Y.Doc();
  for (let index = 0; index < chapters; index += 1) {
    const id = randomUUID();
    addChapter(outline, id, null, undefined, 'bench');
    const doc = new Y.Doc();
    chapterTitle(doc).insert(0, `Handlungsfeld ${index + 1}`);
    writeBlocks(doc, chapterBlocks(chapterCharacters), 'bench');
    await put(`${store.project}/chapter/${id}`, doc);
  }
  await put(`${store.project}/outline`, outline);
  await store.close();
  return file;
}

const firstText = '.chapter-text[contenteditable="true"] .block';

/** Opens the paper in a fresh window; milliseconds from asking for the page to its first editable chapter. */
async function openPaper(browser: Browser, link: string, after: (page: Page) => Promise<void>): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'de-DE' });
  try {
    const page = await context.newPage();
    await atRest(browser);
    await page.goto(link, { waitUntil: 'commit' });
    const took = await page.evaluate(async (selector) => {
      while (document.querySelector(selector) === null) await new Promise((resolve) => setTimeout(resolve, 2));
      return performance.now();
    }, firstText);
    await after(page);
    return took;
  } finally {
    await context.close();
  }
}

/** Turns the wheel through the whole paper; lengths of the main thread's long tasks in milliseconds. */
async function scrollThrough(page: Page): Promise<number[]> {
  await sleep(1_500);
  await page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
    Object.assign(window, { longTasks: tasks });
  });
  await page.mouse.move(700, 500);
  const rest = (): Promise<number> =>
    page.evaluate(() => {
      const scroller = document.querySelector('#text [role=region]');
      return scroller === null ? 0 : scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    });
  for (let turns = 0; turns < 1_000 && (await rest()) > 4; turns += 1) {
    await page.mouse.wheel(0, turn);
    await sleep(pause);
  }
  if ((await rest()) > 4) throw new Error('the end of the paper was not reached');
  return page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
}

async function run(bench: Bench): Promise<Row[]> {
  const browser = await launchBrowser();
  const long = await serveHost(bench.folder, await writtenPaper(bench, 40));
  const short = await serveHost(bench.folder, await writtenPaper(bench, 1));
  try {
    const link = ({ access }: typeof long): string => `${access.http}/#t=${access.token}&p=${access.project}`;
    const open = (host: typeof long) => (): Promise<number> => openPaper(browser, link(host), () => Promise.resolve());
    await open(long)();
    await open(short)();
    const pairs = await interleave(times(bench, rounds), open(long), open(short));
    const longest: number[] = [];
    const counts: number[] = [];
    for (let round = 0; round < times(bench, 3); round += 1) {
      await openPaper(browser, link(long), async (page) => {
        const tasks = await scrollThrough(page);
        longest.push(Math.max(0, ...tasks));
        counts.push(tasks.length);
      });
    }
    return [
      {
        figure: 'LP',
        what: 'open a paper of 200 pages in 40 chapters to its first editable chapter ÷ a paper of that chapter alone',
        ours: milliseconds(median(pairs.map(({ ours }) => ours))),
        peer: milliseconds(median(pairs.map(({ peer }) => peer))),
        value: ratioOf(pairs),
        goal: { atMost: 1.3 },
        limit: 'outline, summaries and the frame around 40 chapters',
      },
      {
        figure: 'LP',
        what: `longest task while scrolling through all of it ÷ ${longTask} ms`,
        ours: milliseconds(median(longest)),
        peer: `${longTask} ms`,
        value: spreadOf(longest.map((length) => length / longTask)),
        goal: { atMost: 1 },
        limit: `${median(counts)} tasks over ${longTask} ms: a chapter is mounted in one go`,
      },
    ];
  } finally {
    await browser.close();
    await long.stop();
    await short.stop();
  }
}

export const longPaper: Figure = { name: 'LP', title: 'a paper of 200 pages', run };
