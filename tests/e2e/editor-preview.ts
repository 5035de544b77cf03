/** Opens the editor's preview page; drives it as a person would. */
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import type { LexicalEditor } from 'lexical';
import { servePreview, type Served } from '../support/editor-preview/serve.ts';
import type {} from '../support/editor-preview/main.tsx';

interface Options {
  readonly people?: number;
  readonly chapters?: number;
  readonly size?: number;
  readonly me?: number;
  readonly zoom?: number;
  readonly theme?: 'light' | 'dark';
  readonly lang?: 'de' | 'en';
  readonly latency?: number;
  readonly empty?: boolean;
  readonly all?: boolean;
  /** Line numbers in the margin. */
  readonly lines?: boolean;
}

export const test = base.extend<{ open: (options?: Options, ready?: boolean) => Promise<void> }, { served: Served }>({
  served: [
    async ({}, use) => {
      const served = await servePreview();
      await use(served);
      await served.close();
    },
    { scope: 'worker' },
  ],
  open: async ({ page, served }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error.stack)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('404')) errors.push(message.text());
    });
    await use(async (options = {}, ready = true) => {
      const query = new URLSearchParams();
      for (const [key, value] of Object.entries(options))
        if (value !== false && value !== undefined) query.set(key, String(value));
      await page.goto(`${served.url}?${query.toString()}`);
      if (ready) await expect(page.locator('.chapter-text').first()).toBeVisible();
    });
    expect(errors, 'errors on the page').toEqual([]);
  },
});

export { expect };

/** The text box of a chapter (from 1) of a person (from 0). */
export const textOf = (page: Page, chapter = 1, person = 0): Locator =>
  page
    .locator(`[data-pane="${person}"] section`)
    .nth(chapter - 1)
    .locator('.chapter-text');

export const blocksOf = (
  page: Page,
  chapter = 1,
): Promise<{ kind: string; indent: number; text: string; runs: unknown[] }[]> =>
  page.evaluate((n) => window.preview.blocks(n), chapter);

/** `kind:indent text` of each block, for comparing at a glance. */
export async function lines(page: Page, chapter = 1): Promise<string[]> {
  const blocks = await blocksOf(page, chapter);
  return blocks.map(
    ({ kind, indent, text }) =>
      `${kind === 'paragraph' && indent === 0 ? '' : `${kind}${indent > 0 ? `+${indent}` : ''}: `}${text}`,
  );
}

/** Puts the caret at a character of a block by clicking there. */
export async function caretAt(text: Locator, block: number, character: number): Promise<void> {
  const box = await text
    .locator('.block')
    .nth(block)
    .evaluate((element, offset) => {
      element.scrollIntoView({ block: 'center' });
      let rest = offset;
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const { length } = node.nodeValue ?? '';
        if (rest <= length) {
          const range = document.createRange();
          range.setStart(node, rest);
          range.collapse(true);
          const rect = range.getClientRects()[0];
          if (rect !== undefined) return { x: rect.left, y: rect.top + rect.height / 2 };
        }
        rest -= length;
      }
      const rect = element.getBoundingClientRect();
      return { x: rect.left + Number.parseFloat(getComputedStyle(element).paddingLeft) + 1, y: rect.top + 10 };
    }, character);
  await text.page().mouse.click(box.x, box.y);
  // The browser tells of a moved caret in a task of its own; a key within the same frame would still find the old one.
  await text
    .page()
    .evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))));
}

/** Pastes as the browser does: a real paste event with data of several types. */
export async function paste(page: Page, data: Record<string, string>, plain = false): Promise<void> {
  if (plain)
    await page.evaluate(() =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'V',
          code: 'KeyV',
          ctrlKey: true,
          shiftKey: true,
          bubbles: true,
          cancelable: true,
        }),
      ),
    );
  await page.evaluate((entries) => {
    const transfer = new DataTransfer();
    for (const [type, value] of Object.entries(entries)) transfer.setData(type, value);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
    );
  }, data);
}

/** Waits until the editor knows what is selected: browsers tell it a frame later. */
export async function selected(page: Page, content: string): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const root = document.activeElement;
        const editor = root !== null && '__lexicalEditor' in root ? (root.__lexicalEditor as LexicalEditor) : null;
        return (
          editor?.getEditorState().read(() => editor.getEditorState()._selection?.getTextContent() ?? null) ?? null
        );
      }),
    )
    .toBe(content);
}
