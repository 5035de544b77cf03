import type { Page } from '@playwright/test';
import { blocksOf, caretAt, expect, selected, test, textOf } from './editor-preview.ts';
import { work } from './work-mode.ts';

/** Where a word of a block stands in the window. */
async function boxOf(page: Page, block: number, word: string): Promise<{ x: number; y: number; left: number }> {
  return textOf(page)
    .locator('.block')
    .nth(block)
    .evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const box = range.getBoundingClientRect();
        return { x: box.left + box.width / 2, y: box.top + box.height / 2, left: box.left };
      }
      throw new Error(`no ${wanted}`);
    }, word);
}

/** Selects a word by a double click and drags it before another one. */
async function dragWord(page: Page, word: string, before: string): Promise<void> {
  const from = await boxOf(page, 1, word);
  await page.mouse.dblclick(from.x, from.y);
  await selected(page, word);
  const to = await boxOf(page, 1, before);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.left + 30, to.y + 3, { steps: 4 });
  await page.mouse.move(to.left + 1, to.y, { steps: 4 });
  await page.mouse.up();
}

test('SX9 words that are dragged to another place of the text stand there, in suggestion mode as a suggestion; undo brings them back', async ({
  page,
  open,
}) => {
  await open({ chapters: 1 });
  const text = textOf(page);
  const words = async (): Promise<string> => (await blocksOf(page))[1]?.text ?? '';
  const original = await words();
  const [first = '', second = '', third = '', fourth = ''] = original.split(' ');
  await caretAt(text, 1, 0);
  await dragWord(page, fourth, second);
  const moved = [first, `${fourth}${second}`, third].join(' ');
  await expect.poll(words).toContain(moved);
  expect((await words()).length).toBe(original.length);
  await page.keyboard.press('Control+z');
  await expect.poll(words).toBe(original);

  await work(page, 'Vorschlagen');
  await caretAt(text, 1, 0);
  await dragWord(page, fourth, second);
  await expect(text.getByRole('insertion')).toHaveText(fourth);
  await expect(text.getByRole('deletion')).toHaveText(fourth);
  await page.keyboard.type('!');
  await expect(text.getByRole('insertion')).toHaveText(`${fourth}!`);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(words).toBe(original);
  await expect(text.locator('[data-suggested]')).toHaveCount(0);
});
