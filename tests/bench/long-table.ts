/** LT: a cost table of 10,000 amounts in a window: the longest task while it is looked at before it comes, comes, is changed and is taken back. */
import type { Page } from '@playwright/test';
import path from 'node:path';
import { createProject } from '../../electron/services/create-project.ts';
import { serveHost, type RunningHost } from '../support/host-process.ts';
import { sheetOf, workbook } from '../support/workbook.ts';
import { milliseconds, times, type Bench, type Figure, type Row } from './figure.ts';
import { launchBrowser } from './pages.ts';
import { sleep, spreadOf } from './stats.ts';

const amounts = 10_000;
const rounds = 5;
const keys = 5;
/** The goal in words, ms. */
const longest = 50;
/** Milliseconds without a change after which a window has nothing more to do: its check waits 600 for rest, its preview for the host. */
const rest = 3_000;

export const phases = {
  preview: 'shown before it is taken over',
  take: 'taken over from a workbook',
  change: 'one amount is changed',
  undo: 'all of it is taken back',
  redo: 'all of it is done again',
} as const;
export type Phase = keyof typeof phases;

/** Goes through all of it once; `within` is given what to do for each phase, until the window rests again. */
export async function walk(
  page: Page,
  { access }: RunningHost,
  within: (phase: Phase, work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  await page.goto(`${access.http}/#t=${access.token}&p=${access.project}`);
  await page.getByRole('button', { name: 'Neue Drucksache …' }).click();
  await page.getByRole('button', { name: 'Anlegen' }).click();
  await page.getByRole('button', { name: 'Mit finanziellen Auswirkungen' }).click();
  const lines = Array.from({ length: amounts }, (_, at) => ['60', '1', `Art ${at} (Aufwand)`, at + 1]);
  const table = await workbook({ Kosten: sheetOf([['Teilergebnishaushalt', 'Produkt', 'Art', '2021'], ...lines]) });
  await page.getByRole('button', { name: 'Aus Tabelle (XLSX) …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kosten aus einer Tabelle übernehmen' });
  const grid = page.getByRole('grid', { name: 'Teilergebnishaushalt 60' });
  const row = (index: number) => grid.locator(`[aria-rowindex="${index}"]`);
  await within('preview', async () => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Datei wählen' }).click();
    const mimeType = 'application/octet-stream';
    await (await chooser).setFiles({ name: 'Kosten.xlsx', mimeType, buffer: Buffer.from(table) });
    await dialog.getByRole('status').getByText(`${amounts} Zeilen kämen hinzu:`).waitFor({ timeout: 60_000 });
    await sleep(rest);
  });
  await within('take', async () => {
    await dialog.getByRole('button', { name: 'In die Kostentabelle übernehmen' }).click();
    await row(3).waitFor({ timeout: 60_000 });
    await sleep(rest);
  });
  const cell = row(5).getByRole('gridcell').nth(2);
  await cell.click();
  await sleep(rest);
  await within('change', async () => {
    for (let key = 1; key <= keys; key += 1) {
      await page.keyboard.type(`${key}`);
      await page.keyboard.press('Enter');
      await sleep(rest / 2);
      await page.keyboard.press('ArrowUp');
    }
    await sleep(rest);
  });
  for (let key = 1; key <= keys; key += 1) await page.keyboard.press('Control+z');
  await sleep(rest);
  await within('undo', async () => {
    await page.keyboard.press('Control+z');
    await grid.waitFor({ state: 'detached', timeout: 60_000 });
    await sleep(rest);
  });
  await within('redo', async () => {
    await page.keyboard.press('Control+y');
    await row(3).waitFor({ timeout: 60_000 });
    await sleep(rest);
  });
}

/** From now on the page keeps its long tasks; gives back the longest so far, 0 where none was longer than 50 ms, and forgets them. */
export async function watchTasks(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  return () =>
    page.evaluate(() => Math.max(0, ...(globalThis as unknown as { readonly tasks: number[] }).tasks.splice(0)));
}

async function run(bench: Bench): Promise<Row[]> {
  const file = path.join(bench.folder, 'kosten.ratschrift');
  await createProject(file, { title: 'Leitbild', kind: 'sample' }, { inProcess: true });
  const host = await serveHost(bench.folder, file);
  const browser = await launchBrowser();
  const found = new Map<Phase, number[]>();
  try {
    for (let round = 0; round < times(bench, rounds); round += 1) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'de-DE' });
      const page = await context.newPage();
      const longestSoFar = await watchTasks(page);
      await walk(page, host, async (phase, work) => {
        await longestSoFar();
        await work();
        found.set(phase, [...(found.get(phase) ?? []), await longestSoFar()]);
      });
      await context.close();
    }
  } finally {
    await browser.close();
    await host.stop();
  }
  return [...found].map(([phase, tasks]): Row => ({
    figure: 'LT',
    what: `${amounts} amounts of a cost table: longest task of the window while ${phases[phase]} ÷ ${longest} ms`,
    ours: milliseconds(Math.max(...tasks)),
    peer: milliseconds(longest),
    value: spreadOf(tasks.map((task) => task / longest)),
    goal: { atMost: 1 },
    limit: '0: none was longer than 50 ms',
  }));
}

export const longTable: Figure = { name: 'LT', title: 'a long cost table in a window', run };
