/** P4: from opening a chapter of 50 pages to being able to write in it, against its state applied and shown by Lexical alone. */
import type { Browser } from '@playwright/test';
import { copyFileSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import * as Y from 'yjs';
import { openProject } from '../../electron/store/open-store.ts';
import { serveHost } from '../support/host-process.ts';
import { seeded } from '../support/random.ts';
import { milliseconds, times, type Bench, type Figure, type Row } from './figure.ts';
import { typedState } from './history.ts';
import { atRest, launchBrowser, pagesOfHost } from './pages.ts';
import { startHost } from './room-host.ts';
import { interleave, median, ratioOf, type Pair } from './stats.ts';
import { nextLetter } from './typing-rhythm.ts';

const rounds = 7;
/** 50 pages of some 2,300 characters. */
const characters = 115_000;
const loose = 10_000;
const pages = ['open', 'open-plain'] as const;

export interface ChapterFile {
  readonly file: string;
  readonly project: string;
  readonly chapter: string;
}

/** A project with the chapter as six people typed it, its log folded. */
async function compacted(bench: Bench): Promise<ChapterFile> {
  const writing = await startHost(bench.folder);
  const [room = ''] = await writing.roomNames(1, typedState(characters, seeded(3)));
  await writing.stop();
  const [project = '', , chapter = ''] = room.split('/');
  const store = await openProject(writing.file, { inProcess: true });
  await store.maintain();
  await store.close();
  return { file: writing.file, project, chapter };
}

/** The same file with 10,000 keys more in its log, which nothing has folded yet. */
export async function uncompacted({ file, project, chapter }: ChapterFile, target: string): Promise<void> {
  copyFileSync(file, target);
  const store = await openProject(target, { inProcess: true });
  const room = `${project}/chapter/${chapter}`;
  const doc = new Y.Doc();
  for (const update of (await store.loadRoom(room)).updates) Y.applyUpdate(doc, update);
  const { clientID: client } = doc;
  const text = doc.getText('text');
  const random = seeded(4);
  const appended: Promise<number>[] = [];
  doc.on('update', (bytes: Uint8Array) => {
    appended.push(store.append({ room, actor: 'bench', bytes, leases: [{ client, person: 'bench' }] }));
  });
  for (let key = 0, at = 1; key < loose; key += 1, at += 1) {
    if (key % 60 === 0) at = 1 + Math.floor(random() * (text.length - 1));
    text.insert(at, nextLetter(random));
  }
  await Promise.all(appended);
  await store.close();
}

/** Opens the chapter in a host that was started anew on a copy of the file; milliseconds. */
export async function opened(bench: Bench, browser: Browser, { file, project, chapter }: ChapterFile): Promise<Opened> {
  const copy = path.join(mkdtempSync(path.join(bench.folder, 'opened-')), 'Plan.ratschrift');
  copyFileSync(file, copy);
  const host = await serveHost(bench.folder, copy);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'de-DE' });
  try {
    const address = await pagesOfHost(bench, pages, host.access.http, context);
    const query = new URLSearchParams({ token: host.access.token, project, chapter }).toString();
    const page = await context.newPage();
    await page.goto(`${address}open.html?${query}`);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await atRest(browser);
    const ours = await page.evaluate(() => window.bench.open());
    const whole = await page.evaluate(() => window.bench.opened());
    const state = await page.evaluate(() => window.bench.state());
    const plain = await context.newPage();
    await plain.goto(`${address}open-plain.html`);
    await plain.evaluate(() => document.fonts.ready.then(() => undefined));
    await atRest(browser);
    const peer = await plain.evaluate((bytes) => window.bench.openState(bytes), state);
    return { ours, whole, peer };
  } finally {
    await context.close();
    await host.stop();
  }
}

export interface Opened extends Pair {
  /** Milliseconds until also the last page was drawn. */
  readonly whole: number;
}

async function run(bench: Bench): Promise<Row[]> {
  bench.say('  writing the files …');
  const folded = await compacted(bench);
  const loosely: ChapterFile = { ...folded, file: path.join(bench.folder, 'loose.ratschrift') };
  await uncompacted(folded, loosely.file);
  const browser = await launchBrowser();
  try {
    bench.say('  opening …');
    await opened(bench, browser, folded);
    const pairs: Opened[] = [];
    const both = await interleave(
      times(bench, rounds),
      async () => (await opened(bench, browser, loosely)).ours,
      async () => {
        const pair = await opened(bench, browser, folded);
        pairs.push(pair);
        return pair.ours;
      },
    );
    const show = (values: number[]): string => milliseconds(median(values));
    return [
      {
        figure: 'P4',
        what: 'open a chapter of 50 pages to editable ÷ Y.applyUpdate of its state and a bare Lexical render',
        ours: show(pairs.map(({ ours }) => ours)),
        peer: show(pairs.map(({ peer }) => peer)),
        value: ratioOf(pairs),
        goal: { atMost: 1.3 },
        limit: 'with the way from the disk, the socket and the page around the text',
      },
      {
        figure: 'P4',
        what: 'the same until its last page is drawn, in pieces behind the first',
        ours: show(pairs.map(({ whole }) => whole)),
        peer: show(pairs.map(({ peer }) => peer)),
        value: ratioOf(pairs.map(({ whole, peer }) => ({ ours: whole, peer }))),
        goal: null,
        limit: 'a piece in each frame, so that one can write meanwhile',
      },
      {
        figure: 'P4',
        what: 'to editable with 10,000 updates that are not folded ÷ folded',
        ours: show(both.map(({ ours }) => ours)),
        peer: show(both.map(({ peer }) => peer)),
        value: ratioOf(both),
        goal: { atMost: 1.5 },
        limit: 'each update is read and applied by itself',
      },
    ];
  } finally {
    await browser.close();
  }
}

export const openChapter: Figure = { name: 'P4', title: 'opening a chapter', run };
