/** The whole app for tests: the shipped host in a folder of its own, and what a person does in the interface. */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { test as base, expect, type Browser, type Locator, type Page } from '@playwright/test';
import type { LexicalEditor } from 'lexical';
import { root } from '../../electron/build.mjs';
import { hostEnvironment, temporaryFolder } from '../support/host-process.ts';
import { plugInto, type Plug } from '../support/plug.ts';

export interface DeskHost {
  /** Opens the start screen with the rights of this machine's own window. */
  readonly link: string;
  readonly http: string;
  readonly port: number;
  stop(): Promise<void>;
}

export interface Laptop {
  readonly folder: string;
  start(): Promise<DeskHost>;
}

export interface Fixtures {
  readonly laptop: Laptop;
  /** A second one, with its own folder. */
  readonly anotherLaptop: Laptop;
  /** A page of another person, in a browser of their own. */
  readonly anotherPage: () => Promise<Page>;
  /** A second person, let in by the office on `office` into a group, in a browser of their own. */
  readonly letIn: (office: Page, name: string, group: string) => Promise<Page>;
  /** Opens the sample at the office's page, on this laptop, and lets a second person into a group; gives that one's page. */
  readonly withMember: (name: string, group: string) => Promise<Page>;
  readonly plug: (port: number) => Promise<Plug>;
}

export const test = base.extend<Fixtures>({
  laptop: async ({}, use) => withLaptop(use),
  anotherLaptop: async ({}, use) => withLaptop(use),
  anotherPage: async ({ browser }, use) => {
    const pages: Page[] = [];
    await use(async () => {
      const page = await newPage(browser);
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
  letIn: async ({ anotherPage }, use) => {
    await use(async (office, name, group) => {
      const page = await anotherPage();
      await page.goto(await invite(office, name, group));
      return page;
    });
  },
  withMember: async ({ page, laptop, letIn }, use) => {
    await use(async (name, group) => {
      const host = await laptop.start();
      await openSample(page, host.link);
      return letIn(page, name, group);
    });
  },
  plug: async ({}, use) => {
    const plugs: Plug[] = [];
    await use(async (port) => {
      const plug = await plugInto(port);
      plugs.push(plug);
      return plug;
    });
    for (const plug of plugs) await plug.close();
  },
});

export { expect };

/**
 * One host with the sample open in one page, for the tests of a file that leave each other's work alone: to be called at its
 * top; gives the page. Starting both anew takes a test some four seconds of processor time.
 */
export function sharedSample(): () => Page {
  // One after the other, on what the ones before have left.
  test.describe.configure({ mode: 'serial' });
  let folder: ReturnType<typeof temporaryFolder> | null = null;
  let page: Page | null = null;
  let host: DeskHost | null = null;
  test.beforeAll(async ({ browser }) => {
    folder = temporaryFolder();
    host = await startDesk(folder.path);
    page = await newPage(browser, { width: 1440, height: 900 });
    await openSample(page, host.link);
  });
  test.afterAll(async () => {
    await page?.context().close();
    await host?.stop();
    folder?.remove();
  });
  return () => {
    if (page === null) throw new Error('only within a test');
    return page;
  };
}

async function withLaptop(use: (laptop: Laptop) => Promise<void>): Promise<void> {
  const folder = temporaryFolder();
  const running: DeskHost[] = [];
  await use({
    folder: folder.path,
    start: async () => {
      const host = await startDesk(folder.path);
      running.push(host);
      return host;
    },
  });
  for (const host of running) await host.stop();
  folder.remove();
}

async function newPage(browser: Browser, viewport = { width: 1280, height: 800 }): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'de-DE' });
  return context.newPage();
}

async function startDesk(folder: string): Promise<DeskHost> {
  const child: ChildProcess = spawn(process.execPath, [path.join(root, 'dist', 'host.cjs'), 'desk', '--print-access'], {
    env: hostEnvironment(folder),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.includes('\n')) resolve(text);
    });
    child.once('close', (code) => reject(new Error(`host ended with ${String(code)}`)));
  });
  const { link, http } = JSON.parse(line) as { link: string; http: string };
  return {
    link,
    http,
    port: Number(new URL(http).port),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** From the start screen into the sample project. */
export async function openSample(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: /Beispiel ansehen/ }).click();
  await expect(chapterText(page, 1)).toBeVisible();
  // Bar and columns come behind the text.
  await expect(page.getByRole('banner').getByRole('heading', { level: 1 })).toBeVisible();
}

/** The text of a chapter by its number. */
export function chapterText(page: Page, number: number): Locator {
  return page.getByRole('textbox', { name: new RegExp(`^Text von Kapitel ${number}:`) });
}

/** Jumps to a chapter as one does: by the outline. */
export async function goToChapter(page: Page, number: number): Promise<Locator> {
  await page.getByRole('row', { name: new RegExp(`^${number} `) }).click();
  const text = chapterText(page, number);
  await expect(text).toBeVisible();
  await expect(text).not.toBeEmpty();
  return text;
}

/** Puts the caret at the end of the chapter's last paragraph and opens a new one. */
export async function newParagraph(text: Locator): Promise<void> {
  await text.focus();
  await text.press('Control+End');
  await text.press('Enter');
}

/** Presses Tab until what has the focus carries the words; as somebody without a mouse would. */
export async function tabTo(page: Page, words: RegExp, most = 60): Promise<void> {
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const active = document.activeElement;
      return active === null || active === document.body
        ? ''
        : (active.getAttribute('aria-label') ?? active.textContent);
    });
  for (let step = 0; step < most; step += 1) {
    if (words.test(await focused())) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached by ${most} tabs: ${words.source}`);
}

/** From the start screen into the project that was used last. */
export async function openRecent(page: Page, link: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByRole('region', { name: 'Zuletzt verwendet' }).getByRole('button').first().click();
  await expect(chapterText(page, 1)).toBeVisible();
}

interface EditorRoot extends Element {
  readonly __lexicalEditor?: LexicalEditor;
}

/** Waits until the editor one is in knows what is selected: the browser tells it a moment later. */
export async function selectionKnown(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const root: EditorRoot | null = document.activeElement;
        const selection = root?.__lexicalEditor?.getEditorState()._selection ?? null;
        return selection?.isCollapsed() === false;
      }),
    )
    .toBe(true);
}

export const status = (page: Page): Locator => page.getByRole('contentinfo');

/** The office invites somebody; gives the link that would be mailed. */
export async function invite(page: Page, name: string, group: string): Promise<string> {
  await page.getByRole('banner').getByRole('button', { name: 'Einladen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog
    .getByRole('button', { name: /Gruppe$/ })
    .first()
    .click();
  await page.getByRole('option', { name: group, exact: true }).click();
  await dialog.getByRole('button', { name: 'Link erstellen' }).click();
  const link = await dialog.getByRole('textbox', { name: 'Einladungslink' }).inputValue();
  await dialog.getByRole('button', { name: 'Schließen' }).click();
  return link;
}

/** The office invites somebody who is in no group, by what their role is called; gives the link. */
export async function inviteAs(page: Page, name: string, role: RegExp): Promise<string> {
  await page.getByRole('banner').getByRole('button', { name: 'Einladen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('checkbox', { name: role }).check({ force: true });
  await dialog.getByRole('checkbox', { name: /^Mitglied einer Gruppe/ }).uncheck({ force: true });
  await dialog.getByRole('button', { name: 'Link erstellen' }).click();
  const link = await dialog.getByRole('textbox', { name: 'Einladungslink' }).inputValue();
  await dialog.getByRole('button', { name: 'Schließen' }).click();
  return link;
}

/** How often a text occurs. */
export async function count(text: Locator, token: string): Promise<number> {
  return ((await text.textContent()) ?? '').split(token).length - 1;
}

/** What is drawn as a comment in the text. */
export const highlighted = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    ['comment', 'comment-active'].flatMap((name) =>
      [...(CSS.highlights.get(name) ?? [])].map((range) => (range instanceof Range ? range.toString() : '')),
    ),
  );

/** Selects words of a chapter as somebody with a mouse does, by a drag; again where the page still moved meanwhile. */
export async function drag(page: Page, text: Locator, words: string): Promise<void> {
  await expect(async () => {
    const box = await text.evaluate(async (root, wanted) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = (node.textContent ?? '').indexOf(wanted);
        if (at < 0) continue;
        node.parentElement?.scrollIntoView({ block: 'center' });
        await new Promise(requestAnimationFrame);
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        return { left, right, middle: (top + bottom) / 2 };
      }
      throw new Error(`not in the text: ${wanted}`);
    }, words);
    await page.mouse.move(box.left + 1, box.middle);
    await page.mouse.down();
    await page.mouse.move(box.right - 1, box.middle, { steps: 4 });
    await page.mouse.up();
    expect(await page.evaluate(() => String(document.getSelection()))).toBe(words);
  }).toPass();
}

/** The ring around a field of a form that another person is in. */
export const ring = (page: Page): Locator => page.locator('[data-others-place]');

/** Whether an element lies around another one. */
export async function isAround(outer: Locator, inner: Locator): Promise<boolean> {
  const [a, b] = [await outer.boundingBox(), await inner.boundingBox()];
  if (a === null || b === null) return false;
  const slack = 2;
  const across = a.x <= b.x + slack && a.x + a.width >= b.x + b.width - slack;
  return across && a.y <= b.y + slack && a.y + a.height >= b.y + b.height - slack;
}
