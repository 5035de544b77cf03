/** MX: 85 measures leave as PDF and as Word by the dialog, while their board is open in a window. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { dataOf } from '../../electron/export/pdf/compile-pdf.ts';
import { printable } from '../../electron/export/pdf/font-coverage.ts';
import { compileWith, loadEngine } from '../../electron/export/pdf/load-engine.ts';
import { printedCatalogue } from '../../electron/export/measures/printed-catalogue.ts';
import { createProject } from '../../electron/services/create-project.ts';
import { readCatalogueRoom } from '../../electron/services/measures/catalogue-of.ts';
import { writeText } from '../../shared/document/blocks.ts';
import { descriptionText } from '../../shared/document/measures/keys.ts';
import { putMeasures } from '../../shared/document/measures/put.ts';
import { readMeasures } from '../../shared/document/measures/read.ts';
import { serveHost, type RunningHost } from '../support/host-process.ts';
import { pagesOfPdf, providePdfTools } from '../support/pdf-tools.ts';
import { until } from '../support/until.ts';
import { memoryOf, watchMemory } from './process-memory.ts';
import { milliseconds, times, type Bench, type Figure, type Row } from './figure.ts';
import { atRest, launchBrowser } from './pages.ts';
import { median, ratioOf, sleep, spreadOf, type Pair } from './stats.ts';

const sheets = 85;
/** Words of a description, so that a sheet has three pages and a half, as the real catalogue's 280 for 85. */
const words = 1_200;
const rounds = 5;
const [mostMemory, longestTask] = [500, 50];

const sentence =
  'Die Maßnahme wird mit den Einrichtungen im Stadtteil abgestimmt und jedes Jahr gemeinsam ausgewertet. ';
const paragraph = sentence.repeat(7).trim();

/** Fills the catalogue up to so many sheets, as somebody in the room would; gives the room's document. */
async function filled({ access }: RunningHost): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(access.url, `${access.project}/measures`, doc, {
    protocols: ['ratschrift', access.token],
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  await until('the measures', () => provider.synced);
  const there = readMeasures(doc);
  const more = Array.from({ length: sheets - there.length }, (_, index) => {
    const like = there[index % there.length];
    if (like === undefined) throw new Error('the sample has no measures');
    return { ...like, id: randomUUID(), number: `9.${index + 1}` };
  });
  putMeasures(doc, more, 'bench');
  for (const { id } of more) {
    const count = Math.round(words / paragraph.split(' ').length);
    const blocks = Array.from({ length: count }, () => ({
      kind: 'paragraph' as const,
      indent: 0,
      runs: [{ text: paragraph, attrs: {} }],
    }));
    writeText(doc, doc.getText(descriptionText(id)), blocks, 'bench');
  }
  const answered = new Y.Doc();
  const reader = new WebsocketProvider(access.url, `${access.project}/measures`, answered, {
    protocols: ['ratschrift', access.token],
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  await until('all measures at the host', () => readMeasures(answered).length === sheets);
  await sleep(1_000);
  for (const each of [provider, reader]) {
    each.destroy();
    // Else it would keep the bench from ending.
    each.awareness.destroy();
  }
  return doc;
}

interface Made {
  readonly took: number;
  readonly bytes: Buffer;
  /** Longest task of the window meanwhile, ms; 0 where none was longer than 50. */
  readonly task: number;
}

async function exported(page: Page, format: string): Promise<Made> {
  const dialog = page.getByRole('dialog', { name: 'Exportieren' });
  if ((await dialog.count()) === 0) {
    await page.getByRole('button', { name: 'Weitere Befehle', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Exportieren …' }).click();
  }
  await dialog.getByRole('radio', { name: new RegExp(`^${format}`) }).check({ force: true });
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  const coming = page.waitForEvent('download', { timeout: 300_000 });
  const start = performance.now();
  await dialog.getByRole('button', { name: 'Exportieren', exact: true }).click();
  const download = await coming;
  const took = performance.now() - start;
  const bytes = readFileSync(await download.path());
  const tasks = await page.evaluate(() => (globalThis as unknown as { readonly tasks: number[] }).tasks);
  await dialog.getByRole('button', { name: 'Noch eine Datei' }).click();
  return { took, bytes, task: Math.max(0, ...tasks) };
}

async function run(bench: Bench): Promise<Row[]> {
  await providePdfTools();
  const file = path.join(bench.folder, 'massnahmen.ratschrift');
  await createProject(file, { title: 'Leitbild', kind: 'sample' }, { inProcess: true });
  const filling = await serveHost(bench.folder, file);
  const doc = await filled(filling);
  await filling.stop();
  const { print, files } = printedCatalogue(
    { title: 'Leitbild', owner: '', goals: new Map(), ...readCatalogueRoom(doc) },
    new Map(),
    Date.now(),
  );
  const wish = { template: 'measures', data: print, files, standard: null, at: Date.now() } as const;
  const bare = async (): Promise<number> => {
    const start = performance.now();
    const { engine, coverage } = await loadEngine(path.join(bench.root, 'dist', 'typst'), [], { memory: 768 });
    engine.provide('data.json', printable(dataOf(wish), coverage).text);
    engine.provide('look.json', '{}');
    compileWith(engine, 'measures', []);
    return performance.now() - start;
  };
  const memory: Record<'PDF' | 'Word', number> = { PDF: 0, Word: 0 };
  const grown: Record<'PDF' | 'Word', Pair> = { PDF: { ours: 0, peer: 0 }, Word: { ours: 0, peer: 0 } };
  const made: Record<'PDF' | 'Word', Made[]> = { PDF: [], Word: [] };
  const pairs: Pair[] = [];
  const browser = await launchBrowser();
  try {
    for (const format of ['Word', 'PDF'] as const) {
      const host = await serveHost(bench.folder, file);
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'de-DE' });
      const page = await context.newPage();
      await page.goto(`${host.access.http}/#t=${host.access.token}&p=${host.access.project}`);
      await page
        .getByRole('navigation', { name: 'Arbeitsbereiche' })
        .getByRole('button', { name: 'Maßnahmen' })
        .click();
      await page.getByRole('heading', { name: 'Maßnahmenkatalog' }).waitFor();
      await atRest(browser);
      const pid = host.process.pid ?? 0;
      const before = memoryOf(pid);
      const watched = watchMemory(pid);
      for (let round = 0; round < times(bench, rounds); round += 1) {
        const one = await exported(page, format);
        made[format].push(one);
        // The engine remembers what it set, in all of this process: only its first time is like ours.
        if (format === 'PDF' && pairs.length === 0) pairs.push({ ours: one.took, peer: await bare() });
      }
      memory[format] = watched.most();
      grown[format] = { ours: memoryOf(pid), peer: before };
      await context.close();
      await host.stop();
    }
    const pages = pagesOfPdf(made.PDF[0]?.bytes ?? Buffer.alloc(0)).length;
    const size = made.Word[0]?.bytes.byteLength ?? 0;
    const what = `${sheets} measures, ${pages} pages,`;
    const held = (format: 'PDF' | 'Word'): Row => ({
      figure: 'MX',
      what: `longest task of the window while it waits for the ${format} file ÷ 50 ms`,
      ours: milliseconds(Math.max(...made[format].map(({ task }) => task))),
      peer: milliseconds(longestTask),
      value: spreadOf(made[format].map(({ task }) => task / longestTask)),
      goal: { atMost: 1 },
      limit: '0: none was longer than 50 ms',
    });
    const taken = (format: 'PDF' | 'Word'): Row => ({
      figure: 'MX',
      what: `most memory of the host and its engine together while they make them as ${format} ÷ 500 MB`,
      ours: `${memory[format].toFixed(0)} MB`,
      peer: `${mostMemory} MB`,
      value: spreadOf([memory[format] / mostMemory]),
      goal: { atMost: 1 },
      limit: '',
    });
    const kept = (format: 'PDF' | 'Word'): Row => ({
      figure: 'MX',
      what: `memory of the host after them as ${format} ÷ before`,
      ours: `${grown[format].ours.toFixed(0)} MB`,
      peer: `${grown[format].peer.toFixed(0)} MB`,
      value: ratioOf([grown[format]]),
      goal: null,
      limit: '',
    });
    return [
      {
        figure: 'MX',
        what: `${what} as PDF from the press to the file ÷ the engine alone loads and compiles the same`,
        ours: milliseconds(median(pairs.map(({ ours }) => ours))),
        peer: milliseconds(median(pairs.map(({ peer }) => peer))),
        value: ratioOf(pairs),
        goal: null,
        limit: '',
      },
      {
        figure: 'MX',
        what: `the same as Word (${(size / 1_000_000).toFixed(1)} MB) ÷ the engine alone makes the PDF`,
        ours: milliseconds(median(made.Word.map(({ took }) => took))),
        peer: milliseconds(median(pairs.map(({ peer }) => peer))),
        value: spreadOf(made.Word.map(({ took }) => took / median(pairs.map(({ peer }) => peer)))),
        goal: null,
        limit: '',
      },
      taken('PDF'),
      taken('Word'),
      kept('PDF'),
      kept('Word'),
      held('PDF'),
      held('Word'),
    ];
  } finally {
    await browser.close();
  }
}

export const catalogueFiles: Figure = { name: 'MX', title: 'the measures as files', run };
